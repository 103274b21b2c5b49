package thawline.pipeline;

import java.util.List;
import thawline.filter.Corner;
import thawline.tensor.Samples;

/// Draws a sign at each corner into a colour copy of the original.
public record Mark(int radius, Sign sign) {

    /// What is drawn.
    public enum Sign {
        RING,
        CROSS
    }

    private static final float[] INK = {255, 40, 40};
    private static final float[] PAPER = {255, 255, 255};
    private static final double EDGE = 0.8; // pixels of paper on each side of the ink

    public Mark {
        if (radius < 1) {
            throw new IllegalArgumentException("radius " + radius + " is less than 1; use 5");
        }
    }

    /// A new picture of three channels; a grey original becomes colour. The depth stays.
    public Samples draw(Samples original, List<Corner> corners) {
        Canvas canvas = Canvas.copyOf(original);
        double line = Math.max(0.6, radius * 0.11);
        for (Corner corner : corners) {
            paint(canvas, corner, line + EDGE, PAPER);
            paint(canvas, corner, line, INK);
        }
        return canvas.picture();
    }

    /// Each pixel takes the colour by how much of it lies within `line` of the sign: 1 inside, 0 outside, and
    /// a ramp one pixel wide between.
    private void paint(Canvas canvas, Corner corner, double line, float[] colour) {
        int reach = (int) Math.ceil(radius + line + 1);
        int cx = (int) Math.round(corner.x());
        int cy = (int) Math.round(corner.y());
        for (int y = Math.max(cy - reach, 0); y <= Math.min(cy + reach, canvas.height() - 1); y++) {
            for (int x = Math.max(cx - reach, 0); x <= Math.min(cx + reach, canvas.width() - 1); x++) {
                double away = distance(Math.abs(x - corner.x()), Math.abs(y - corner.y()));
                canvas.blend(y, x, colour, (float) Math.clamp(line + 0.5 - away, 0, 1));
            }
        }
    }

    /// From a point beside the middle to the sign's line.
    private double distance(double x, double y) {
        return switch (sign) {
            case RING -> Math.abs(Math.sqrt(x * x + y * y) - radius);
            case CROSS -> Math.min(toBar(x, y), toBar(y, x));
        };
    }

    private double toBar(double along, double across) {
        double beyond = Math.max(along - radius, 0);
        return Math.sqrt(beyond * beyond + across * across);
    }
}
