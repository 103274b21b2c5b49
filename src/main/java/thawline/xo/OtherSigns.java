package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.data.Chance;

/// What is neither X nor O: nothing, scribbles, letters and digits, figures; in the square −1 … 1.
///
/// Nothing here is one that a person could take for an X or O: no 0, and no Q that is a ring with a mark.
final class OtherSigns {

    /// One sign a line: strokes part by `|`, points in tenths, x to the right and y down; `~` is a smooth curve.
    /// What would be an X when it leans has `!` before it.
    private static final String LETTERS = """
        -8,10 0,-10 8,10 | -5,3 5,3
        -6,-10 -6,10 | ~ -6,-10 3,-9 5,-6 3,-2 -6,-1 | ~ -6,-1 4,1 6,5 4,9 -6,10
        ~ 7,-7 3,-10 -4,-9 -8,-2 -7,5 -2,10 4,9 8,6
        -6,-11 -6,11 | ~ -8,-10 0,-10 6,-6 8,0 6,6 0,10 -8,10
        7,-10 -6,-10 -6,10 7,10 | -6,0 4,0
        7,-10 -6,-10 -6,10 | -6,0 4,0
        ~ 7,-6 3,-10 -4,-9 -8,-2 -7,5 -2,10 4,9 7,6 7,1 | 7,1 1,1
        -7,-10 -7,10 | 7,-10 7,10 | -7,0 7,0
        0,-10 0,10 | -5,-10 5,-10 | -5,10 5,10
        ~ 5,-10 5,0 5,6 2,10 -3,10 -6,7
        ! -6,-10 -6,10 | 7,-10 -6,1 | -3,-2 7,10
        -6,-10 -6,10 7,10
        -9,10 -8,-10 0,4 8,-10 9,10
        -7,10 -7,-10 7,10 7,-10
        -6,10 -6,-10 | ~ -6,-10 3,-10 6,-6 3,-1 -6,0
        -6,10 -6,-10 | ~ -6,-10 3,-10 6,-6 3,-2 -6,-1 | -2,-1 7,10
        ~ 6,-7 2,-10 -4,-9 -6,-5 -2,-1 3,1 6,5 3,9 -3,10 -7,7
        -8,-10 8,-10 | 0,-10 0,10
        ~ -7,-10 -7,0 -6,7 0,10 6,7 7,0 7,-10
        -8,-10 0,10 8,-10
        -10,-10 -5,10 0,-5 5,10 10,-10
        ! -8,-10 0,-1 8,-10 | 0,-1 0,10
        -7,-10 7,-10 -7,10 7,10
        ~ 5,-4 0,-7 -5,-4 -6,2 -3,8 2,7 5,2 5,-6 | ~ 5,-6 5,4 6,8 9,8
        -5,-11 -5,9 | ~ -5,1 0,-2 5,1 5,7 0,10 -5,7
        5,-11 5,9 | ~ 5,1 0,-2 -5,1 -5,7 0,10 5,7
        ~ -6,1 0,1 6,0 5,-6 0,-9 -5,-6 -7,1 -4,8 2,9 7,6
        ! ~ 6,-8 3,-10 0,-7 0,0 0,10 | -5,-2 5,-2
        ~ 4,-8 0,-10 -5,-7 -4,-2 1,-1 4,-4 4,-9 | ~ 4,-9 5,0 4,7 0,10 -5,8
        -6,-11 -6,10 | ~ -6,3 -1,-2 4,0 5,4 5,10
        0,-3 0,10 | 0,-9 0,-8
        ~ 3,-3 3,4 2,9 -2,10 -5,8 | 3,-9 3,-8
        ! -5,-11 -5,10 | 5,-3 -5,4 | -3,3 6,10
        ~ 0,-11 -1,0 0,8 4,9
        -9,8 -9,-5 | ~ -9,-1 -5,-6 -1,-4 0,0 0,8 | ~ 0,-1 4,-6 8,-4 9,0 9,8
        -6,8 -6,-6 | ~ -6,-1 0,-6 5,-4 6,0 6,8
        -5,11 -5,-6 | ~ -5,-3 0,-6 5,-3 5,2 0,5 -5,2
        5,11 5,-6 | ~ 5,-3 0,-6 -5,-3 -5,2 0,5 5,2
        -4,8 -4,-6 | ~ -4,-1 0,-5 5,-5
        ! 0,-10 0,10 | -6,-5 6,-5
        ~ -6,-6 -6,2 -3,7 2,6 6,1 | ~ 6,-6 6,2 7,7
        ~ -9,-6 -8,4 -4,8 0,2 4,8 8,4 9,-6
        ! -6,-8 1,2 | 7,-8 -4,10
        -6,-6 6,-6 -6,6 6,6
        ! ~ -6,-8 -2,-10 0,-6 0,4 3,8 7,6 | -5,0 5,0
        """;

