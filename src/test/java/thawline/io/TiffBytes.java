package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// TIFF files of one strip a page, put together by hand, for kinds that no writer here makes.
final class TiffBytes {
    private final Map<Integer, long[]> tags = new TreeMap<>();
    private byte[] data = {};

    /// Whole numbers of so many bits, black is zero, no compression.
    static TiffBytes of(int width, int height, int samples, int bits) {
        long[] all = new long[samples];
        Arrays.fill(all, bits);
        return new TiffBytes()
                .tag(256, width)
                .tag(257, height)
                .tag(258, all)
                .tag(259, 1)
                .tag(262, samples >= 3 ? 2 : 1)
                .tag(277, samples)
                .tag(278, height);
    }

    TiffBytes tag(int tag, long... values) {
        tags.put(tag, values);
        return this;
    }

    TiffBytes data(byte... bytes) {
        data = bytes;
        return tag(279, bytes.length);
    }

    /// Samples of 16 bits, little-endian.
    TiffBytes shorts(int... values) {
        ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            b.putShort((short) v);
        }
        return data(b.array());
    }

    TiffBytes floats(float... values) {
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            b.putFloat(v);
        }
        return data(b.array());
    }

    byte[] bytes() {
        return bytes(1);
    }

    /// The same page again and again; the directories first, then the strip.
    byte[] bytes(int pages) {
        tag(273, 8);
        int strip = directories(pages).position();
        tag(273, strip);
        byte[] bytes = new byte[strip + data.length];
        directories(pages).put(data).flip().get(bytes);
        return bytes;
    }

    private ByteBuffer directories(int pages) {
        ByteBuffer b = ByteBuffer.allocate(4096 + pages * 16_384 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int page = 1; page <= pages; page++) {
            ByteBuffer lists = b.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            lists.position(b.position() + 2 + 12 * tags.size() + 4);
            b.putShort((short) tags.size());
            for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
                entry(b, lists, tag.getKey(), tag.getValue());
            }
            b.putInt(page < pages ? lists.position() : 0).position(lists.position());
        }
        return b;
    }

    private static void entry(ByteBuffer b, ByteBuffer lists, int tag, long... values) {
        boolean wide = tag == 273 || tag == 279;
        boolean narrow = tag == 34_675; // a colour profile is bytes
        b.putShort((short) tag).putShort((short) (wide ? 4 : narrow ? 7 : 3)).putInt(values.length);
        if (narrow && values.length > 4) {
            b.putInt(lists.position());
            for (long v : values) {
                lists.put((byte) v);
            }
            return;
        }
        if (wide) {
            b.putInt((int) values[0]);
        } else if (values.length <= 2) {
            b.putShort((short) values[0]).putShort((short) (values.length == 2 ? values[1] : 0));
        } else {
            b.putInt(lists.position());
            for (long v : values) {
                lists.putShort((short) v);
            }
        }
    }
}
