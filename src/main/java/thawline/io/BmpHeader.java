package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a BMP file promises, and checks that its rows are there.
///
/// @param data where the pixels begin
/// @param packing how they are packed
///
/// Source: Microsoft, "Bitmap Storage" and BITMAPV5HEADER; OS/2 1.x bitmaps.
record BmpHeader(PictureInfo info, int data, int bitsPerPixel, int packing) {

    private static final int RGB = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int FIELDS = 3;
    private static final int ALPHA_FIELDS = 6;

    /// How long the header is says which version it has: OS/2 1, and Windows 3, 3 with masks, 4 and 5.
    private static final Set<Integer> VERSIONS = Set.of(12, 40, 52, 56, 108, 124);

    private static final int OS2 = 12;
    private static final int FILE_HEADER = 14;

    static boolean matches(ByteBuffer file) {
        return file.remaining() >= 18 && file.get(0) == 'B' && file.get(1) == 'M' && isSize(le(file).getInt(14));
    }

    private static boolean isSize(int n) {
        return n == OS2 || (n >= 40 && n <= 124);
    }

    static BmpHeader read(ByteBuffer file) throws Damage {
        ByteBuffer b = le(file);
        int size = b.getInt(14);
        if (!VERSIONS.contains(size)) {
            throw new Damage("a BMP whose header has " + size + " bytes is of a version that is not supported");
        }
        boolean os2 = size == OS2;
        long width = os2 ? b.getShort(18) & 0xFFFF : b.getInt(18);
        long height = os2 ? b.getShort(20) & 0xFFFF : Math.abs((long) b.getInt(22));
        int bits = b.getShort(os2 ? 24 : 28);
        int packing = os2 ? RGB : b.getInt(30);
        if (width < 1 || height < 1 || height > Integer.MAX_VALUE) {
            throw new Damage("the BMP's header says " + width + " × " + height + " pixels");
        }
        requireKnown(bits, packing);
        boolean alpha = size >= 56 && bits == 32 && b.getInt(FILE_HEADER + 52) != 0;
        int colours = bits > 8 || os2 ? 0 : b.getInt(46);
        int table = FILE_HEADER + size;
        int entries = colours > 0 && colours <= 256 ? colours : 1 << Math.min(bits, 8);
        Kind kind = bits > 8 ? Kind.RGB : isGrey(b, table, os2 ? 3 : 4, entries) ? Kind.GREY : Kind.PALETTE;
        var info =
                new PictureInfo(ImageFormat.BMP, (int) width, (int) height, new Coding(kind, Math.min(bits, 8), alpha));
        return new BmpHeader(info, b.getInt(10), bits, packing);
    }

    private static void requireKnown(int bits, int packing) throws Damage {
        boolean known = switch (packing) {
            case RGB -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case FIELDS, ALPHA_FIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!known) {
            throw new Damage("a BMP of " + bits + " bits a pixel and packing " + packing + " is not supported");
        }
    }

    private static boolean isGrey(ByteBuffer b, int table, int step, int entries) {
        for (int i = table; i < table + step * entries && i + 2 < b.limit(); i += step) {
            if (b.get(i) != b.get(i + 1) || b.get(i) != b.get(i + 2)) {
                return false;
            }
        }
        return true;
    }

    static void requireWhole(ByteBuffer file) throws Damage {
        BmpHeader header = read(file);
        if (header.data < FILE_HEADER + OS2) {
            throw new Damage("the BMP's header says that its pixels begin at byte " + header.data);
        }
        if (header.packing == RLE8 || header.packing == RLE4) {
            header.requireEnd(file);
        } else {
            long row = (((long) header.info.width() * header.bitsPerPixel + 31) / 32) * 4;
            long there = Math.max(0, file.limit() - (long) header.data) / row;
            if (there < header.info.height()) {
                throw new Damage.CutOff("the BMP is cut off after row " + there + " of " + header.info.height());
            }
        }
    }

    /// Runs of pixels end with a code of their own.
    private void requireEnd(ByteBuffer file) throws Damage {
        int at = data;
        while (at + 1 < file.limit()) {
            int count = file.get(at) & 0xFF;
            int value = file.get(at + 1) & 0xFF;
            at += 2;
            if (count == 0) {
                if (value == 1) {
                    return;
                }
                if (value == 2) {
                    at += 2; // a step to another place
                } else if (value > 2) {
                    int n = packing == RLE8 ? value : (value + 1) / 2;
                    at += n + (n & 1);
                }
            }
        }
        throw new Damage.CutOff(
                "the BMP is cut off after " + file.limit() + " bytes: the rest of its pixels is missing");
    }

    private static ByteBuffer le(ByteBuffer file) {
        return file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