    private static final String DIGITS = """
        -4,-6 1,-10 1,10
        0,-10 0,10
        ~ -6,-6 -2,-10 4,-9 5,-4 0,2 -6,9 | -6,9 7,10
        ~ -5,-8 0,-10 5,-7 4,-2 -1,-1 | ~ -1,-1 5,1 6,6 1,10 -6,8
        ! 4,10 4,-10 -7,4 8,4
        6,-10 -4,-10 -5,-1 | ~ -5,-1 1,-3 6,1 5,7 0,10 -6,8
        ~ 5,-10 -1,-7 -5,0 -6,6 -2,10 3,9 5,5 2,2 -2,3 -5,6
        -7,-10 7,-10 -2,10
        ! -7,-10 7,-10 -2,10 | -3,0 5,0
        ~ 4,-8 -1,-10 -5,-7 -3,-2 3,1 6,6 1,10 -5,8 -5,3 0,-1 5,-5 4,-8
        ~ 5,-8 0,-10 -5,-7 -4,-2 1,-1 5,-4 5,-8 5,0 2,7 -2,10
        """;

    private static final String FIGURES = """
        -9,8 0,-9 9,8 -9,8
        -8,-8 8,-8 8,8 -8,8 -8,-8
        -10,-5 10,-5 10,5 -10,5 -10,-5
        -8,1 -3,8 8,-9
        -10,0 10,0 | 4,-6 10,0 4,6
        0,10 0,-10 | -6,-4 0,-10 6,-4
        ! 0,-9 0,9 | -9,0 9,0
        ! 0,-10 0,10 | -9,-5 9,5 | -9,5 9,-5
        -4,-10 -4,10 | 4,-10 4,10
        -10,-4 10,-4 | -10,4 10,4
        -4,-10 -5,10 | 5,-10 4,10 | -10,-4 10,-5 | -10,4 10,3
        -10,-4 -5,4 0,-4 5,4 10,-4
        ~ -10,0 -6,-5 -2,0 2,5 6,0 10,-4
        ~ 1,0 0,-2 -3,0 -1,4 4,3 6,-2 2,-7 -5,-6 -9,0 -6,8 2,10 9,5
        ~ -10,5 -8,-3 0,-8 8,-3 10,5
        ~ 5,-10 -3,-8 -7,0 -3,8 5,10
        ~ -5,-10 3,-8 7,0 3,8 -5,10
        ~ -5,-6 -3,-10 3,-10 5,-5 1,-1 0,4 | 0,9 0,10
        0,-10 0,4 | 0,9 0,10
        8,-10 -8,0 8,10
        -8,-10 8,0 -8,10
        -10,0 10,0
        ~ 0,9 -9,-1 -8,-8 -3,-9 0,-4 3,-9 8,-8 9,-1 0,9
        4,-10 -5,1 4,-1 -4,10
        -5,10 5,-10 | -7,-8 -4,-8 | 4,8 7,8
        """;

    private static final List<List<Written>> TABLES = List.of(read(LETTERS), read(DIGITS), read(FIGURES));

    private OtherSigns() {}

