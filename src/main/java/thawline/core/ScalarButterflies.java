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

    @Override
    public void along(float[] x, int at, float[] k, int from, int count, float[] y, int im, int n) {
        along(x, at, k, from, count, y, im, 0, n);
    }

    /// For u from `first` on.
    static void along(float[] x, int at, float[] k, int from, int count, float[] y, int im, int first, int n) {
        for (int u = at + first; u < at + n; u++) {
            float re = y[u];
            float ii = y[im + u];
            for (int t = 0; t < count; t++) {
                float a = x[u + t];
                float b = x[im + u + t];
                int w = from + 3 * t;
                re = Math.fma(b, k[w + 2], Math.fma(a, k[w], re));
                ii = Math.fma(b, k[w], Math.fma(a, k[w + 1], ii));
            }
            y[u] = re;
            y[im + u] = ii;
        }
    }
}
