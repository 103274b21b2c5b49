package thawline.core;

/// Rows from one type of number to another: n elements from `x[a]` on, written from `y[o]` on. The scalar and
/// the SIMD form agree bit for bit.
public sealed interface Conversion permits ScalarConversion, SimdConversion {

    static Conversion scalar() {
        return ScalarConversion.INSTANCE;
    }

    static Conversion best() {
        return Lanes.BEST_CONVERSION;
    }

    /// Unsigned bytes to numbers.
    void fromU8(byte[] x, int a, float[] y, int o, int n);

    /// ⌊x + ½⌋ held in 0 … 255, as unsigned bytes.
    void toU8(float[] x, int a, byte[] y, int o, int n);

    /// ⌊x + ½⌋ held in −32,768 … 32,767; NaN becomes 0.
    void toS16(float[] x, int a, short[] y, int o, int n);
}
