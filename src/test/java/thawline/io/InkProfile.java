package thawline.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A colour profile of four inks that are unlike any real ones, so that using it shows.
///
/// Source: ICC.1:2022, with one lut8 of 2 × 2 × 2 × 2 points.
final class InkProfile {
    private static final int LUT = 180;
    private static final int LUT_SIZE = 48 + 4 * 256 + 16 * 3 + 3 * 256;

    private InkProfile() {}

    static byte[] bytes() {
        int white = LUT + LUT_SIZE;
        int rights = white + 20;
        int name = rights + 16;
        int end = name + 98 + 2;
        ByteBuffer p = ByteBuffer.allocate(end);
        p.putInt(end).putInt(0).putInt(0x02100000);
        text(p, "prtrCMYKLab ");
        text(p.position(36), "acsp");
        p.position(68).putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
        p.position(128).putInt(4);
        tag(p, "A2B0", LUT, LUT_SIZE);
        tag(p, "wtpt", white, 20);
        tag(p, "cprt", rights, 16);
        tag(p, "desc", name, 98);
        lut(p.position(LUT));
        text(p.position(white), "XYZ ");
        p.putInt(0).putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
        text(p.position(rights), "text");
        text(p.position(name), "desc");
        p.putInt(0).putInt(6);
        text(p, "tests");
        return p.array();
    }

    private static void tag(ByteBuffer p, String name, int at, int size) {
        text(p, name);
        p.putInt(at).putInt(size);
    }

    private static void text(ByteBuffer p, String s) {
        p.put(s.getBytes(StandardCharsets.US_ASCII));
    }

    private static void lut(ByteBuffer p) {
        text(p, "mft1");
        p.putInt(0).putInt(0x04030200);
        for (int i = 0; i < 9; i++) {
            p.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        identities(p, 4);
        for (int i = 0; i < 16; i++) {
            int c = (i >> 3) & 1;
            int m = (i >> 2) & 1;
            int y = (i >> 1) & 1;
            boolean key = (i & 1) == 1;
            p.put((byte) (key ? 0 : Math.round(2.55 * (100 - 20 * c - 30 * m - 10 * y))));
            p.put((byte) (key ? 128 : 128 - 40 * c + 60 * m));
            p.put((byte) (key ? 128 : 128 - 30 * c + 70 * y));
        }
        identities(p, 3);
    }

    private static void identities(ByteBuffer p, int n) {
        for (int i = 0; i < 256 * n; i++) {
            p.put((byte) i);
        }
    }
}
