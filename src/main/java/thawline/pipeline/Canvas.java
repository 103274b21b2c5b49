package thawline.pipeline;

import thawline.tensor.Samples;

/// Three interleaved channels of 8 or 16 bits to draw on.
final class Canvas {

    private final Samples picture;

    private Canvas(Samples picture) {
        this.picture = picture;
    }

    /// In colour: grey is taken three times.
    static Canvas copyOf(Samples original) {
        int h = original.height();
        int w = original.width();
        Canvas copy = new Canvas(Samples.zeros(original.depth(), 3, h, w));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                for (int c = 0; c < 3; c++) {
                    int channel = original.channels() == 1 ? 0 : c;
                    copy.set(c, y, x, get(original, original.index(channel, y, x)));
                }
            }
        }
        return copy;
    }

    Samples picture() {
        return picture;
    }

    int height() {
        return picture.height();
    }

    int width() {
        return picture.width();
    }

    /// sample += (colour − sample)·cover, with the colour in 0 … 255
    void blend(int y, int x, float[] colour, float cover) {
        for (int c = 0; c < 3 && cover > 0; c++) {
            int now = get(picture, picture.index(c, y, x));
            float unit = picture instanceof Samples.U16 ? 257 : 1;
            set(c, y, x, Math.round(now + (colour[c] * unit - now) * cover));
        }
    }

    private static int get(Samples s, int i) {
        return switch (s) {
            case Samples.U8 u8 -> Byte.toUnsignedInt(u8.data()[i]);
            case Samples.U16 u16 -> Short.toUnsignedInt(u16.data()[i]);
            case Samples.S16 other -> throw unsuited(other);
            case Samples.F32 other -> throw unsuited(other);
        };
    }

    private void set(int c, int y, int x, int value) {
        int i = picture.index(c, y, x);
        switch (picture) {
            case Samples.U8 u8 -> u8.data()[i] = (byte) value;
            case Samples.U16 u16 -> u16.data()[i] = (short) value;
            case Samples.S16 other -> throw unsuited(other);
            case Samples.F32 other -> throw unsuited(other);
        }
    }

    private static IllegalArgumentException unsuited(Samples s) {
        return new IllegalArgumentException("marks are drawn into U8 or U16 pictures, not " + s.depth());
    }
}
