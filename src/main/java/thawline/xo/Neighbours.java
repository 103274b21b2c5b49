package thawline.xo;

import thawline.data.Chance;

/// Ends of other strokes, and of the lines of a board, that reach into a picture.
final class Neighbours {

    /// How far in, as a share of the side.
    private static final double DEEP = 0.05;

    private Neighbours() {}

    static void draw(Chance chance, double width, Ink ink) {
        int count = (int) chance.between(1, 4);
        for (int i = 0; i < count; i++) {
            int edge = (int) chance.between(0, 4);
            boolean along = chance.half();
            double depth = chance.between(0, DEEP);
            double at = chance.between(0, 1);
            double slope = chance.between(-0.5, 0.5);
            if (along) {
                line(ink, edge, width, -0.1, depth - 0.02 * slope, 1.1, depth + 0.02 * slope);
            } else {
                line(ink, edge, width, at, depth - 0.03, at + 0.3 * slope, -0.2);
            }
        }
    }

    /// From the side's own point of view: along it, and into the picture.
    private static void line(Ink ink, int edge, double width, double u0, double v0, double u1, double v1) {
        double n = ink.side;
        double w = Math.min(width, 0.08 * n);
        double depth = w / (2 * n); // the line's rim, not its middle, is that deep
        ink.line(
                x(edge, u0, v0 - depth) * n,
                y(edge, u0, v0 - depth) * n,
                w,
                x(edge, u1, v1 - depth) * n,
                y(edge, u1, v1 - depth) * n,
                w);
    }

    private static double x(int edge, double u, double v) {
        return switch (edge) {
            case 0, 2 -> u;
            case 1 -> 1 - v;
            default -> v;
        };
    }

    private static double y(int edge, double u, double v) {
        return switch (edge) {
            case 0 -> v;
            case 2 -> 1 - v;
            default -> u;
        };
    }
}
