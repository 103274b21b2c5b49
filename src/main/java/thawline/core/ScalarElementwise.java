package thawline.core;

/// The readable specification of [Elementwise], and what runs without the incubator module.
final class ScalarElementwise implements Elementwise {

    static final ScalarElementwise INSTANCE = new ScalarElementwise();

    /// The largest float below one half: adding it and cutting rounds half up without ever reaching the next
    /// integer from below.
    static final float ALMOST_HALF = Math.nextDown(0.5f);

    private ScalarElementwise() {}

    static float unary(Unary f, float x) {
        return switch (f) {
            case IDENTITY -> x;
            case ABSOLUTE -> Math.abs(x);
            case RELU -> Math.max(x, 0);
            case SQUARE -> x * x;
            case SQRT -> (float) Math.sqrt(Math.max(x, 0));
            case ROUND8 -> Math.clamp((int) (x + ALMOST_HALF), 0, 255);
            case SIGMOID -> Exponential.sigmoid(x);
            case TANH -> Exponential.tanh(x);
        };
    }

    @Override
    public void unary(Unary f, float[] x, int a, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = unary(f, x[a + i]);
        }
    }

    @Override
    public void leaky(float[] x, int a, float slope, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = x[a + i] > 0 ? x[a + i] : slope * x[a + i];
        }
    }

    @Override
    public void leakyAdjoint(float[] x, int a, float slope, float[] dy, int b, float[] dx, int o, int n) {
        for (int i = 0; i < n; i++) {
            dx[o + i] += x[a + i] > 0 ? dy[b + i] : slope * dy[b + i];
        }
    }

    @Override
    public void draw(long key, int limit, float gain, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = SplitMix.mix(key + SplitMix.GOLDEN * (i + 1L)) >>> 40 >= limit ? gain : 0;
        }
    }

    @Override
    public void contest(Extremum e, float[] x, int a, int place, float[] y, int o, int[] places, int p, int n) {
        for (int i = 0; i < n; i++) {
            if (e == Extremum.MAX ? x[a + i] > y[o + i] : x[a + i] < y[o + i]) {
                y[o + i] = x[a + i];
                places[p + i] = place;
            }
        }
    }

    @Override
    public void scale(float[] x, int a, float gain, float offset, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = Math.fma(x[a + i], gain, offset);
        }
    }

    @Override
    public void add(float[] x, int a, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] += x[a + i];
        }
    }

    @Override
    public void products(float[] x, int a, int b, float[] y, int o, int p, int q, int n) {
        for (int i = 0; i < n; i++) {
            float u = x[a + i];
            float v = x[b + i];
            y[o + i] = u * u;
            y[p + i] = u * v;
            y[q + i] = v * v;
        }
    }

    static float magnitude(float p, float q) {
        return (float) Math.sqrt(Math.fma(p, p, q * q));
    }

    @Override
    public void magnitude(float[] x, int a, int b, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = magnitude(x[a + i], x[b + i]);
        }
    }

    static float determinant(float a, float b, float c) {
        return Math.fma(a, c, -(b * b));
    }

    static float harris(float a, float b, float c, float k) {
        float trace = a + c;
        return Math.fma(trace * -k, trace, determinant(a, b, c));
    }

    @Override
    public void harris(float[] x, int a, int b, int c, float k, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = harris(x[a + i], x[b + i], x[c + i], k);
        }
    }

    static float smallerEigenvalue(float a, float b, float c) {
        float half = 0.5f * (a - c);
        return 0.5f * (a + c) - (float) Math.sqrt(Math.fma(half, half, b * b));
    }

    @Override
    public void smallerEigenvalue(float[] x, int a, int b, int c, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = smallerEigenvalue(x[a + i], x[b + i], x[c + i]);
        }
    }

    static float foerstner(float a, float b, float c) {
        float det = determinant(a, b, c);
        return det <= 0 ? 0 : det / (a + c);
    }

    @Override
    public void foerstner(float[] x, int a, int b, int c, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = foerstner(x[a + i], x[b + i], x[c + i]);
        }
    }
}
