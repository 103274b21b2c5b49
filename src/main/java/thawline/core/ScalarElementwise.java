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

    static float threshold(Cut cut, float x, float level, float high) {
        boolean above = x > level;
        return switch (cut) {
            case BINARY -> above ? high : 0;
            case BINARY_INV -> above ? 0 : high;
            case TRUNC -> above ? level : x;
            case TOZERO -> above ? x : 0;
            case TOZERO_INV -> above ? 0 : x;
        };
    }

    @Override
    public void threshold(Cut cut, float[] x, int a, float level, float high, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = threshold(cut, x[a + i], level, high);
        }
    }

    @Override
    public void extremes(float[] x, int a, int n, float[] extremes) {
        for (int i = 0; i < n; i++) {
            float v = x[a + i];
            extremes[0] = v < extremes[0] ? v : extremes[0];
            extremes[1] = v > extremes[1] ? v : extremes[1];
        }
        extremes[0] += 0f;
        extremes[1] += 0f;
    }

    @Override
    public int above(
            float[] x, int a, int n, float level, long[] bits, int b, float[] to, int t, float[] largest, int l) {
        int count = 0;
        float high = largest[l];
        for (int i = 0; i < n; i++) {
            if (i % Long.SIZE == 0) {
                bits[b + i / Long.SIZE] = 0;
            }
            if (x[a + i] > level) {
                bits[b + i / Long.SIZE] |= 1L << i;
                to[t + count++] = x[a + i];
            }
            high = x[a + i] > high ? x[a + i] : high;
        }
        largest[l] = high + 0f;
        return count;
    }

    @Override
    public long above(float[] x, int a, int n, float level) {
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits |= (x[a + i] > level ? 1L : 0) << i;
        }
        return bits;
    }

    @Override
    public long set(byte[] x, int a, int n) {
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits |= (x[a + i] != 0 ? 1L : 0) << i;
        }
        return bits;
    }

    @Override
    public void fromBits(long[] bits, int b, byte high, byte[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = (bits[b + i / Long.SIZE] >>> i & 1) == 0 ? 0 : high;
        }
    }

    @Override
    public void fromU8(byte[] x, int a, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = x[a + i] & 0xff;
        }
    }

    @Override
    public void toU8(float[] x, int a, byte[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = (byte) unary(Unary.ROUND8, x[a + i]);
        }
    }

    @Override
    public void toS16(float[] x, int a, short[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            float held = Math.min(Math.max(x[a + i], Short.MIN_VALUE), Short.MAX_VALUE);
            y[o + i] = (short) Math.floor(held + 0.5);
        }
    }
}
