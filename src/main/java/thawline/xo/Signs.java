package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The ideal signs, and what is easily taken for them.
final class Signs {

    static final Glyph X = Glyph.line(-1, -1, 1, 1).with(Glyph.line(1, -1, -1, 1));

    static final Glyph O = Glyph.arc(0, 360);

    /// Signs of straight lines: bars, + T L V Y K H F E N M W Z 7 4 A, ticks and arrows, a triangle and
    /// boxes, and half an X with and without more.
    private static final String BARS = """
        0,-10 0,10
        -10,0 10,0
        -10,-10 10,10
        10,-10 -10,10
        -4,-10 -4,10 | 4,-10 4,10
        -10,-4 10,-4 | -10,4 10,4
        0,-10 0,10 | -10,0 10,0
        0,-10 0,10 | -7,-10 7,-10
        -6,-10 -6,10 6,10
        -6,10 -6,-10 6,-10
        6,10 6,-10 -6,-10
        6,-10 6,10 -6,10
        -8,-10 0,10 8,-10
        -8,10 0,-10 8,10
        8,-10 -6,0 8,10
        -8,-10 6,0 -8,10
        -8,-10 0,0 8,-10 | 0,0 0,10
        8,-10 -6,10 | -8,-10 0,0
        -6,-10 -6,10 | 7,-10 -6,1 7,10
        -7,-10 -7,10 | 7,-10 7,10 | -7,0 7,0
        6,-10 -6,-10 -6,10 | -6,0 4,0
        6,-10 -6,-10 -6,10 6,10 | -6,0 5,0
        -7,10 -7,-10 7,10 7,-10
        -8,10 -7,-10 0,3 7,-10 8,10
        -9,-10 -5,10 0,-4 5,10 9,-10
        -8,-10 8,-10 -8,10 8,10
        -8,-10 8,-10 -3,10
        4,10 4,-10 -8,4 8,4
        -8,10 0,-10 8,10 | -4,2 4,2
        -10,1 -4,8 10,-8
        -10,0 10,0 | 4,-6 10,0 4,6
        0,10 0,-10 | -6,-4 0,-10 6,-4
        -9,8 0,-9 9,8 -9,8
        -8,-8 8,-8 8,8 -8,8 -8,-8
        -10,-5 10,-5 10,5 -10,5 -10,-5
        -5,-10 5,-10 5,10 -5,10 -5,-10
        0,-10 0,10 | -10,0 10,0 | -7,-7 7,7 | -7,7 7,-7
        -4,-10 -4,10 | 4,-10 4,10 | -10,-4 10,-4 | -10,4 10,4
        """;

    private Signs() {}

    /// Two arms over the whole height, or over the whole width where they are flatter, which lean so many
    /// degrees from the upright.
    static Glyph x(double falling, double rising) {
        return arm(falling).with(arm(rising).sized(-1, 1));
    }

    private static Glyph arm(double degrees) {
        double across = StrictMath.sin(Math.toRadians(degrees));
        double down = StrictMath.cos(Math.toRadians(degrees));
        double most = Math.max(across, down);
        return Glyph.line(-across / most, -down / most, across / most, down / most);
    }

    private static List<Glyph> others() {
        List<Glyph> all = new ArrayList<>();
        BARS.lines().map(Signs::read).forEach(all::add);
        all.addAll(List.of(
                Glyph.arc(45, 315), // C
                Glyph.arc(-135, 135),
                Glyph.arc(45, 315).with(Glyph.line(0.7, 0.7, 0.7, 0.1, 0.1, 0.1)), // G
                Glyph.arc(0, 180).moved(0, -0.5),
                Glyph.arc(180, 360).moved(0, 0.5),
                Glyph.arc(90, 270).moved(0.5, 0),
                Glyph.arc(-90, 90).moved(-0.5, 0),
                arch(),
                arch().sized(1, -1), // U
                Glyph.arc(-210, 90).sized(0.6, 0.5).moved(0, -0.5).with(BELLY), // 3
                Glyph.arc(-180, 45)
                        .sized(0.8, 0.55)
                        .moved(0, -0.45)
                        .with(Glyph.line(0.57, -0.06, -0.8, 1, 0.8, 1)), // 2
                Glyph.arc(-20, -270).sized(0.7, 0.5).moved(0, -0.5).with(BELLY), // S
                Glyph.line(0.7, -1, -0.6, -1, -0.6, -0.1).with(BELLY), // 5
                RING.moved(0, 0.5).with(Glyph.arc(180, 270).sized(1, 1.5).moved(0.35, 0.5)), // 6
                RING.moved(0, -0.5).with(Glyph.line(0.65, -0.5, 0.4, 1)), // 9
                RING.sized(0.9, 1).moved(0, -0.5).with(RING.moved(0, 0.5)), // 8
                STEM.with(BOW.moved(0, -0.5)), // P
                STEM.with(BOW.moved(0, -0.5)).with(BOW.moved(0, 0.5)), // B
                STEM.with(BOW.moved(0, -0.5)).with(Glyph.line(-0.3, 0, 0.65, 1)), // R
                STEM.with(Glyph.arc(-90, 90).sized(1.3, 1).moved(-0.65, 0)), // D
                STEM.with(RING.moved(0, 0.5)), // b
                STEM.sized(-1, 1).with(RING.moved(0, 0.5)), // d
                STEM.sized(-1, 1).with(RING.moved(0, -0.5)), // q
                Glyph.arc(0, 360).sized(0.6, 0.8).with(Glyph.line(0.65, -0.8, 0.65, 0.8, 1, 0.8)), // a
                Glyph.arc(0, -320).sized(0.8, 0.9).with(Glyph.line(-0.8, 0, 0.8, 0)), // e
                Glyph.arc(-90, 200).with(Glyph.arc(20, 360).sized(0.5, 0.5)), // a spiral
                Glyph.line(0.65, -1, 0.65, 0.4)
                        .with(Glyph.arc(0, 150).sized(0.65, 0.6).moved(0, 0.4)), // J
                Glyph.arc(0, 360).sized(0.1, 0.1)));
        return List.copyOf(all);
    }

    private static final Glyph STEM = Glyph.line(-0.65, -1, -0.65, 1);

    private static final Glyph RING = Glyph.arc(0, 360).sized(0.65, 0.5);

    private static final Glyph BOW = Glyph.arc(-90, 90).sized(1.2, 0.5).moved(-0.6, 0);

    private static final Glyph BELLY = Glyph.arc(-90, 160).sized(0.7, 0.5).moved(0, 0.5);

    /// Signs that are neither.
    static final List<Glyph> OTHERS = others();

    /// n
    private static Glyph arch() {
        return Glyph.arc(180, 360)
                .sized(0.75, 1)
                .moved(0, 0.2)
                .with(Glyph.line(-0.75, 0.2, -0.75, 1))
                .with(Glyph.line(0.75, 0.2, 0.75, 1));
    }

    /// Points in tenths; strokes are parted by a bar.
    private static Glyph read(String sign) {
        return new Glyph(Arrays.stream(sign.split("\\|"))
                .flatMap(stroke -> Glyph.line(Arrays.stream(stroke.strip().split("[ ,]+"))
                                .mapToDouble(t -> Double.parseDouble(t) / 10)
                                .toArray())
                        .lines()
                        .stream())
                .toList());
    }
}
