package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sign as it is meant: lines of points in −1 … 1, x to the right, y down. What a template is drawn from.
///
/// @param lines each a row of (x, y), joined by straight pieces
record Glyph(List<double[][]> lines) {

    private static final int ROUND = 24;

    /// From full ink to paper, in pixels.
    private static final double EDGE = 2;

    Glyph {
        lines = List.copyOf(lines);
    }

    /// One row of points: x, y, x, y, …
    static Glyph line(double... xy) {
        double[][] points = new double[xy.length / 2][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {xy[2 * i], xy[2 * i + 1]};
        }
        return new Glyph(List.<double[][]>of(points));
    }

    /// A piece of the circle around (0, 0) of radius 1: degrees from the right, clockwise as they are seen.
    static Glyph arc(double from, double to) {
        double[] xy = new double[2 * ROUND + 2];
        for (int i = 0; i <= ROUND; i++) {
            double a = Math.toRadians(from + (to - from) * i / ROUND);
            xy[2 * i] = StrictMath.cos(a);
            xy[2 * i + 1] = StrictMath.sin(a);
        }
        return line(xy);
    }

    /// Both, over each other.
    Glyph with(Glyph other) {
        List<double[][]> all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new Glyph(all);
    }

    /// x becomes a·x + b·y + e, y becomes c·x + d·y + f.
    private Glyph mapped(double a, double b, double c, double d, double e, double f) {
        return new Glyph(lines.stream()
                .map(line -> Arrays.stream(line)
                        .map(p -> new double[] {a * p[0] + b * p[1] + e, c * p[0] + d * p[1] + f})
                        .toArray(double[][]::new))
                .toList());
    }

    Glyph sized(double across, double down) {
        return mapped(across, 0, 0, down, 0, 0);
    }

    Glyph moved(double right, double down) {
        return mapped(1, 0, 0, 1, right, down);
    }

    /// Clockwise as it is seen.
    Glyph turned(double degrees) {
        double cos = StrictMath.cos(Math.toRadians(degrees));
        double sin = StrictMath.sin(Math.toRadians(degrees));
        return mapped(cos, -sin, sin, cos, 0, 0);
    }

    /// Drawn in the middle of a square with a round pen, row by row: 0 paper … 1 ink, edges two pixels wide.
    ///
    /// @param unit pixels from 0 to 1
    /// @param half of the pen's width in pixels
    float[] drawn(int side, double unit, double half) {
        float[] ink = new float[side * side];
        double middle = (side - 1) / 2.0;
        for (int i = 0; i < ink.length; i++) {
            int row = i / side;
            int column = i % side;
            double distance = distance((column - middle) / unit, (row - middle) / unit) * unit;
            ink[i] = (float) Math.clamp((half + EDGE / 2 - distance) / EDGE, 0, 1);
        }
        return ink;
    }

    private double distance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (double[][] line : lines) {
            for (int i = 0; i + 1 < line.length; i++) {
                least = Math.min(least, toPiece(x, y, line[i], line[i + 1]));
            }
        }
        return least;
    }

    private static double toPiece(double x, double y, double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1);
        return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
    }
}
