package thawline.io;

import java.nio.ByteBuffer;
import thawline.tensor.Samples;

/// Reads the samples of a PNM, scaled to the full range: 0 … 255 where a sample has a byte in the file, and
/// 0 … 65,535 where it has two (`v · 255 / maxval`, rounded half up). In a bitmap 1 is black, which is 0 here.
/// Floats stay as they are; their rows are kept from the bottom up.
///
/// What a file that is cut off does not have stays black.
///
/// @param samples all channels, alpha the last, interleaved
/// @param missing how many samples the file does not have
/// @param rest how many bytes follow the picture in the file
record PnmSamples(Samples samples, long missing, int rest) {

    static PnmSamples read(ByteBuffer file, PnmHeader header) throws Damage {
        Samples all = Samples.zeros(depth(header), header.channels().count(), header.height(), header.width());
        if (header.isPlain()) {
            return plain(file, header, all);
        }
        switch (all) {
            case Samples.F32 floats -> floats(file, header, floats.data());
            case Samples.U8 bytes when header.magic() == '4' -> bitmap(file, header, bytes.data());
            case Samples.U8 bytes -> bytes(file, header, bytes.data());
            case Samples.U16 shorts -> shorts(file, header, shorts.data());
            case Samples.S16 _ -> throw new IllegalStateException("no PNM has signed samples");
        }
        long rest = file.limit() - (header.data() + header.bytes());
        long missing = rest < 0 ? (-rest * header.samples() + header.bytes() - 1) / header.bytes() : 0;
        return new PnmSamples(all, missing, (int) Math.max(rest, 0));
    }

    private static Samples.Depth depth(PnmHeader header) {
        return header.isFloat() ? Samples.Depth.F32 : header.largest() > 255 ? Samples.Depth.U16 : Samples.Depth.U8;
    }

    /// v → round(v · full / largest)
    private static int scaled(int v, int full, int largest) throws Damage {
        if (v > largest) {
            throw new Damage(
                    "the PNM has a sample of " + v + ", but its header says that " + largest + " is the largest");
        }
        return (int) ((2L * v * full + largest) / (2L * largest));
    }

    /// Full range for every number that may stand in the file.
    private static int[] table(PnmHeader header, int full) throws Damage {
        int[] table = new int[header.largest() + 1];
        for (int v = 0; v < table.length; v++) {
            table[v] = scaled(v, full, header.largest());
        }
        return table;
    }

    private static void bytes(ByteBuffer file, PnmHeader header, byte[] to) throws Damage {
        file.get(header.data(), to, 0, Math.min(to.length, file.limit() - header.data()));
        if (header.largest() < 255) {
            int[] table = table(header, 255);
            for (int i = 0; i < to.length; i++) {
                int v = to[i] & 0xFF;
                to[i] = (byte) (v < table.length ? table[v] : scaled(v, 255, header.largest()));
            }
        }
    }

    private static void shorts(ByteBuffer file, PnmHeader header, short[] to) throws Damage {
        var from = file.slice(header.data(), file.limit() - header.data())
                .order(header.order())
                .asShortBuffer();
        from.get(0, to, 0, Math.min(to.length, from.limit()));
        if (header.largest() < 65_535) {
            int[] table = table(header, 65_535);
            for (int i = 0; i < to.length; i++) {
                int v = to[i] & 0xFFFF;
                to[i] = (short) (v < table.length ? table[v] : scaled(v, 65_535, header.largest()));
            }
        }
    }

    private static void floats(ByteBuffer file, PnmHeader header, float[] to) {
        var from = file.slice(header.data(), file.limit() - header.data())
                .order(header.order())
                .asFloatBuffer();
        int row = header.width() * header.channels().count();
        for (int y = 0; y < header.height(); y++) {
            int at = y * row;
            int n = Math.clamp(from.limit() - at, 0, row);
            from.get(Math.min(at, from.limit()), to, (header.height() - 1 - y) * row, n);
        }
    }

    /// Rows begin at a byte; the highest bit is the leftmost pixel.
    private static void bitmap(ByteBuffer file, PnmHeader header, byte[] to) {
        int row = (header.width() + 7) / 8;
        for (int y = 0; y < header.height(); y++) {
            for (int x = 0; x < header.width(); x++) {
                long at = header.data() + (long) y * row + x / 8;
                if (at >= file.limit()) {
                    return;
                }
                boolean black = (file.get((int) at) >> (7 - x % 8) & 1) == 1;
                to[y * header.width() + x] = (byte) (black ? 0 : 255);
            }
        }
    }

    private static PnmSamples plain(ByteBuffer file, PnmHeader header, Samples to) throws Damage {
        var text = new PnmText(file, header.data());
        int n = (int) header.samples();
        int i = 0;
        for (; i < n && !text.isAtEnd(); i++) {
            switch (to) {
                case Samples.U8 u8 ->
                    u8.data()[i] = (byte)
                            (header.magic() == '1'
                                    ? 255 * (1 - text.digit("samples"))
                                    : scaled(text.number("samples"), 255, header.largest()));
                case Samples.U16 u16 ->
                    u16.data()[i] = (short) scaled(text.number("samples"), 65_535, header.largest());
                default -> throw new IllegalStateException("plain PNMs have integers");
            }
        }
        boolean more = i == n && !text.isAtEnd();
        return new PnmSamples(to, n - i, more ? file.limit() - text.position() : 0);
    }
}
