package thawline.core;

/// The readable specification of [Conversion], and what runs without the incubator module.
final class ScalarConversion implements Conversion {

    static final ScalarConversion INSTANCE = new ScalarConversion();

    private ScalarConversion() {}

    @Override
    public void fromU8(byte[] x, int a, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = x[a + i] & 0xff;
        }
    }

    @Override
    public void toU8(float[] x, int a, byte[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = (byte) ScalarElementwise.unary(Unary.ROUND8, x[a + i]);
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
