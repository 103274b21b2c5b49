package thawline.filter;

import thawline.core.Footprint;

/// The footprints of morphology. OpenCV's `getStructuringElement`.
public enum Shape {
    /// All of it.
    RECT,
    /// The middle row and the middle column.
    CROSS,
    /// The ellipse that touches all four sides.
    ELLIPSE;

    public Footprint of(int ksize) {
        return of(ksize, ksize);
    }

    public Footprint of(int height, int width) {
        Check.atLeastOne("ksize", height);
        Check.atLeastOne("ksize", width);
        boolean[] taken = new boolean[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                taken[y * width + x] = has(y - height / 2, x - width / 2, height / 2, width / 2);
            }
        }
        return Footprint.of(height, width, taken);
    }

    /// Whether the place (y, x) from the middle belongs to the shape of radii ry, rx.
    private boolean has(int y, int x, int ry, int rx) {
        return switch (this) {
            case RECT -> true;
            case CROSS -> y == 0 || x == 0;
            case ELLIPSE -> Math.abs(x) <= StrictMath.rint(rx * chord(y, ry));
        };
    }

    /// √(1 − (y/r)²)
    private static double chord(int y, int r) {
        return r == 0 ? 0 : StrictMath.sqrt((r * r - y * y) * (1.0 / (r * r)));
    }
}
