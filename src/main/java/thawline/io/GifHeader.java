package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a GIF file promises: where its first frame lies, what its colours are, how many frames there
/// are, and whether the file is whole.
///
/// @param canvas the screen, or what the first frame needs where that is more: many files say 0 × 0
/// @param first the first frame on it
/// @param frames how many there are, those that are cut off included
///
/// Source: GIF89a specification, CompuServe 1990.
record GifHeader(Area canvas, Area first, int frames, Coding coding) {

    private static final int VERSION_87 = 0x3761;
    private static final int VERSION_89 = 0x3961;
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    record Area(int x, int y, int width, int height) {}

    static boolean matches(ByteBuffer file) {
        return file.remaining() >= 6
                && file.getInt(0) == 0x47494638
                && (version(file) == VERSION_87 || version(file) == VERSION_89);
    }

    private static int version(ByteBuffer file) {
        return file.getShort(4);
    }

    PictureInfo info() {
        return new PictureInfo(ImageFormat.GIF, canvas.width, canvas.height, coding);
    }

    static GifHeader read(ByteBuffer file) throws Damage {
        Walk walk = new Walk(file);
        walk.run();
        if (walk.first == null) {
            throw new Damage("the GIF has no picture in it");
        }
        Area f = walk.first;
        if (f.width == 0 || f.height == 0) {
            throw new Damage("the GIF's header says " + f.width + " × " + f.height + " pixels");
        }
        ByteBuffer b = walk.bytes;
        var canvas = new Area(
                0,
                0,
                Math.max(b.getShort(6) & 0xFFFF, f.x + f.width),
                Math.max(b.getShort(8) & 0xFFFF, f.y + f.height));
        boolean covered = f.width == canvas.width && f.height == canvas.height;
        return new GifHeader(
                canvas, f, walk.frames, new Coding(walk.grey ? Kind.GREY : Kind.PALETTE, 8, walk.clear || !covered));
    }

    static void requireWhole(ByteBuffer file) throws Damage {
        Walk walk = new Walk(file);
        walk.run();
        if (!walk.whole) {
            throw new Damage.CutOff("the GIF is cut off after " + file.limit() + " bytes: its end marker is missing");
        }
    }

    /// From block to block.
    private static final class Walk {
        private final ByteBuffer bytes;
        private int at = SCREEN_END;
        private Area first;
        private int frames;
        private boolean grey;
        private boolean clear;
        private boolean whole;

        Walk(ByteBuffer file) {
            bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        void run() {
            int global = skipColours(bytes.get(10));
            while (at < bytes.limit()) {
                switch (next()) {
                    case EXTENSION -> extension();
                    case IMAGE -> {
                        if (!image(global)) {
                            return;
                        }
                    }
                    case TRAILER -> {
                        whole = true;
                        return;
                    }
                    default -> {} // bytes between blocks are passed over, as decoders do
                }
            }
        }

        private int next() {
            return bytes.get(at++) & 0xFF;
        }

        /// Where a table of colours begins that the flags announce, or -1 where there is none.
        private int skipColours(int flags) {
            if ((flags & 0x80) == 0) {
                return -1;
            }
            int start = at;
            at += 3 << ((flags & 7) + 1);
            return start;
        }

        private void extension() {
            if (at + 6 < bytes.limit() && next() == GRAPHIC_CONTROL && frames == 0) {
                clear = (bytes.get(at + 1) & 1) != 0;
            }
            skipBlocks();
        }

        private boolean image(int global) {
            if (at + 10 > bytes.limit()) {
                return false;
            }
            int flags = bytes.get(at + 8);
            var area = new Area(unsigned(at), unsigned(at + 2), unsigned(at + 4), unsigned(at + 6));
            at += 9;
            int local = skipColours(flags);
            if (frames++ == 0) {
                first = area;
                int table = local >= 0 ? local : global;
                grey = table >= 0 && isGrey(table, at <= bytes.limit() && local >= 0 ? flags : bytes.get(10));
            }
            at++; // the size of the first code
            return skipBlocks();
        }

        private int unsigned(int where) {
            return bytes.getShort(where) & 0xFFFF;
        }

        private boolean isGrey(int table, int flags) {
            int end = Math.min(bytes.limit(), table + (3 << ((flags & 7) + 1)));
            for (int i = table; i + 2 < end; i += 3) {
                if (bytes.get(i) != bytes.get(i + 1) || bytes.get(i) != bytes.get(i + 2)) {
                    return false;
                }
            }
            return true;
        }

        /// Data come in blocks with their length before them, up to one of length 0.
        private boolean skipBlocks() {
            while (at < bytes.limit()) {
                int n = next();
                if (n == 0) {
                    return true;
                }
                at += n;
            }
            return false;
        }
    }
}
