package thawline.tensor;

/// One number per axis (d, h, w), such as a stride or a dilation; each is at least 1.
public record Axes(int d, int h, int w) {

    public static final Axes ONE = new Axes(1, 1, 1);

    public Axes {
        if (d < 1 || h < 1 || w < 1) {
            throw new IllegalArgumentException(
                    "stride and dilation are at least 1, but were (" + d + ", " + h + ", " + w + ")");
        }
    }

    /// The same step down and across; the depth axis keeps 1.
    public static Axes plane(int step) {
        return new Axes(1, step, step);
    }

    public boolean isOne() {
        return d == 1 && h == 1 && w == 1;
    }
}
