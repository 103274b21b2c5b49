package thawline.tensor;

/// (c, d, h, w): channels, depth, height, width. A picture has d = 1; a signal has h = 1 (or w = 1) as well.
public record Shape(int c, int d, int h, int w) {

    public Shape {
        if (c < 1 || d < 1 || h < 1 || w < 1) {
            throw new IllegalArgumentException("shape (" + c + ", " + d + ", " + h + ", " + w
                    + ") has an axis without elements; every axis is at least 1");
        }
        if ((double) c * d * h * w > Integer.MAX_VALUE - 1024) { // four ints can leave a long
            throw new IllegalArgumentException("shape (" + c + ", " + d + ", " + h + ", " + w
                    + ") has more elements than one array can hold (2^31); make it smaller, or split the picture");
        }
    }

    /// One picture plane of h rows and w columns.
    public static Shape plane(int h, int w) {
        return new Shape(1, 1, h, w);
    }

    /// A stack of c picture planes.
    public static Shape planes(int c, int h, int w) {
        return new Shape(c, 1, h, w);
    }

    public Shape withChannels(int channels) {
        return new Shape(channels, d, h, w);
    }

    /// The number of elements.
    public int size() {
        return c * d * h * w;
    }

    @Override
    public String toString() {
        return "(" + c + ", " + d + ", " + h + ", " + w + ")";
    }
}
