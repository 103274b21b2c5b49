package thawline.io;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// Copies of pictures in the one order of samples that an encoder takes: grey, BGR, or with alpha BGRA,
/// without gaps.
final class Interleaved {
    private Interleaved() {}

    /// The layout of the pixels; alpha is the sample after them.
    static Samples bgr(Picture p) {
        Samples s = p.pixels();
        int n = s.channels() + (p.alpha().isPresent() ? 1 : 0);
        int row = n * s.width();
        int[] bands =
                IntStream.range(0, s.channels()).map(c -> s.channels() - 1 - c).toArray();
        Samples copy = Samples.zeros(s.depth(), n, s.height(), s.width()).with(new Layout(s.shape(), n, row, bands));
        copy(s, copy);
        p.alpha().ifPresent(a -> copy(a, copy.with(new Layout(a.shape(), n, row, new int[] {n - 1}))));
        return copy;
    }

    static Samples bgrRow(Picture p, int y) {
        Optional<Samples> alpha = p.alpha().map(a -> row(a, y));
        return bgr(new Picture(row(p.pixels(), y), alpha, p.origin()));
    }

    private static Samples row(Samples s, int y) {
        Layout l = s.layout();
        int[] bands = Arrays.stream(l.bands()).map(b -> b + y * l.rowStride()).toArray();
        return s.with(new Layout(Shape.planes(l.channels(), 1, l.width()), l.pixelStride(), l.rowStride(), bands));
    }

    private static void copy(Samples from, Samples to) {
        int width = from.width();
        int step = from.layout().pixelStride();
        int stride = to.layout().pixelStride();
        for (int c = 0; c < from.channels(); c++) {
            for (int y = 0; y < from.height(); y++) {
                int in = from.index(c, y, 0);
                int out = to.index(c, y, 0);
                if (from instanceof Samples.U8 a && to instanceof Samples.U8 b) {
                    copy(a.data(), in, step, b.data(), out, stride, width);
                } else if (from instanceof Samples.U16 a && to instanceof Samples.U16 b) {
                    copy(a.data(), in, step, b.data(), out, stride, width);
                } else {
                    throw new IllegalArgumentException("unwritable depth " + from.depth());
                }
            }
        }
    }

    private static void copy(byte[] from, int in, int step, byte[] to, int out, int stride, int n) {
        for (int i = 0; i < n; i++) {
            to[out + i * stride] = from[in + i * step];
        }
    }

    private static void copy(short[] from, int in, int step, short[] to, int out, int stride, int n) {
        for (int i = 0; i < n; i++) {
            to[out + i * stride] = from[in + i * step];
        }
    }
}
