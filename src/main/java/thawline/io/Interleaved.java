package thawline.io;

import java.util.Optional;
import java.util.stream.IntStream;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// Pictures in the one order of bytes that an encoder takes: a copy where they have another order, otherwise
/// as they are.
final class Interleaved {
    private Interleaved() {}

    /// Grey, BGR or BGRA without gaps.
    static Samples bgr(Picture p) {
        Samples s = p.pixels();
        int n = s.channels() + (p.alpha().isPresent() ? 1 : 0);
        int[] bands =
                IntStream.range(0, s.channels()).map(c -> s.channels() - 1 - c).toArray();
        int row = n * s.width();
        Layout layout = new Layout(s.shape(), n, row, bands);
        Optional<Layout> alpha = p.alpha().map(a -> new Layout(a.shape(), n, row, new int[] {n - 1}));
        boolean asItIs = s.layout().equals(layout)
                && p.alpha().stream().allMatch(a -> a.layout().equals(alpha.orElseThrow()) && array(a) == array(s));
        if (asItIs) {
            return s;
        }
        Samples copy = Samples.zeros(s.depth(), n, s.height(), s.width());
        copy(s, copy.with(layout));
        p.alpha().ifPresent(a -> copy(a, copy.with(alpha.orElseThrow())));
        return copy.with(layout);
    }

    private static Object array(Samples s) {
        return switch (s) {
            case Samples.U8 u8 -> u8.data();
            case Samples.U16 u16 -> u16.data();
            case Samples.S16 s16 -> s16.data();
            case Samples.F32 f32 -> f32.data();
        };
    }

    private static void copy(Samples from, Samples to) {
        for (int c = 0; c < from.channels(); c++) {
            for (int y = 0; y < from.height(); y++) {
                int in = from.index(c, y, 0);
                int out = to.index(c, y, 0);
                int step = from.layout().pixelStride();
                int stride = to.layout().pixelStride();
                Object a = array(from);
                Object b = array(to);
                if (a instanceof byte[] x && b instanceof byte[] z) {
                    for (int i = 0; i < from.width(); i++) {
                        z[out + i * stride] = x[in + i * step];
                    }
                } else if (a instanceof short[] x && b instanceof short[] z) {
                    for (int i = 0; i < from.width(); i++) {
                        z[out + i * stride] = x[in + i * step];
                    }
                }
            }
        }
    }
}
