package thawline.geometry;

import thawline.tensor.Shape;

/// The height and width of a result.
public sealed interface Size {

    /// As the input.
    static Size same() {
        return new Times(1, 1);
    }

    static Size of(int height, int width) {
        return new To(height, width);
    }

    /// Both axes times the factor.
    static Size times(double factor) {
        return new Times(factor, factor);
    }

    int height(Shape in);

    int width(Shape in);

    default Shape shape(Shape in) {
        return new Shape(in.c(), in.d(), height(in), width(in));
    }

    /// So many rows and columns.
    record To(int rows, int columns) implements Size {
        public To {
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException(
                        "a picture has at least 1 row and column, but " + rows + " × " + columns + " were asked for");
            }
        }

        @Override
        public int height(Shape in) {
            return rows;
        }

        @Override
        public int width(Shape in) {
            return columns;
        }
    }

    /// The input's rows and columns times factors, rounded to even as OpenCV does.
    record Times(double down, double across) implements Size {
        public Times {
            if (!(down > 0 && across > 0 && down * across < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "factors of a size are above 0, but were " + down + " down and " + across + " across");
            }
        }

        @Override
        public int height(Shape in) {
            return scaled(in.h(), down);
        }

        @Override
        public int width(Shape in) {
            return scaled(in.w(), across);
        }

        private static int scaled(int n, double factor) {
            double m = Math.rint(n * factor);
            if (m < 1 || m > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(n + " pixels times " + factor + " rounds to " + m
                        + "; a picture has at least 1 and below 2^31");
            }
            return (int) m;
        }
    }
}
