package thawline.testing;

import thawline.tensor.Tensor;

/// Equality of floats bit for bit: 0 differs from −0. One NaN is as good as another, since Java leaves open which of
/// them an operation makes.
public final class Bits {

    private Bits() {}

    public static void assertSame(String what, Tensor expected, Tensor actual) {
        if (!expected.shape().equals(actual.shape())) {
            throw new AssertionError(what + ": expected shape " + expected.shape() + " but was " + actual.shape());
        }
        assertSame(what, expected.toArray(), actual.toArray());
    }

    public static void assertSame(String what, float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            throw new AssertionError(what + ": expected " + expected.length + " numbers but got " + actual.length);
        }
        for (int i = 0; i < expected.length; i++) {
            if (!same(expected[i], actual[i])) {
                throw new AssertionError(what + ": element " + i + " of " + expected.length + " should be "
                        + Float.toHexString(expected[i]) + " but is " + Float.toHexString(actual[i]));
            }
        }
    }

    private static boolean same(float a, float b) {
        return Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b) || (Float.isNaN(a) && Float.isNaN(b));
    }
}
