package thawline.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import thawline.tensor.Samples;

/// The rows of a picture as the bytes of a file without a coder: sample after sample, alpha last, in the
/// buffer's order of bytes.
///
/// @param planes one after the other within a pixel
record RowBytes(List<Samples> planes) {

    /// Grey, or red, green, blue.
    static RowBytes rgb(Picture p) {
        List<Samples> planes = new ArrayList<>();
        for (int c = 0; c < p.pixels().channels(); c++) {
            planes.add(p.pixels().with(p.pixels().layout().channels(c, 1)));
        }
        p.alpha().ifPresent(planes::add);
        return new RowBytes(planes);
    }

    /// Grey, or blue, green, red; for pictures without alpha.
    static RowBytes bgr(Picture p) {
        return new RowBytes(rgb(p).planes().reversed());
    }

    /// How many samples a pixel has.
    int count() {
        return planes.size();
    }

    /// Bytes in a row.
    int size() {
        Samples first = planes.getFirst();
        return Math.multiplyExact(first.width() * planes.size(), first.depth().bits() / 8);
    }

    void put(int y, ByteBuffer to) {
        int from = to.position();
        int bytes = planes.getFirst().depth().bits() / 8;
        for (int i = 0; i < planes.size(); i++) {
            put(planes.get(i), y, to, from + i * bytes);
        }
        to.position(from + size());
    }

    private void put(Samples plane, int y, ByteBuffer to, int out) {
        int in = plane.index(0, y, 0);
        int step = plane.layout().pixelStride();
        int n = planes.size();
        int width = plane.width();
        switch (plane) {
            case Samples.U8 s when n == 1 && step == 1 -> to.put(out, s.data(), in, width);
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
            case Samples.F32 s -> {
                for (int x = 0; x < width; x++) {
                    to.putFloat(out + 4 * x * n, s.data()[in + x * step]);
                }
            }
            case Samples.S16 _ -> throw new IllegalArgumentException("picture files have no signed samples");
        }
    }
}
