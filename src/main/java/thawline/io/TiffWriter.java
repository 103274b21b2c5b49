package thawline.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import thawline.tensor.Samples;

/// Writes baseline TIFF files: 8-bit, 16-bit and float samples, grey or colour, alpha beside them as the file
/// keeps it (not multiplied in), in strips that are deflated or not. There is no date in the file.
///
/// Sources: TIFF 6.0, sections 2–8, 14, 18 and 19; Adobe's TIFF technical note of 2002 for compression 8.
final class TiffWriter {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int STRIP = 1 << 18; // bytes before compression

    private final Picture picture;
    private final Samples samples;
    private final RowBytes rows;
    private final Compression compression;

    TiffWriter(Picture picture, Compression compression) {
        this.picture = picture;
        this.compression = compression;
        samples = picture.pixels();
        rows = RowBytes.rgb(picture);
    }

    void write(WritableByteChannel out) throws IOException {
        int high = Math.clamp(STRIP / rows.size(), 1, samples.height());
        List<byte[]> strips = new ArrayList<>();
        long at = 8;
        for (int y = 0; y < samples.height(); y += high) {
            byte[] strip = strip(y, Math.min(high, samples.height() - y));
            strips.add(strip);
            at += strip.length + strip.length % 2;
        }
        if (at > Integer.MAX_VALUE) {
            throw new Damage("a TIFF of this picture would be larger than 2 GB, which is not supported");
        }
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(head.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt((int) at)
                .flip());
        for (byte[] strip : strips) {
            out.write(ByteBuffer.wrap(strip));
            out.write(ByteBuffer.allocate(strip.length % 2));
        }
        out.write(directory((int) at, high, strips));
    }

    private byte[] strip(int from, int count) {
        ByteBuffer raw = ByteBuffer.allocate(rows.size() * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = from; y < from + count; y++) {
            rows.put(y, raw);
        }
        if (compression == Compression.NONE) {
            return raw.array();
        }
        Deflater deflater = new Deflater(compression == Compression.SMALL ? 9 : 1);
        try {
            deflater.setInput(raw.array());
            deflater.finish();
            var deflated = new ByteArrayOutputStream(raw.capacity() / 2);
            byte[] some = new byte[1 << 14];
            while (!deflater.finished()) {
                deflated.write(some, 0, deflater.deflate(some));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /// An entry of the directory: a number of values of one type.
    private record Entry(int tag, int type, int... values) {
        int size() {
            return values.length * (type == SHORT ? 2 : 4);
        }

        void put(ByteBuffer to) {
            for (int v : values) {
                if (type == SHORT) {
                    to.putShort((short) v);
                } else {
                    to.putInt(v);
                }
            }
        }
    }

    /// Its entries, then what does not fit into them.
    private ByteBuffer directory(int at, int high, List<byte[]> strips) {
        List<Entry> entries = entries(high, strips);
        int more = at + 2 + 12 * entries.size() + 4;
        int size = more
                - at
                + entries.stream()
                        .mapToInt(Entry::size)
                        .filter(n -> n > 4)
                        .map(n -> n + n % 2)
                        .sum();
        ByteBuffer to = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        to.putShort((short) entries.size());
        for (Entry e : entries) {
            to.putShort((short) e.tag()).putShort((short) e.type()).putInt(e.values().length);
            int next = to.position() + 4;
            if (e.size() <= 4) {
                e.put(to);
            } else {
                to.putInt(more);
                to.position(more - at);
                e.put(to);
                more += e.size() + e.size() % 2;
            }
            to.position(next);
        }
        return to.clear();
    }

    private List<Entry> entries(int high, List<byte[]> strips) {
        int n = rows.count();
        int[] offsets = new int[strips.size()];
        int at = 8;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += strips.get(i).length + strips.get(i).length % 2;
        }
        int[] counts = strips.stream().mapToInt(strip -> strip.length).toArray();
        List<Entry> entries = new ArrayList<>(List.of(
                new Entry(256, LONG, samples.width()),
                new Entry(257, LONG, samples.height()),
                new Entry(258, SHORT, each(n, samples.depth().bits())),
                new Entry(259, SHORT, compression == Compression.NONE ? 1 : 8),
                new Entry(262, SHORT, samples.channels() == 3 ? 2 : 1), // RGB, or 0 is black
                new Entry(273, LONG, offsets),
                new Entry(277, SHORT, n),
                new Entry(278, LONG, high),
                new Entry(279, LONG, counts),
                new Entry(284, SHORT, 1))); // channels side by side
        if (picture.alpha().isPresent()) {
            entries.add(new Entry(338, SHORT, 2)); // not multiplied in
        }
        entries.add(new Entry(339, SHORT, each(n, samples.depth() == Samples.Depth.F32 ? 3 : 1)));
        return entries;
    }

    private static int[] each(int n, int value) {
        int[] all = new int[n];
        Arrays.fill(all, value);
        return all;
    }
}
