package thawline.pipeline;

import java.util.List;
import thawline.tensor.Samples;

/// Draws lines between points into a colour copy of the original, each with paper on both sides so that it shows on
/// any ground.
public final class Outlines {

    /// Distinct on light and on dark.
    private static final float[][] INKS = {
        {255, 40, 40}, {40, 120, 255}, {20, 160, 60}, {240, 140, 0}, {170, 60, 220}, {0, 160, 170}
    };

    private static final float[] PAPER = {255, 255, 255};
    private static final double EDGE = 1;

    private Outlines() {}

    /// A line through points (x, y), closed or not.
    ///
    /// @param ink which of a few colours, counted around
    public record Line(List<double[]> points, boolean closed, int ink) {
        public Line {
            points = List.copyOf(points);
        }

        private int sides() {
            return closed ? points.size() : points.size() - 1;
        }

        private double distance(double x, double y) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < sides(); i++) {
                double[] a = points.get(i);
                double[] b = points.get((i + 1) % points.size());
                double dx = b[0] - a[0];
                double dy = b[1] - a[1];
                double length = dx * dx + dy * dy;
                double along = length > 0 ? Math.clamp(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1) : 0;
                least = Math.min(least, Math.hypot(a[0] + along * dx - x, a[1] + along * dy - y));
            }
            return least;
        }
    }

    /// A new picture of three channels; the depth stays.
    public static Samples draw(Samples original, List<Line> lines) {
        Canvas canvas = Canvas.copyOf(original);
        double width = Math.clamp(Math.min(canvas.height(), canvas.width()) / 400.0, 0.8, 4);
        for (Line line : lines) {
            paint(canvas, line, width + EDGE, PAPER);
            paint(canvas, line, width, INKS[line.ink % INKS.length]);
        }
        return canvas.picture();
    }

    private static void paint(Canvas canvas, Line line, double width, float[] colour) {
        double reach = width + 1;
        for (int i = 0; i < line.sides(); i++) {
            double[] a = line.points.get(i);
            double[] b = line.points.get((i + 1) % line.points.size());
            Line side = new Line(List.of(a, b), false, line.ink);
            for (int y = inside(Math.min(a[1], b[1]) - reach, canvas.height());
                    y <= inside(Math.max(a[1], b[1]) + reach, canvas.height());
                    y++) {
                for (int x = inside(Math.min(a[0], b[0]) - reach, canvas.width());
                        x <= inside(Math.max(a[0], b[0]) + reach, canvas.width());
                        x++) {
                    canvas.blend(y, x, colour, (float) Math.clamp(width + 0.5 - side.distance(x, y), 0, 1));
                }
            }
        }
    }

    private static int inside(double at, int n) {
        return Math.clamp(Math.round(at), 0, n - 1);
    }
}
