package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Roots] in lanes.
final class SimdRoots {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdRoots() {}

    static boolean of(float[] x, int at, float more, float scale, float[] r, int n) {
        // not a mask, which would be an object at every turn of the loop
        FloatVector least = FloatVector.broadcast(F, Float.POSITIVE_INFINITY);
        int u = 0;
        for (; u <= n - L; u += L) {
            FloatVector root =
                    FloatVector.fromArray(F, x, at + u).max(0).add(more).sqrt().mul(scale);
            least = least.min(root);
            root.intoArray(r, u);
        }
        return Roots.restOfRoots(x, at, more, scale, r, u, n) && least.reduceLanes(VectorOperators.MIN) > 0;
    }

    static void share(float[] x, int at, float[] r, float most, float[] y, int to, int n) {
        int u = 0;
        for (; u <= n - L; u += L) {
            FloatVector.fromArray(F, x, at + u)
                    .div(FloatVector.fromArray(F, r, u))
                    .min(most)
                    .max(-most)
                    .intoArray(y, to + u);
        }
        Roots.restOfShares(x, at, r, most, y, to, u, n);
    }
}
