package thawline.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a PNG file promises, and checks that the file is whole: every chunk that decides about pixels
/// is there, with its checksum, up to the end chunk. Decoders differ in what they let pass; this is the same
/// for all.
///
/// Source: the PNG specification (third edition), sections 5 and 11.
final class PngHeader {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private PngHeader() {}

    static boolean matches(ByteBuffer file) {
        return file.remaining() >= 8 && file.getLong(0) == SIGNATURE;
    }

    static PictureInfo read(ByteBuffer file) throws Damage {
        if (file.limit() < 33 || !type(file, 8).equals("IHDR") || file.getInt(8) != 13) {
            throw new Damage.CutOff("the PNG is cut off within its header");
        }
        int width = file.getInt(16);
        int height = file.getInt(20);
        if (width < 1 || height < 1) {
            throw new Damage("the PNG's header says " + width + " × " + height + " pixels");
        }
        int bits = file.get(24);
        return new PictureInfo(ImageFormat.PNG, width, height, coding(file.get(25), bits, file));
    }

    private static Coding coding(int type, int bits, ByteBuffer file) throws Damage {
        boolean low = bits == 1 || bits == 2 || bits == 4;
        boolean whole = bits == 8 || bits == 16;
        boolean fits = switch (type) {
            case 0 -> low || whole;
            case 3 -> low || bits == 8;
            case 2, 4, 6 -> whole;
            default -> false;
        };
        if (!fits) {
            throw new Damage("the PNG's header says colour type " + type + " with " + bits
                    + " bits, which is not a combination that exists");
        }
        Kind kind = type == 3 ? Kind.PALETTE : type == 0 || type == 4 ? Kind.GREY : Kind.RGB;
        return new Coding(kind, bits, type >= 4 || hasTransparency(file));
    }

    /// Whether a tRNS chunk stands before the pixels; a file that ends sooner is found out by
    /// [#requireWhole].
    private static boolean hasTransparency(ByteBuffer file) {
        return find(file, "tRNS", "IDAT") >= 0;
    }

    /// The block of EXIF data, which may stand before or behind the pixels.
    static Optional<ByteBuffer> exif(ByteBuffer file) {
        int at = find(file, "eXIf", "IEND");
        return at < 0 ? Optional.empty() : Optional.of(file.slice(at + 8, file.getInt(at)));
    }

    /// Where a chunk of this type begins, or -1 where there is none before the last.
    private static int find(ByteBuffer file, String wanted, String last) {
        int at = 8;
        while (at + 12L <= file.limit()) {
            long next = at + 12L + Integer.toUnsignedLong(file.getInt(at));
            String type = type(file, at);
            if (type.equals(last) || next > file.limit()) {
                return -1;
            }
            if (type.equals(wanted)) {
                return at;
            }
            at = (int) next;
        }
        return -1;
    }

    static void requireWhole(ByteBuffer file) throws Damage {
        int at = 8;
        boolean pixels = false;
        while (at + 12L <= file.limit()) {
            long next = at + 12L + Integer.toUnsignedLong(file.getInt(at));
            if (next > file.limit()) {
                break;
            }
            String type = type(file, at);
            boolean matters = Character.isUpperCase(type.charAt(0)) || type.equals("tRNS");
            if (matters && crc(file, at + 4, (int) next - 4) != file.getInt((int) next - 4)) {
                throw new Damage("the PNG's chunk " + type + " at byte " + at + " has a wrong checksum");
            }
            pixels |= type.equals("IDAT");
            if (type.equals("IEND")) {
                if (!pixels) {
                    throw new Damage("the PNG has no pixels: no IDAT chunk");
                }
                return;
            }
            at = (int) next;
        }
        throw new Damage.CutOff("the PNG is cut off after " + file.limit() + " bytes: its end chunk is missing");
    }

    private static String type(ByteBuffer file, int chunk) {
        byte[] name = new byte[4];
        file.get(chunk + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static int crc(ByteBuffer file, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file.slice(from, to - from));
        return (int) crc.getValue();
    }
}
