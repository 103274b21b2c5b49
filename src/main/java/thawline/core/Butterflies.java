package thawline.core;

/// The Fourier transform of columns, in place: z holds real parts from `at` on and imaginary ones `im`
/// further, in n rows `pitch` apart; every column of `wide` is transformed by itself. The scalar and the SIMD
/// form agree bit for bit.
sealed interface Butterflies permits ScalarButterflies, SimdButterflies {

    static Butterflies best() {
        return Lanes.available() ? SimdButterflies.INSTANCE : ScalarButterflies.INSTANCE;
    }

    /// Rows in order to rows in the order of their bits reversed: (a, b) ↦ (a + b, (a − b)·w), w = cos −
    /// i·sin.
    default void forward(float[] z, int at, int im, int pitch, int n, int wide, Turns turns) {
        for (int half = n / 2; half >= 1; half /= 2) {
            for (int j = 0; j < half; j++) {
                float c = turns.cos[j * (n / 2 / half)];
                float s = turns.sin[j * (n / 2 / half)];
                for (int a = at + j * pitch; a < at + n * pitch; a += 2 * half * pitch) {
                    split(z, a, a + half * pitch, im, c, s, wide);
                }
            }
        }
    }

    /// Back, times n: (a, b) ↦ (a + b·w̄, a − b·w̄).
    default void inverse(float[] z, int at, int im, int pitch, int n, int wide, Turns turns) {
        for (int half = 1; half < n; half *= 2) {
            for (int j = 0; j < half; j++) {
                float c = turns.cos[j * (n / 2 / half)];
                float s = turns.sin[j * (n / 2 / half)];
                for (int a = at + j * pitch; a < at + n * pitch; a += 2 * half * pitch) {
                    join(z, a, a + half * pitch, im, c, s, wide);
                }
            }
        }
    }

    /// One step of [#forward] on the rows at a and b.
    void split(float[] z, int a, int b, int im, float c, float s, int wide);

    /// One step of [#inverse] on the rows at a and b.
    void join(float[] z, int a, int b, int im, float c, float s, int wide);

    /// y += x·conj(k), complex numbers one by one.
    void multiply(float[] x, float[] k, float[] y, int im, int n);

    /// `y[u] += Σ k[t]·x[at + u + t]` for complex x and y, whose imaginary parts are `im` further, and `count`
    /// complex k from `from` on: real part, imaginary part, and that negated.
    void along(float[] x, int at, float[] k, int from, int count, float[] y, int im, int n);

    /// cos and sin of 2πj/n for j < n/2.
    record Turns(float[] cos, float[] sin) {
        static Turns of(int n) {
            Turns t = new Turns(new float[n / 2], new float[n / 2]);
            for (int j = 0; j < n / 2; j++) {
                t.cos[j] = (float) StrictMath.cos(2 * Math.PI * j / n);
                t.sin[j] = (float) StrictMath.sin(2 * Math.PI * j / n);
            }
            return t;
        }
    }
}
