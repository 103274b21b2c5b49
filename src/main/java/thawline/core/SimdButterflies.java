package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Lanes over columns, of which there are as many as fill whole vectors.
enum SimdButterflies implements Butterflies {
    INSTANCE;

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    @Override
    public void split(float[] z, int a, int b, int im, float c, float s, int wide) {
        FloatVector cos = FloatVector.broadcast(F, c);
        FloatVector sin = FloatVector.broadcast(F, s);
        for (int u = 0; u < wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, a + u);
            FloatVector ai = FloatVector.fromArray(F, z, im + a + u);
            FloatVector br = FloatVector.fromArray(F, z, b + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + b + u);
            FloatVector re = ar.sub(br);
            FloatVector ii = ai.sub(bi);
            ar.add(br).intoArray(z, a + u);
            ai.add(bi).intoArray(z, im + a + u);
            re.fma(cos, ii.mul(sin)).intoArray(z, b + u);
            ii.fma(cos, re.mul(sin).neg()).intoArray(z, im + b + u);
        }
    }

    @Override
    public void join(float[] z, int a, int b, int im, float c, float s, int wide) {
        FloatVector cos = FloatVector.broadcast(F, c);
        FloatVector sin = FloatVector.broadcast(F, s);
        for (int u = 0; u < wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, a + u);
            FloatVector ai = FloatVector.fromArray(F, z, im + a + u);
            FloatVector br = FloatVector.fromArray(F, z, b + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + b + u);
            FloatVector re = br.fma(cos, bi.mul(sin).neg());
            FloatVector ii = bi.fma(cos, br.mul(sin));
            ar.sub(re).intoArray(z, b + u);
            ai.sub(ii).intoArray(z, im + b + u);
            ar.add(re).intoArray(z, a + u);
            ai.add(ii).intoArray(z, im + a + u);
        }
    }

    @Override
    public void multiply(float[] x, float[] k, float[] y, int im, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector xr = FloatVector.fromArray(F, x, i);
            FloatVector xi = FloatVector.fromArray(F, x, im + i);
            FloatVector kr = FloatVector.fromArray(F, k, i);
            FloatVector ki = FloatVector.fromArray(F, k, im + i);
            xr.fma(kr, xi.fma(ki, FloatVector.fromArray(F, y, i))).intoArray(y, i);
            xi.fma(kr, xr.neg().fma(ki, FloatVector.fromArray(F, y, im + i))).intoArray(y, im + i);
        }
    }
}
