package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import thawline.tensor.Samples;

/// Writes BMP files that every reader knows: 8-bit grey by a palette of 256 greys, 24-bit colour.
///
/// Source: Microsoft's BITMAPFILEHEADER and BITMAPINFOHEADER.
final class BmpWriter {
    private static final int HEADERS = 14 + 40;

    private BmpWriter() {}

    /// 8-bit samples, without alpha.
    static void write(Picture p, WritableByteChannel out) throws IOException {
        Samples s = p.pixels();
        RowBytes rows = RowBytes.bgr(p);
        int padded = (rows.size() + 3) / 4 * 4;
        int palette = s.channels() == 1 ? 256 : 0;
        int start = HEADERS + 4 * palette;
        long size = start + (long) padded * s.height();
        if (size > Integer.MAX_VALUE) {
            throw new Damage(
                    "a BMP of " + s.width() + " × " + s.height() + " pixels would be larger than 2 GB; write a PNG");
        }
        ByteBuffer head = ByteBuffer.allocate(start).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'B').put((byte) 'M').putInt((int) size).putInt(0).putInt(start);
        head.putInt(40).putInt(s.width()).putInt(s.height());
        head.putShort((short) 1).putShort((short) (8 * s.channels()));
        head.putInt(0)
                .putInt((int) size - start)
                .putInt(0)
                .putInt(0)
                .putInt(palette)
                .putInt(0);
        for (int i = 0; i < palette; i++) {
            head.putInt(i * 0x010101);
        }
        out.write(head.flip());
        ByteBuffer row = ByteBuffer.allocate(padded);
        for (int y = s.height() - 1; y >= 0; y--) {
            rows.put(y, row.clear());
            out.write(row.clear());
        }
    }
}
