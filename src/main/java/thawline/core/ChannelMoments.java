package thawline.core;

import java.util.Arrays;

/// What batch normalisation does to values that lie channels last (see [Frame], without margins): each
/// channel with numbers of its own. Sums are in double precision, over the pixels in their order.
public final class ChannelMoments {

    private ChannelMoments() {}

    /// `sums[s + c] = Σ x, sums[s + channels + c] = Σ x²` over an example's pixels.
    public static void sums(Frame f, float[] x, int xAt, double[] sums, int s) {
        int channels = f.inside().c();
        Arrays.fill(sums, s, s + 2 * channels, 0);
        for (int at = xAt; at < xAt + f.extent(); at += f.pitch()) {
            for (int c = 0; c < channels; c++) {
                double v = x[at + c];
                sums[s + c] += v;
            }
            for (int c = 0; c < channels; c++) {
                double v = x[at + c];
                sums[s + channels + c] += v * v;
            }
        }
    }

    /// `y = gain[c]·x + offset[c]`, fused.
    public static void scale(Frame f, float[] x, int xAt, float[] gain, float[] offset, float[] y, int yAt) {
        int channels = f.inside().c();
        int to = yAt;
        for (int at = xAt; at < xAt + f.extent(); at += f.pitch()) {
            for (int c = 0; c < channels; c++) {
                y[to + c] = Math.fma(gain[c], x[at + c], offset[c]);
            }
            to += f.pitch();
        }
    }

    /// `sums[s + c] = Σ dy, sums[s + channels + c] = Σ dy·(x − mean[c])·inverse[c]` over an example's pixels.
    public static void slopes(
            Frame f, float[] x, int xAt, float[] dy, int dyAt, double[] mean, double[] inverse, double[] sums, int s) {
        int channels = f.inside().c();
        Arrays.fill(sums, s, s + 2 * channels, 0);
        int from = dyAt;
        for (int at = xAt; at < xAt + f.extent(); at += f.pitch()) {
            for (int c = 0; c < channels; c++) {
                double d = dy[from + c];
                sums[s + c] += d;
            }
            for (int c = 0; c < channels; c++) {
                double d = dy[from + c];
                sums[s + channels + c] += d * ((x[at + c] - mean[c]) * inverse[c]);
            }
            from += f.pitch();
        }
    }

    /// `dx += gain[c]·dy + pull[c]·x + push[c]`, fused.
    public static void pull(
            Frame f,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] gain,
            float[] pull,
            float[] push,
            float[] dx,
            int dxAt) {
        int channels = f.inside().c();
        for (int p = 0; p < f.extent(); p += f.pitch()) {
            int at = xAt + p;
            int from = dyAt + p;
            int to = dxAt + p;
            for (int c = 0; c < channels; c++) {
                dx[to + c] += Math.fma(pull[c], x[at + c], Math.fma(gain[c], dy[from + c], push[c]));
            }
        }
    }
}