    /// A stroke of the tables.
    private record Part(boolean smooth, double[] xy) {}

    private record Written(boolean upright, List<Part> parts) {

        /// By a hand: every point a little beside its place, and of a width of its own.
        List<Stroke> by(Chance chance, Traits traits) {
            double width = chance.between(0.8, 1.15);
            List<Stroke> strokes = new ArrayList<>();
            for (Part part : parts) {
                double[] xy = new double[part.xy.length];
                for (int i = 0; i < xy.length; i++) {
                    xy[i] = (i % 2 == 0 ? width : 1) * (0.1 * part.xy[i]) + chance.between(-0.07, 0.07);
                }
                strokes.add(part.smooth ? Stroke.smooth(xy) : Stroke.lines(xy));
            }
            return upright ? Stroke.leaning(strokes, -0.7, traits) : strokes;
        }
    }

    /// May be of no strokes.
    static List<Stroke> draw(Chance chance, Traits traits) {
        double kind = chance.between(0, 1);
        if (kind < 0.07) {
            return List.of();
        }
        if (kind < 0.16) {
            return List.of(scribble(chance));
        }
        if (kind < 0.25) {
            return List.of(line(chance));
        }
        if (kind < 0.3) {
            return List.of(arc(chance));
        }
        if (kind < 0.34) {
            return dots(chance);
        }
        List<Written> table = TABLES.get(kind < 0.67 ? 0 : kind < 0.8 ? 1 : 2);
        return table.get((int) chance.between(0, table.size())).by(chance, traits);
    }

    /// To and fro, and over the whole place.
    private static Stroke scribble(Chance chance) {
        int turns = (int) chance.between(8, 16);
        double[] xy = new double[2 * turns];
        boolean zigzag = chance.half();
        for (int i = 0; i < turns; i++) {
            if (zigzag) {
                xy[2 * i] = -1 + 2.0 * i / (turns - 1) + chance.between(-0.15, 0.15);
                xy[2 * i + 1] = (i % 2 == 0 ? -1 : 1) * chance.between(0.5, 1);
            } else {
                xy[2 * i] = chance.between(-1, 1);
                xy[2 * i + 1] = chance.between(-1, 1);
            }
        }
        return Stroke.smooth(xy);
    }

    /// Half an X, or a line anyhow.
    private static Stroke line(Chance chance) {
        double angle = chance.between(0, Math.PI);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        double bend = chance.between(-0.2, 0.2);
        return Stroke.smooth(-x, -y, -bend * y, bend * x, x, y);
    }

    /// A part of a ring that nobody closes: a third to five eighths of it.
    private static Stroke arc(Chance chance) {
        double from = chance.between(0, 2 * Math.PI);
        double sweep = chance.between(0.33, 0.62) * 2 * Math.PI;
        double[] xy = new double[16];
        for (int i = 0; i < 8; i++) {
            xy[2 * i] = StrictMath.cos(from + sweep * i / 7);
            xy[2 * i + 1] = StrictMath.sin(from + sweep * i / 7);
        }
        return Stroke.smooth(xy);
    }

    private static List<Stroke> dots(Chance chance) {
        int count = (int) chance.between(1, 6);
        List<Stroke> dots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = chance.between(-0.9, 0.9);
            double y = chance.between(-0.9, 0.9);
            dots.add(Stroke.lines(x, y, x + chance.between(-0.08, 0.08), y + chance.between(-0.08, 0.08)));
        }
        return dots;
    }

    private static List<Written> read(String table) {
        return table.lines()
                .map(line -> new Written(
                        line.startsWith("!"),
                        Arrays.stream(line.replace("!", "").split("\\|"))
                                .map(String::strip)
                                .map(OtherSigns::part)
                                .toList()))
                .toList();
    }

    private static Part part(String text) {
        boolean smooth = text.startsWith("~");
        double[] xy = Arrays.stream((smooth ? text.substring(1) : text).strip().split("[ ,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Part(smooth, xy);
    }
}
