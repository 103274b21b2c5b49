package thawline.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a TIFF file promises of its first page, refuses kinds of samples that readers get wrong, and
/// checks that its strips or tiles are there.
///
/// @param alpha what the samples beyond grey or colour are
///
/// Source: TIFF 6.0; TIFF Technical Note 3 (floating-point predictor) and Adobe's TIFF notes for sample
/// formats.
record TiffHeader(PictureInfo info, int pages, Alpha alpha, Numbers numbers) {

    enum Alpha {
        NONE,
        /// Kept beside the colours; a fourth sample that the file does not explain is taken for one.
        STRAIGHT,
        /// The colours are multiplied by it.
        MULTIPLIED
    }

    enum Numbers {
        WHOLE,
        /// Floats of 16 bits, read as floats of 32.
        HALVES,
        FLOATS
    }

    /// As many as most files have, floats included.
    static boolean isUsual(int bits) {
        return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits >= 32;
    }

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int STRIP_LENGTHS = 279;
    private static final int PREDICTOR = 317;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int EXTRA = 338;
    private static final int FORMAT = 339;
    private static final int PROFILE = 34675;

    static boolean matters(int tag) {
        return (tag >= WIDTH && tag <= PREDICTOR && tag != 270) || (tag >= 322 && tag <= FORMAT && tag != 333);
    }

    static TiffHeader read(ByteBuffer file) throws Damage {
        return of(new TiffDirectory(file));
    }

    private static TiffHeader of(TiffDirectory page) throws Damage {
        long width = page.value(WIDTH, 0);
        long height = page.value(HEIGHT, 0);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new Damage("the TIFF's header says " + width + " × " + height + " pixels");
        }
        Kind kind = kind(page);
        int samples = (int) Math.min(page.value(SAMPLES, 1), 99);
        Alpha alpha = alpha(page, samples - colours(kind));
        if (samples < colours(kind)) {
            throw new Damage("the TIFF's header says " + samples + " samples a pixel, too few for its kind");
        }
        int bits = bits(page);
        Numbers numbers = page.value(FORMAT, 1) != 3 ? Numbers.WHOLE : bits == 16 ? Numbers.HALVES : Numbers.FLOATS;
        var info = new PictureInfo(
                ImageFormat.TIFF,
                (int) width,
                (int) height,
                new Coding(kind, numbers == Numbers.HALVES ? 32 : bits, alpha != Alpha.NONE));
        return new TiffHeader(info, page.pages(), alpha, numbers);
    }

    private static Kind kind(TiffDirectory page) throws Damage {
        int photometric = (int) page.value(PHOTOMETRIC, page.value(SAMPLES, 1) >= 3 ? 2 : 1);
        return switch (photometric) {
            case 0, 1 -> Kind.GREY;
            case 2 -> Kind.RGB;
            case 3 -> Kind.PALETTE;
            case 5 -> Kind.CMYK;
            case 6 -> Kind.YCBCR;
            case 8, 9, 10 -> throw new Damage("a TIFF in Lab colours is not supported; save it as RGB");
            case 32803, 34892 -> throw new Damage("a camera's raw picture is not supported; develop it first");
            default ->
                throw new Damage(
                        "a TIFF of photometric kind " + photometric + " is not supported; save it as grey or RGB");
        };
    }

    private static int colours(Kind kind) {
        return switch (kind) {
            case GREY, PALETTE -> 1;
            case RGB, YCBCR -> 3;
            case CMYK -> 4;
        };
    }

    private static Alpha alpha(TiffDirectory page, int extra) throws Damage {
        if (extra > 1) {
            throw new Damage("a TIFF of " + page.value(SAMPLES, 1)
                    + " channels is not supported; 1 (grey) and 3 (colour) are, and one more for alpha");
        }
        if (extra < 1) {
            return Alpha.NONE;
        }
        return page.value(EXTRA, 0) == 1 ? Alpha.MULTIPLIED : Alpha.STRAIGHT;
    }

    private static int bits(TiffDirectory page) throws Damage {
        int bits = (int) Math.min(page.value(BITS, 1), 999);
        if (Arrays.stream(page.values(BITS)).anyMatch(b -> b != bits)) {
            throw new Damage("a TIFF whose channels have different depths is not supported");
        }
        long format = page.value(FORMAT, 1);
        boolean known = switch ((int) format) {
            case 1, 4 -> bits >= 1 && bits <= 16;
            case 3 -> bits == 16 || bits == 32 || bits == 64;
            default -> false;
        };
        if (!known) {
            String name = switch ((int) format) {
                case 1, 4 -> "whole";
                case 2 -> "signed whole";
                case 3 -> "floating-point";
                default -> "complex";
            };
            throw new Damage("a TIFF of " + name + " numbers of " + bits
                    + " bits is not supported; up to 16 bits without sign and floating point are");
        }
        return bits;
    }

    static int orientation(ByteBuffer file) throws Damage {
        return (int) new TiffDirectory(file).value(ORIENTATION, 1);
    }

    /// The bytes of the colour profile.
    static Optional<byte[]> profile(ByteBuffer file) throws Damage {
        long[] values = new TiffDirectory(file).values(PROFILE);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    static void requireWhole(ByteBuffer file) throws Damage {
        var page = new TiffDirectory(file);
        boolean tiles = page.has(TILE_OFFSETS);
        long[] offsets = page.values(tiles ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] lengths = page.values(tiles ? TILE_LENGTHS : STRIP_LENGTHS);
        if (offsets.length == 0) {
            throw new Damage("the TIFF has no pixels");
        }
        for (int i = 0; i < offsets.length; i++) {
            long length = i < lengths.length ? lengths[i] : offsets.length == 1 ? unpacked(page) : 0;
            if (offsets[i] < 0 || length < 0 || offsets[i] + length > file.limit()) {
                throw new Damage.CutOff("the TIFF is cut off after " + file.limit() + " bytes: part " + (i + 1) + " of "
                        + offsets.length + " of its pixels is missing");
            }
        }
    }

    /// Where the last of the pixels end.
    static long end(ByteBuffer file) throws Damage {
        var page = new TiffDirectory(file);
        boolean tiles = page.has(TILE_OFFSETS);
        long[] offsets = page.values(tiles ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] lengths = page.values(tiles ? TILE_LENGTHS : STRIP_LENGTHS);
        long end = 0;
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            end = Math.max(end, offsets[i] + lengths[i]);
        }
        return end;
    }

    /// Old writers leave the length of a single strip away.
    private static long unpacked(TiffDirectory page) throws Damage {
        if (page.value(COMPRESSION, 1) != 1) {
            return 0;
        }
        TiffHeader header = of(page);
        return (header.info.pixels() * page.value(SAMPLES, 1) * header.info.bits()) / 8;
    }
}
