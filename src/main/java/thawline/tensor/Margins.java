package thawline.tensor;

/// How far an operation reads beyond its output on each side of each axis, in elements.
public record Margins(int front, int back, int top, int bottom, int left, int right) {

    public static final Margins ZERO = new Margins(0, 0, 0, 0, 0, 0);

    public Margins {
        if (front < 0 || back < 0 || top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException(
                    "margins are not negative, but were front " + front + ", back " + back + ", top " + top
                            + ", bottom " + bottom + ", left " + left + ", right " + right + "; to cut, use crop");
        }
    }

    public static Margins plane(int top, int bottom, int left, int right) {
        return new Margins(0, 0, top, bottom, left, right);
    }

    public static Margins plane(int all) {
        return plane(all, all, all, all);
    }

    /// (c, d, h, w) → (c, d + front + back, h + top + bottom, w + left + right)
    public Shape around(Shape s) {
        return new Shape(s.c(), s.d() + front + back, s.h() + top + bottom, s.w() + left + right);
    }

    public boolean isZero() {
        return equals(ZERO);
    }
}
