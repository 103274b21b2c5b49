package thawline.tensor;

/// What lies beyond the edge of a plane. For the row `abcd`:
///
/// | mode | left of it | right of it |
/// |---|---|---|
/// | `CONSTANT` (value v) | `vvv` | `vvv` |
/// | `REPLICATE` | `aaa` | `ddd` |
/// | `REFLECT_101` | `dcb` | `cba` |
/// | `REFLECT` | `cba` | `dcb` |
/// | `WRAP` | `bcd` | `abc` |
/// | `NONE` | nothing: the output shrinks | nothing |
///
/// The names and meanings are OpenCV's `BORDER_*`. Every border is a linear (for `CONSTANT` an affine) map of
/// the plane, decided in one place: [#source(int, int)].
public record Border(Mode mode, float value) {

    /// The kinds of border.
    public enum Mode {
        NONE,
        CONSTANT,
        REPLICATE,
        REFLECT_101,
        REFLECT,
        WRAP
    }

    public static final Border NONE = new Border(Mode.NONE, 0);
    public static final Border ZERO = new Border(Mode.CONSTANT, 0);
    public static final Border REPLICATE = new Border(Mode.REPLICATE, 0);
    public static final Border REFLECT_101 = new Border(Mode.REFLECT_101, 0);
    public static final Border REFLECT = new Border(Mode.REFLECT, 0);
    public static final Border WRAP = new Border(Mode.WRAP, 0);

    /// What [#source(int, int)] answers where the border's own value stands.
    public static final int OUTSIDE = -1;

    public Border {
        if (mode != Mode.CONSTANT && value != 0) {
            throw new IllegalArgumentException(
                    "only a CONSTANT border has a value, but " + mode + " was given " + value);
        }
    }

    public static Border constant(float value) {
        return new Border(Mode.CONSTANT, value);
    }

    /// The index in 0 … n−1 that index i stands for, or [#OUTSIDE] where the constant stands.
    public int source(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (mode) {
            case CONSTANT -> OUTSIDE;
            case REPLICATE -> i < 0 ? 0 : n - 1;
            case REFLECT_101 -> n == 1 ? 0 : mirror(Math.floorMod(i, 2 * n - 2), 2 * n - 2, n);
            case REFLECT -> mirror(Math.floorMod(i, 2 * n), 2 * n - 1, n);
            case WRAP -> Math.floorMod(i, n);
            case NONE ->
                throw new IndexOutOfBoundsException(
                        "index " + i + " of " + n + " under Border.NONE, which has nothing outside");
        };
    }

    private static int mirror(int i, int last, int n) {
        return i < n ? i : last - i;
    }

    @Override
    public String toString() {
        return mode == Mode.CONSTANT ? "CONSTANT(" + value + ")" : mode.toString();
    }
}
