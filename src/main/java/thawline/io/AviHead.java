package thawline.io;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The first bytes of an AVI file with one stream, which OpenCV does not look after well: it says nothing when
/// the disk is full or a file is cut off, and keeps whole frames a second only.
///
/// Source: Microsoft's AVI RIFF file reference.
final class AviHead {
    private static final int RATE = 128; // bytes before the stream's scale and rate
    private static final int PERIOD = 32;

    private AviHead() {}

    /// Whether the file is an AVI that is shorter than it says, or does not say how long it is.
    static boolean isCutOff(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer head = read(in, 12);
            long said = Integer.toUnsignedLong(head.getInt(4)) + 8;
            return text(head, 0).equals("RIFF") && text(head, 8).equals("AVI ") && (said <= 12 || said > in.size());
        }
    }

    /// Writes how many frames a second there are: 29.97 as 30,000 in 1,001 s, others in thousandths.
    static void setRate(Path file, double fps) throws IOException {
        boolean ntsc = Math.abs(fps * 1.001 - Math.rint(fps * 1.001)) < 1e-6;
        int scale = ntsc ? 1001 : 1000;
        try (FileChannel out = FileChannel.open(file, READ, WRITE)) {
            ByteBuffer head = read(out, RATE + 8);
            if (!text(head, PERIOD - 8).equals("avih") || !text(head, RATE - 28).equals("strh")) {
                throw new IOException("an AVI file begins otherwise than it should");
            }
            head.putInt(PERIOD, (int) Math.rint(1e6 / fps));
            head.putInt(RATE, scale);
            head.putInt(RATE + 4, (int) Math.rint(fps * scale));
            out.write(head.clear(), 0);
        }
    }

    private static ByteBuffer read(FileChannel file, int bytes) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.read(head, 0);
        return head;
    }

    private static String text(ByteBuffer head, int at) {
        byte[] four = new byte[4];
        head.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
