package thawline.filter;

import thawline.tensor.Shape;

/// Errors that teach, for the arguments that filters share.
final class Check {

    /// The longest side of a window: beyond it a kernel's numbers no longer fit the memory that one would give it.
    private static final int LARGEST = 2047;

    private Check() {}

    /// The ksize, when it is odd and at least 1.
    static int odd(String name, int ksize) {
        atLeastOne(name, ksize);
        if (ksize % 2 == 0) {
            throw new IllegalArgumentException(
                    name + " " + ksize + " is even; use " + (ksize - 1) + " or " + (ksize + 1));
        }
        return ksize;
    }

    static int atLeastOne(String name, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(name + " " + n + " is less than 1; use 3 or 5");
        }
        if (n > LARGEST) {
            throw new IllegalArgumentException(
                    name + " " + n + " is more than " + LARGEST + "; make the picture smaller first");
        }
        return n;
    }

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " is not a positive number; try 1");
        }
        return value;
    }

    /// What is read from a result, such as corners, is read from one plane.
    static void onePlane(Shape s, String what) {
        if (s.c() != 1 || s.d() != 1) {
            throw new IllegalArgumentException("the result has " + s.c() * s.d() + " planes; " + what
                    + " are read from one: begin with gray, or choose one with channel(0)");
        }
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
