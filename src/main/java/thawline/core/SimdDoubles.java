package thawline.core;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Rows of doubles in lanes; each method the same as the plain loop that stands at its end.
final class SimdDoubles {

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int L = D.length();

    /// As many floats as there are lanes of doubles.
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(L * Float.SIZE, 64)));

    private SimdDoubles() {}

    /// y += x
    static void add(double[] x, int at, double[] y, int to, int n) {
        int u = 0;
        for (; u <= n - L; u += L) {
            DoubleVector.fromArray(D, y, to + u)
                    .add(DoubleVector.fromArray(D, x, at + u))
                    .intoArray(y, to + u);
        }
        for (; u < n; u++) {
            y[to + u] += x[at + u];
        }
    }

    /// `y[u] = x[at + u] + x[at + u + apart]`
    static void doubled(double[] x, int at, int apart, double[] y, int n) {
        int u = 0;
        for (; u <= n - L; u += L) {
            DoubleVector.fromArray(D, x, at + u)
                    .add(DoubleVector.fromArray(D, x, at + u + apart))
                    .intoArray(y, u);
        }
        for (; u < n; u++) {
            y[u] = x[at + u] + x[at + u + apart];
        }
    }

    /// x and x²
    static void squared(float[] x, int at, double[] values, double[] products, int to, int n) {
        int u = 0;
        for (; u <= n - L; u += L) {
            DoubleVector value =
                    (DoubleVector) FloatVector.fromArray(HALF, x, at + u).convertShape(VectorOperators.F2D, D, 0);
            value.intoArray(values, to + u);
            value.mul(value).intoArray(products, to + u);
        }
        for (; u < n; u++) {
            double value = x[at + u];
            values[to + u] = value;
            products[to + u] = value * value;
        }
    }
}
