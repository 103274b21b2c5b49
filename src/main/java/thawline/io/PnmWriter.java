package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import thawline.tensor.Samples;

/// Writes the binary forms of the portable anymap family: PBM, PGM, PPM, PAM and PFM.
final class PnmWriter {
    private PnmWriter() {}

    static void write(OutputFormat format, Picture p, WritableByteChannel out) throws IOException {
        Samples s = p.pixels();
        switch (format) {
            case PBM -> bitmap(p, out);
            case PGM -> rows(header("P5", s, largest(s)), RowBytes.rgb(p), out);
            case PPM -> rows(header("P6", s, largest(s)), coloured(p), out);
            case PNM -> write(s.channels() == 1 ? OutputFormat.PGM : OutputFormat.PPM, p, out);
            case PAM -> rows(pam(p), RowBytes.rgb(p), out);
            case PFM -> floats(p, out);
            default -> throw new IllegalArgumentException(format + " is no PNM");
        }
    }

    private static String header(String magic, Samples s, String last) {
        return magic + "\n" + s.width() + " " + s.height() + "\n" + last + "\n";
    }

    private static String largest(Samples s) {
        return s.depth() == Samples.Depth.U8 ? "255" : "65535";
    }

    private static String pam(Picture p) {
        Samples s = p.pixels();
        String kind = (s.channels() == 1 ? "GRAYSCALE" : "RGB") + (p.alpha().isPresent() ? "_ALPHA" : "");
        return "P7\nWIDTH " + s.width() + "\nHEIGHT " + s.height() + "\nDEPTH "
                + RowBytes.rgb(p).count() + "\nMAXVAL " + largest(s) + "\nTUPLTYPE " + kind + "\nENDHDR\n";
    }

    /// Grey three times, or red, green, blue.
    private static RowBytes coloured(Picture p) {
        RowBytes rows = RowBytes.rgb(p);
        return rows.count() == 1
                ? new RowBytes(Collections.nCopies(3, rows.planes().getFirst()))
                : rows;
    }

    private static void rows(String header, RowBytes rows, WritableByteChannel out) throws IOException {
        text(header, out);
        ByteBuffer buffer = ByteBuffer.allocate(rows.size());
        for (int y = 0; y < rows.planes().getFirst().height(); y++) {
            rows.put(y, buffer.clear());
            out.write(buffer.flip());
        }
    }

    /// From the bottom up, the smallest byte first.
    private static void floats(Picture p, WritableByteChannel out) throws IOException {
        Samples s = p.pixels();
        text(header(s.channels() == 1 ? "Pf" : "PF", s, "-1.0"), out);
        RowBytes rows = RowBytes.rgb(p);
        ByteBuffer buffer = ByteBuffer.allocate(rows.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = s.height() - 1; y >= 0; y--) {
            rows.put(y, buffer.clear());
            out.write(buffer.flip());
        }
    }

    /// 1 is black; a row begins at a byte.
    private static void bitmap(Picture p, WritableByteChannel out) throws IOException {
        Samples s = p.pixels();
        RowBytes rows = RowBytes.rgb(p.converted(Samples.Depth.U8));
        text("P4\n" + s.width() + " " + s.height() + "\n", out);
        byte[] row = new byte[s.width()];
        byte[] bits = new byte[(s.width() + 7) / 8];
        for (int y = 0; y < s.height(); y++) {
            rows.put(y, ByteBuffer.wrap(row));
            for (int i = 0; i < bits.length; i++) {
                int eight = 0;
                for (int x = 8 * i; x < 8 * i + 8; x++) {
                    eight = 2 * eight + (x < row.length ? black(row[x]) : 0);
                }
                bits[i] = (byte) eight;
            }
            out.write(ByteBuffer.wrap(bits));
        }
    }

    private static int black(byte v) throws Damage {
        if (v != 0 && v != -1) {
            throw new Damage("a .pbm holds only black and white, but a sample is " + Byte.toUnsignedInt(v)
                    + "; end the pipeline in a threshold such as threshold(128), or write a .pgm");
        }
        return v == 0 ? 1 : 0;
    }

    private static void text(String text, WritableByteChannel out) throws IOException {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
