package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import thawline.tensor.Samples;

/// PNG with one filter for all rows and [RunDeflate]: fast, and about as small as OpenCV writes unasked.
///
/// Source: PNG specification, 3rd edition (W3C, 2025); the idea of one filter and runs is fpng's.
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// Bytes of pixels that share their Huffman codes; the cache of a core holds them.
    private static final int BLOCK = 1 << 17;

    /// The filter. Of those without a branch it makes masks smallest, and photographs nearly so.
    private static final byte UP = 2;

    private final RowBytes rows;
    private final int height;
    private final int width;
    private final WritableByteChannel out;
    private final RunDeflate deflate = new RunDeflate();
    private final Adler32 sum = new Adler32();

    private PngWriter(Picture picture, WritableByteChannel out) {
        rows = RowBytes.rgb(picture);
        height = picture.pixels().height();
        width = picture.pixels().width();
        this.out = out;
    }

    static void write(Picture picture, WritableByteChannel out) throws IOException {
        new PngWriter(picture, out).write(picture);
    }

    private void write(Picture picture) throws IOException {
        put(ByteBuffer.wrap(SIGNATURE));
        int bits = picture.pixels().depth() == Samples.Depth.U8 ? 8 : 16;
        int colours =
                (picture.pixels().channels() == 3 ? 2 : 0) + (picture.alpha().isPresent() ? 4 : 0);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk("IHDR", head.put((byte) bits).put((byte) colours).put(new byte[3]).flip());
        chunk("IDAT", ByteBuffer.wrap(new byte[] {0x78, 0x01}));
        pixels();
        chunk("IDAT", ByteBuffer.allocate(4).putInt((int) sum.getValue()).flip());
        chunk("IEND", ByteBuffer.allocate(0));
    }

    private void pixels() throws IOException {
        int row = rows.size();
        int most = Math.clamp(BLOCK / (row + 1), 1, height);
        byte[] filtered = new byte[most * (row + 1)];
        byte[] above = new byte[row];
        byte[] now = new byte[row];
        for (int y = 0; y < height; y += most) {
            int n = Math.min(most, height - y);
            for (int i = 0; i < n; i++) {
                rows.put(y + i, ByteBuffer.wrap(now));
                filtered[i * (row + 1)] = UP;
                filter(now, above, filtered, i * (row + 1) + 1);
                byte[] swap = above;
                above = now;
                now = swap;
            }
            sum.update(filtered, 0, n * (row + 1));
            deflate.block(filtered, n * (row + 1), y + n == height);
            chunk("IDAT", ByteBuffer.wrap(deflate.bytes(), 0, deflate.size()));
        }
    }

    /// Each byte less the one above it.
    private static void filter(byte[] now, byte[] above, byte[] to, int at) {
        for (int i = 0; i < now.length; i++) {
            to[at + i] = (byte) (now[i] - above[i]);
        }
    }

    private void chunk(String kind, ByteBuffer content) throws IOException {
        ByteBuffer name = ByteBuffer.wrap(kind.getBytes(StandardCharsets.US_ASCII));
        CRC32 check = new CRC32();
        check.update(name.duplicate());
        check.update(content.duplicate());
        put(ByteBuffer.allocate(8).putInt(content.remaining()).put(name).flip());
        put(content);
        put(ByteBuffer.allocate(4).putInt((int) check.getValue()).flip());
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
