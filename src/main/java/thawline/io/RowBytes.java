package thawline.io;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

/// The rows of a picture as the bytes of a file without a coder: sample after sample, alpha last, in the
/// buffer's order of bytes.
final class RowBytes {
    private final Samples samples;
    private final int[] bands;

    private RowBytes(Samples samples, int[] bands) {
        this.samples = samples;
        this.bands = bands;
    }

    /// Grey, or red, green, blue.
    static RowBytes rgb(Samples s) {
        return new RowBytes(s, IntStream.range(0, s.channels()).toArray());
    }

    /// Grey, or blue, green, red.
    static RowBytes bgr(Samples s) {
        return new RowBytes(
                s, IntStream.range(0, s.channels()).map(c -> s.channels() - 1 - c).toArray());
    }

    int size() {
        return Math.multiplyExact(samples.width() * bands.length, samples.depth().bits() / 8);
    }

    void put(int y, ByteBuffer to) {
        Layout l = samples.layout();
        int width = samples.width();
        int step = l.pixelStride();
        int n = bands.length;
        int from = to.position();
        int bytes = samples.depth().bits() / 8;
        for (int i = 0; i < n; i++) {
            int in = l.index(bands[i], y, 0);
            int out = from + i * bytes;
            switch (samples) {
                case Samples.U8 s -> {
                    for (int x = 0; x < width; x++) {
                        to.put(out + x * n, s.data()[in + x * step]);
                    }
                }
                case Samples.U16 s -> {
                    for (int x = 0; x < width; x++) {
                        to.putShort(out + 2 * x * n, s.data()[in + x * step]);
                    }
                }
                case Samples.S16 s -> {
                    for (int x = 0; x < width; x++) {
                        to.putShort(out + 2 * x * n, s.data()[in + x * step]);
                    }
                }
                case Samples.F32 s -> {
                    for (int x = 0; x < width; x++) {
                        to.putFloat(out + 4 * x * n, s.data()[in + x * step]);
                    }
                }
            }
        }
        to.position(from + size());
    }
}
