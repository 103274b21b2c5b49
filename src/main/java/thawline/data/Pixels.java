package thawline.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import thawline.tensor.Samples;

/// Formula ↦ whole numbers ↦ file: sample = ⌊value + ½⌋, held in the range of its depth.
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

    /// The smallest PNG that the JDK's writer makes.
    static void png(Samples picture, Path file) throws IOException {
        write(picture, file, "png", 0);
    }

    /// A JPEG of quality 0.9.
    static void jpeg(Samples picture, Path file) throws IOException {
        write(picture, file, "jpeg", 0.9f);
    }

    private static void write(Samples picture, Path file, String format, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        // Not a FileImageOutputStream: that one leaves the tail of a longer file that was there before.
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), param);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage image(Samples picture) {
        int width = picture.width();
        int height = picture.height();
        int channels = picture.channels();
        boolean deep = picture instanceof Samples.U16;
        int type = deep
                ? BufferedImage.TYPE_USHORT_GRAY
                : channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    int i = picture.index(c, y, x);
                    int sample = switch (picture) {
                        case Samples.U8 u8 -> Byte.toUnsignedInt(u8.data()[i]);
                        case Samples.U16 u16 -> Short.toUnsignedInt(u16.data()[i]);
                        case Samples.S16 s16 -> throw unsuited(s16);
                        case Samples.F32 f32 -> throw unsuited(f32);
                    };
                    image.getRaster().setSample(x, y, c, sample); // raw: no colour conversion on the way
                }
            }
        }
        return image;
    }

    private static IllegalArgumentException unsuited(Samples picture) {
        return new IllegalArgumentException(
                "a picture file here holds U8 or U16 samples, not " + picture.depth() + "; round them first");
    }
}
