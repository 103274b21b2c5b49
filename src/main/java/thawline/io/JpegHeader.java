package thawline.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import thawline.io.PictureInfo.Coding;
import thawline.io.PictureInfo.Kind;

/// Reads what a JPEG file promises, and checks that its end marker is there: decoders fill a picture that is
/// cut off with grey and say nothing.
///
/// Source: ITU-T T.81, annex B; JFIF 1.02; the Adobe marker as described in Adobe technical note 5116.
///
/// @param process how pixels are coded, as the marker of the frame says
/// @param adobe the colour transform of the Adobe marker, or -1 where there is no such marker
record JpegHeader(PictureInfo info, int process, int adobe) {
    private static final int SOS = 0xDA;
    private static final int EOI = 0xD9;
    /// Ten are usual. A scan may have ten bytes and cost as much time as all pixels.
    private static final int MOST_SCANS = 1000;

    private static final int PROGRESSIVE = 0xC2;
    private static final int ARITHMETIC_PROGRESSIVE = 0xCA;

    static boolean matches(ByteBuffer file) {
        return file.remaining() >= 3 && marker(file, 0) == 0xD8 && (file.get(2) & 0xFF) == 0xFF;
    }

    static JpegHeader read(ByteBuffer file) throws Damage {
        boolean jfif = false;
        int adobe = -1;
        for (int at = next(file, 2); ; at = next(file, at + 2 + length(file, at))) {
            int m = marker(file, at);
            int n = length(file, at);
            if (m == 0xE0 && n >= 7 && text(file, at + 4, "JFIF\0")) {
                jfif = true;
            } else if (m == 0xEE && n >= 14 && text(file, at + 4, "Adobe")) {
                adobe = file.get(at + 15);
            } else if (isFrame(m)) {
                return new JpegHeader(frame(file, at, jfif, adobe), m, adobe);
            } else if (m == SOS) {
                throw new Damage("the JPEG's pixels come before its header");
            }
        }
    }

    private static PictureInfo frame(ByteBuffer file, int at, boolean jfif, int adobe) throws Damage {
        requireKnown(marker(file, at));
        int components = length(file, at) < 8 ? 0 : file.get(at + 9) & 0xFF;
        if (length(file, at) < 8 + 3 * components || components == 0) {
            throw new Damage("the JPEG's header is damaged");
        }
        int bits = file.get(at + 4) & 0xFF;
        if (bits != 8) {
            throw new Damage("a JPEG of " + bits + " bits is not supported; 8-bit JPEG is, and 16-bit PNG");
        }
        int height = file.getShort(at + 5) & 0xFFFF;
        int width = file.getShort(at + 7) & 0xFFFF;
        if (width == 0 || height == 0) {
            throw new Damage("the JPEG's header says " + width + " × " + height + " pixels");
        }
        int[] ids = new int[components];
        Arrays.setAll(ids, i -> file.get(at + 10 + 3 * i) & 0xFF);
        return new PictureInfo(ImageFormat.JPEG, width, height, new Coding(kind(ids, jfif, adobe), 8, false));
    }

    /// The IJG's rules: a JFIF file is YCbCr; then the Adobe marker decides, then the names of the
    /// components.
    private static Kind kind(int[] ids, boolean jfif, int adobe) throws Damage {
        return switch (ids.length) {
            case 1 -> Kind.GREY;
            case 3 -> {
                boolean rgb = !jfif && (adobe >= 0 ? adobe == 0 : Arrays.equals(ids, new int[] {'R', 'G', 'B'}));
                yield rgb ? Kind.RGB : Kind.YCBCR;
            }
            case 4 -> Kind.CMYK;
            default ->
                throw new Damage(
                        "a JPEG of " + ids.length + " components is not supported; 1 (grey) and 3 (colour) are");
        };
    }

    private static void requireKnown(int process) throws Damage {
        switch (process) {
            case 0xC3, 0xC7, 0xCB, 0xCF -> throw new Damage("a lossless JPEG is not supported; save it as a PNG");
            case 0xC5, 0xC6, 0xCD, 0xCE -> throw new Damage("a hierarchical JPEG is not supported; save it as a PNG");
            case 0xF7 -> throw new Damage("a JPEG-LS picture is not supported; save it as a PNG");
            default -> {}
        }
    }

