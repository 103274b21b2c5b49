package thawline.core;

/// The readable specification of [Levels], and what runs without the incubator module.
final class ScalarLevels implements Levels {

    static final ScalarLevels INSTANCE = new ScalarLevels();

    private ScalarLevels() {}

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
}
