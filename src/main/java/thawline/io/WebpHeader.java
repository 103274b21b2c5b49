package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a WebP file promises, and checks that its chunks are there.
///
/// @param frames 1 for a still picture
///
/// Source: RFC 9649, WebP Image Format.
record WebpHeader(PictureInfo info, int frames) {

    private static final int FIRST = 12;
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int EXTENDED = 0x58385056;
    private static final int FRAME = 0x464D4E41;
    private static final int EXIF = 0x46495845;
    private static final int BITS_14 = 0x3FFF;

    static boolean matches(ByteBuffer file) {
        return file.remaining() >= 16 && file.getInt(0) == 0x52494646 && file.getInt(8) == 0x57454250;
    }

    static WebpHeader read(ByteBuffer file) throws Damage {
        ByteBuffer b = le(file);
        int data = FIRST + 8;
        return switch (b.getInt(FIRST)) {
            case LOSSY -> {
                if ((b.get(data + 3) & 0xFF) != 0x9D || b.get(data + 4) != 1 || b.get(data + 5) != 0x2A) {
                    throw new Damage("the WebP's header is damaged");
                }
                yield still(b.getShort(data + 6) & BITS_14, b.getShort(data + 8) & BITS_14, false);
            }
            case LOSSLESS -> {
                int sizes = b.getInt(data + 1);
                if (b.get(data) != 0x2F) {
                    throw new Damage("the WebP's header is damaged");
                }
                yield still((sizes & BITS_14) + 1, (sizes >> 14 & BITS_14) + 1, (sizes >> 28 & 1) != 0);
            }
            case EXTENDED -> {
                int flags = b.get(data);
                int width = (b.getInt(data + 4) & 0xFFFFFF) + 1;
                int height = (b.getInt(data + 6) >>> 8) + 1;
                yield new WebpHeader(info(width, height, (flags & 0x10) != 0), (flags & 2) != 0 ? frames(b) : 1);
            }
            default -> throw new Damage("the WebP's header is damaged");
        };
    }

    private static WebpHeader still(int width, int height, boolean alpha) throws Damage {
        return new WebpHeader(info(width, height, alpha), 1);
    }

    private static PictureInfo info(int width, int height, boolean alpha) throws Damage {
        if (width == 0 || height == 0) {
            throw new Damage("the WebP's header says " + width + " × " + height + " pixels");
        }
        return new PictureInfo(ImageFormat.WEBP, width, height, new Coding(Kind.RGB, 8, alpha));
    }

    private static int frames(ByteBuffer b) {
        int frames = 0;
        for (long at = FIRST; at + 8 <= b.limit(); at = next(b, (int) at)) {
            frames += b.getInt((int) at) == FRAME ? 1 : 0;
        }
        return Math.max(1, frames);
    }

    /// The block of EXIF data.
    static Optional<ByteBuffer> exif(ByteBuffer file) {
        ByteBuffer b = le(file);
        for (long at = FIRST; at + 8 <= b.limit(); at = next(b, (int) at)) {
            long n = Integer.toUnsignedLong(b.getInt((int) at + 4));
            if (b.getInt((int) at) == EXIF && at + 8 + n <= b.limit()) {
                return Optional.of(file.slice((int) at + 8, (int) n));
            }
        }
        return Optional.empty();
    }

    private static long next(ByteBuffer b, int chunk) {
        long n = Integer.toUnsignedLong(b.getInt(chunk + 4));
        return chunk + 8 + n + (n & 1);
    }

    static void requireWhole(ByteBuffer file) throws Damage {
        ByteBuffer b = le(file);
        long end = 8 + Integer.toUnsignedLong(b.getInt(4));
        if (end > b.limit()) {
            throw new Damage.CutOff("the WebP is cut off after " + b.limit() + " of " + end + " bytes");
        }
        for (long at = FIRST; at + 8 <= end; ) {
            long next = next(b, (int) at);
            if (next > end + 1) { // the last byte of filling may be missing
                throw new Damage("the WebP's chunk at byte " + at + " is longer than the file");
            }
            at = next;
        }
    }

    private static ByteBuffer le(ByteBuffer file) {
        return file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
}
