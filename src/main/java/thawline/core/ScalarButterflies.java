package thawline.core;

/// Plain loops.
enum ScalarButterflies implements Butterflies {
    INSTANCE;

    @Override
    public void split(float[] z, int a, int b, int im, float c, float s, int wide) {
        for (int u = 0; u < wide; u++) {
            float re = z[a + u] - z[b + u];
            float ii = z[im + a + u] - z[im + b + u];
            z[a + u] = z[a + u] + z[b + u];
            z[im + a + u] = z[im + a + u] + z[im + b + u];
            z[b + u] = Math.fma(re, c, ii * s);
            z[im + b + u] = Math.fma(ii, c, -(re * s));
        }
    }

    @Override
    public void join(float[] z, int a, int b, int im, float c, float s, int wide) {
        for (int u = 0; u < wide; u++) {
            float re = Math.fma(z[b + u], c, -(z[im + b + u] * s));
            float ii = Math.fma(z[im + b + u], c, z[b + u] * s);
            z[b + u] = z[a + u] - re;
            z[im + b + u] = z[im + a + u] - ii;
            z[a + u] = z[a + u] + re;
            z[im + a + u] = z[im + a + u] + ii;
        }
    }

    @Override
    public void multiply(float[] x, float[] k, float[] y, int im, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.fma(x[i], k[i], Math.fma(x[im + i], k[im + i], y[i]));
            y[im + i] = Math.fma(x[im + i], k[i], Math.fma(-x[i], k[im + i], y[im + i]));
        }
    }
}
