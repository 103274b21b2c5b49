package thawline.data;

import thawline.tensor.Samples;

/// Formula ↦ whole numbers: sample = ⌊value + ½⌋, held in the range of its depth.
final class Pixels {

    /// A grey value at a pixel, in units of the file's depth.
    @FunctionalInterface
    interface Level {
        double at(int x, int y);
    }

    /// A colour at a pixel, 0 … 1 as on the screen.
    @FunctionalInterface
    interface Colour {
        Vec at(int x, int y);
    }

    private Pixels() {}

    static Samples.U8 grey(int width, int height, Level level) {
        Samples.U8 picture = Samples.u8(1, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                set(picture, x, y, 0, level.at(x, y));
            }
        }
        return picture;
    }

    static Samples.U16 deepGrey(int width, int height, Level level) {
        Samples.U16 picture = Samples.u16(1, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.data()[picture.index(0, y, x)] = (short) round(level.at(x, y), 65535);
            }
        }
        return picture;
    }

    static Samples.U8 colour(int width, int height, Colour colour) {
        Samples.U8 picture = Samples.u8(3, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Vec c = colour.at(x, y);
                set(picture, x, y, 0, 255 * c.x());
                set(picture, x, y, 1, 255 * c.y());
                set(picture, x, y, 2, 255 * c.z());
            }
        }
        return picture;
    }

    /// Half the size: each pixel is the mean of four.
    static Samples.U8 halve(Samples.U8 large) {
        int channels = large.channels();
        Samples.U8 small = Samples.u8(channels, large.height() / 2, large.width() / 2);
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                for (int c = 0; c < channels; c++) {
                    int sum = 0;
                    for (int k = 0; k < 4; k++) {
                        sum += get(large, 2 * x + k % 2, 2 * y + k / 2, c);
                    }
                    set(small, x, y, c, sum / 4.0);
                }
            }
        }
        return small;
    }

    static int get(Samples.U8 picture, int x, int y, int channel) {
        return Byte.toUnsignedInt(picture.data()[picture.index(channel, y, x)]);
    }

    private static void set(Samples.U8 picture, int x, int y, int channel, double value) {
        picture.data()[picture.index(channel, y, x)] = (byte) round(value, 255);
    }

    private static int round(double value, int maximum) {
        return (int) Math.clamp(Math.floor(value + 0.5), 0.0, (double) maximum);
    }
}
