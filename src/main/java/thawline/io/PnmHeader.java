package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/// What a file of the portable anymap family promises: P1 … P6 (bitmap, grey, colour; plain or binary), P7
/// (PAM) and the floating point form PF or Pf (PFM).
///
/// Sources: Netpbm's pages pbm(5), pgm(5), ppm(5), pam(5) and pfm(5).
///
/// @param magic the second byte: `1` … `7`, `F` or `f`
/// @param channels what a pixel has
/// @param largest the number that full brightness has: 1 … 65,535
/// @param data where the samples begin
record PnmHeader(char magic, int width, int height, Band channels, int largest, ByteOrder order, int data) {

    /// How many samples a pixel has, and whether the last is alpha.
    record Band(int count, boolean alpha) {}

    static boolean matches(ByteBuffer file) {
        if (file.remaining() < 3 || file.get(0) != 'P') {
            return false;
        }
        byte kind = file.get(1);
        byte blank = file.get(2);
        boolean known = (kind >= '1' && kind <= '7') || kind == 'F' || kind == 'f';
        return known && (blank == ' ' || blank == '#' || (blank >= '\t' && blank <= '\r'));
    }

    static PnmHeader read(ByteBuffer file) throws Damage {
        char magic = (char) file.get(1);
        PnmHeader header = switch (magic) {
            case '7' -> pam(file);
            case 'F', 'f' -> pfm(file, magic);
            default -> pnm(file, magic);
        };
        if (header.width < 1 || header.height < 1) {
            throw new Damage("the PNM's header says " + header.width + " × " + header.height + " pixels");
        }
        if (header.largest < 1 || header.largest > 65_535) {
            throw new Damage("the PNM's maxval is " + header.largest + "; it is 1 … 65535");
        }
        return header;
    }

    private static PnmHeader pnm(ByteBuffer file, char magic) throws Damage {
        var text = new PnmText(file, 2);
        int width = text.number("width");
        int height = text.number("height");
        boolean bitmap = magic == '1' || magic == '4';
        int largest = bitmap ? 1 : text.number("maxval");
        text.endHeader();
        int channels = magic == '3' || magic == '6' ? 3 : 1;
        return new PnmHeader(
                magic, width, height, new Band(channels, false), largest, ByteOrder.BIG_ENDIAN, text.position());
    }

    private static PnmHeader pam(ByteBuffer file) throws Damage {
        var text = new PnmText(file, 2);
        int width = 0;
        int height = 0;
        int depth = 0;
        int largest = 0;
        String tuple = "";
        for (String key = text.word("header"); !key.equals("ENDHDR"); key = text.word("ENDHDR")) {
            switch (key) {
                case "WIDTH" -> width = text.number(key);
                case "HEIGHT" -> height = text.number(key);
                case "DEPTH" -> depth = text.number(key);
                case "MAXVAL" -> largest = text.number(key);
                case "TUPLTYPE" -> tuple = (tuple + " " + text.line()).strip();
                default -> throw new Damage("the PAM's header has '" + key + "', which is not known");
            }
        }
        text.line();
        return new PnmHeader('7', width, height, tuple(tuple, depth), largest, ByteOrder.BIG_ENDIAN, text.position());
    }

    private static Band tuple(String name, int depth) throws Damage {
        String known = name.isEmpty() ? byDepth(depth) : name.toUpperCase(Locale.ROOT);
        Band band = switch (known) {
            case "BLACKANDWHITE", "GRAYSCALE" -> new Band(1, false);
            case "BLACKANDWHITE_ALPHA", "GRAYSCALE_ALPHA" -> new Band(2, true);
            case "RGB" -> new Band(3, false);
            case "RGB_ALPHA" -> new Band(4, true);
            default ->
                throw new Damage("a PAM of the kind '" + name + "' with " + depth
                        + " planes is not supported; GRAYSCALE and RGB are, with _ALPHA too");
        };
        if (band.count() != depth) {
            throw new Damage("the PAM's header says " + name + " with " + depth + " planes; it has " + band.count());
        }
        return band;
    }

    private static String byDepth(int depth) {
        return switch (depth) {
            case 1 -> "GRAYSCALE";
            case 2 -> "GRAYSCALE_ALPHA";
            case 3 -> "RGB";
            case 4 -> "RGB_ALPHA";
            default -> "";
        };
    }

    private static PnmHeader pfm(ByteBuffer file, char magic) throws Damage {
        PnmText text = PnmText.withoutComments(file, 2);
        int width = text.number("width");
        int height = text.number("height");
        float scale = scale(text.word("scale"));
        text.endHeader();
        return new PnmHeader(
                magic,
                width,
                height,
                new Band(magic == 'F' ? 3 : 1, false),
                1,
                scale < 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                text.position());
    }

    /// Its sign tells the order of bytes; its size is a unit that readers leave unapplied.
    private static float scale(String word) throws Damage {
        try {
            float scale = Float.parseFloat(word);
            if (Float.isFinite(scale) && scale != 0) {
                return scale;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new Damage("the PFM's scale is '" + word + "'; it is a number such as -1.0, and not 0");
    }

    /// The number of bits that the samples need: 8 for a largest number of 255, 1 for bitmaps.
    int bits() {
        return isFloat() ? 32 : Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    boolean isFloat() {
        return magic == 'F' || magic == 'f';
    }

    boolean isPlain() {
        return magic >= '1' && magic <= '3';
    }

    long samples() {
        return (long) width * height * channels.count();
    }

    /// The bytes that the samples take; the least that they can take where they are text.
    long bytes() {
        return switch (magic) {
            case '1' -> samples();
            case '2', '3' -> 2 * samples() - 1;
            case '4' -> (width + 7L) / 8 * height;
            case 'F', 'f' -> 4 * samples();
            default -> largest > 255 ? 2 * samples() : samples();
        };
    }

    void requireWhole(ByteBuffer file) throws Damage {
        long there = (long) file.limit() - data;
        if (there < bytes()) {
            throw new Damage("the PNM is cut off after " + file.limit() + " bytes: its " + width + " × " + height
                    + " pixels need " + (bytes() - there) + " more");
        }
    }
}