    /// Baseline, progressive and the other kinds of frame; what the decoder does not know it will refuse.
    private static boolean isFrame(int m) {
        return m == 0xF7 || (m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC);
    }

    /// Pixel data has no 0xFF 0xD9 but at its end, so the search from the file's end backwards is short and
    /// sure.
    static void requireWhole(ByteBuffer file) throws Damage {
        int at = next(file, 2);
        while (marker(file, at) != SOS) {
            at = next(file, at + 2 + length(file, at));
        }
        for (int i = file.limit() - 2; i > at; i--) {
            if (file.get(i) == (byte) 0xFF && file.get(i + 1) == (byte) EOI) {
                return;
            }
        }
        throw new Damage.CutOff("the JPEG is cut off after " + file.limit() + " bytes: its end marker is missing");
    }

    /// The block of EXIF data.
    static Optional<ByteBuffer> exif(ByteBuffer file) throws Damage {
        for (int at = next(file, 2); marker(file, at) != SOS; at = next(file, at + 2 + length(file, at))) {
            int n = length(file, at);
            if (marker(file, at) == 0xE1 && n > 8 && text(file, at + 4, "Exif\0")) {
                return Optional.of(file.slice(at + 10, n - 8));
            }
        }
        return Optional.empty();
    }

    /// The colour profile, which comes in parts that are numbered from 1 on; nothing where one is missing.
    ///
    /// Source: ICC.1:2022, annex B.4.
    static Optional<byte[]> profile(ByteBuffer file) throws Damage {
        var whole = new ByteArrayOutputStream();
        int parts = 0;
        int wanted = 0;
        for (int at = next(file, 2); marker(file, at) != SOS; at = next(file, at + 2 + length(file, at))) {
            int n = length(file, at);
            if (marker(file, at) == 0xE2 && n > 16 && text(file, at + 4, "ICC_PROFILE\0")) {
                boolean inOrder = (file.get(at + 16) & 0xFF) == parts + 1;
                wanted = file.get(at + 17) & 0xFF;
                byte[] part = new byte[n - 16];
                file.get(at + 18, part);
                whole.writeBytes(part);
                parts = inOrder ? parts + 1 : 256;
            }
        }
        return parts > 0 && parts == wanted ? Optional.of(whole.toByteArray()) : Optional.empty();
    }

    /// Only OpenCV has a decoder for it.
    boolean isArithmetic() {
        return process == 0xC9 || process == ARITHMETIC_PROGRESSIVE;
    }

    /// How often a decoder goes over the pixels: once, or once a scan.
    static long scans(ByteBuffer file) throws Damage {
        int at = next(file, 2);
        int process = 0;
        while (marker(file, at) != SOS) {
            process = isFrame(marker(file, at)) ? marker(file, at) : process;
            at = next(file, at + 2 + length(file, at));
        }
        if (process != PROGRESSIVE && process != ARITHMETIC_PROGRESSIVE) {
            return 1;
        }
        long scans = 0;
        for (int i = at; i + 1 < file.limit(); i++) {
            if (file.get(i) == (byte) 0xFF && marker(file, i) == SOS) {
                scans++;
            }
        }
        if (scans > MOST_SCANS) {
            throw new Damage("the JPEG has " + scans + " scans, more than any camera or program writes");
        }
        return scans;
    }

    /// Where the next marker stands; 0xFF may be repeated before it.
    private static int next(ByteBuffer file, int from) throws Damage {
        int at = from;
        while (at + 4 <= file.limit()) {
            if ((file.get(at) & 0xFF) == 0xFF && marker(file, at) != 0xFF && marker(file, at) != 0) {
                return at;
            }
            at++;
        }
        throw new Damage.CutOff("the JPEG is cut off within its header");
    }

    private static int marker(ByteBuffer file, int at) {
        return file.get(at + 1) & 0xFF;
    }

    private static int length(ByteBuffer file, int at) throws Damage {
        int n = file.getShort(at + 2) & 0xFFFF;
        if (n < 2 || at + 2L + n > file.limit()) {
            throw new Damage.CutOff("the JPEG is cut off within its header");
        }
        return n;
    }

    private static boolean text(ByteBuffer file, int at, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (file.get(at + i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
