package thawline.io;

import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// The YCbCr of JPEG files, three samples a pixel.
///
/// Source: JFIF 1.02; in 16-bit fixed point, rounded as the IJG's decoder does, so that results agree to the
/// bit.
final class Luma {
    private static final int HALF = 1 << 15;

    private Luma() {}

    /// A copy of the Y plane: the array of all three goes.
    static Samples.U8 only(Samples.U8 ycc) {
        Samples.U8 y = Samples.u8(1, ycc.height(), ycc.width());
        Layout l = ycc.layout();
        for (int v = 0; v < ycc.height(); v++) {
            int in = l.index(0, v, 0);
            int out = y.index(0, v, 0);
            for (int u = 0; u < ycc.width(); u++) {
                y.data()[out + u] = ycc.data()[in + u * l.pixelStride()];
            }
        }
        return y;
    }

    /// r = y + 1.402 (cr − 128), b = y + 1.772 (cb − 128), g = y − 0.34414 (cb − 128) − 0.71414 (cr − 128),
    /// in place
    static void toRgb(Samples.U8 ycc) {
        byte[] data = ycc.data();
        for (int v = 0; v < ycc.height(); v++) {
            for (int u = 0; u < ycc.width(); u++) {
                int r = ycc.index(0, v, u);
                int g = ycc.index(1, v, u);
                int b = ycc.index(2, v, u);
                int y = data[r] & 0xFF;
                int cb = (data[g] & 0xFF) - 128;
                int cr = (data[b] & 0xFF) - 128;
                data[r] = clamped(y + ((fixed(1.40200) * cr + HALF) >> 16));
                data[g] = clamped(y + ((-fixed(0.34414) * cb - fixed(0.71414) * cr + HALF) >> 16));
                data[b] = clamped(y + ((fixed(1.77200) * cb + HALF) >> 16));
            }
        }
    }

    private static int fixed(double factor) {
        return (int) (factor * 65536 + 0.5);
    }

    private static byte clamped(int v) {
        return (byte) Math.clamp(v, 0, 255);
    }
}
