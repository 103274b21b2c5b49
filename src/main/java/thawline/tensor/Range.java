package thawline.tensor;

/// The closed interval [min, max] that the values of a stack of planes lie in.
public record Range(float min, float max) {

    /// What an 8-bit picture holds, and in our units every other integer picture too.
    public static final Range PICTURE = new Range(0, 255);

    public static final Range ANY = new Range(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    public Range {
        if (!(min <= max)) {
            throw new IllegalArgumentException("range [" + min + ", " + max + "] is empty");
        }
    }

    /// Rounded outwards, so that no value of the wider type falls out. A bound that is not a number, as ∞ − ∞, says
    /// nothing.
    public static Range of(double min, double max) {
        return new Range(
                Double.isNaN(min) ? Float.NEGATIVE_INFINITY : below(min),
                Double.isNaN(max) ? Float.POSITIVE_INFINITY : above(max));
    }

    /// The smallest range that holds both.
    public Range hull(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    public Range hull(float value) {
        return new Range(Math.min(min, value), Math.max(max, value));
    }

    public boolean contains(float value) {
        return min <= value && value <= max;
    }

    /// The largest magnitude in the range.
    public float magnitude() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    private static float below(double v) {
        float f = (float) v;
        return f > v ? Math.nextDown(f) : f;
    }

    private static float above(double v) {
        float f = (float) v;
        return f < v ? Math.nextUp(f) : f;
    }
}
