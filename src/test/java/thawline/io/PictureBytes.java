package thawline.io;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import thawline.tensor.Samples;

/// Files of the formats that are read but not written, made by other writers, and changes to the bytes of
/// files.
final class PictureBytes {
    private PictureBytes() {}

    /// Colours (40 · (x mod 6), 10 · (y mod 20), 99), by the JDK's writer, interlaced.
    static byte[] gif(int width, int height, int clear) {
        int n = 120;
        byte[][] rgb = new byte[3][n];
        for (int i = 0; i < n; i++) {
            rgb[0][i] = (byte) (40 * (i % 6));
            rgb[1][i] = (byte) (10 * (i / 6));
            rgb[2][i] = 99;
        }
        var palette = new IndexColorModel(8, n, rgb[0], rgb[1], rgb[2], clear);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, x % 6 + 6 * (y % 20));
            }
        }
        return written(image, "gif");
    }

    static byte[] written(BufferedImage image, String format) {
        try (var out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer of " + format);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// By OpenCV: lossless from a quality of 101 on.
    static byte[] webp(Samples.U8 rgb, int quality) {
        try (var _ = new PointerScope();
                BytePointer out = new BytePointer()) {
            int n = rgb.channels();
            var mat = new Mat(rgb.height(), rgb.width(), opencv_core.CV_MAKETYPE(opencv_core.CV_8U, n));
            byte[] bgr = new byte[rgb.data().length];
            for (int i = 0; i < bgr.length; i += n) {
                for (int c = 0; c < n; c++) {
                    bgr[i + c] = rgb.data()[i + (c < 3 ? 2 - c : c)];
                }
            }
            mat.data().put(bgr);
            opencv_imgcodecs.imencode(
                    ".webp", mat, out, new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality));
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    /// EXIF data that say nothing but the orientation, big-endian.
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .putInt(0x4D4D002A)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /// Behind the first two bytes of a JPEG.
    static byte[] jpegWith(byte[] jpeg, byte[] exif) {
        ByteBuffer segment = ByteBuffer.allocate(10 + exif.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + exif.length))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(exif);
        return inserted(jpeg, 2, segment.array());
    }

    /// Behind the header of a PNG.
    static byte[] pngWith(byte[] png, byte[] exif) {
        byte[] named = inserted(exif, 0, "eXIf".getBytes(StandardCharsets.US_ASCII));
        CRC32 crc = new CRC32();
        crc.update(named);
        ByteBuffer chunk = ByteBuffer.allocate(8 + named.length)
                .putInt(exif.length)
                .put(named)
                .putInt((int) crc.getValue());
        return inserted(png, 33, chunk.array());
    }

    static byte[] inserted(byte[] into, int at, byte... what) {
        return ByteBuffer.allocate(into.length + what.length)
                .put(into, 0, at)
                .put(what)
                .put(into, at, into.length - at)
                .array();
    }
}
