package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;

/// What a file may cost.
class LimitsTest {

    @TempDir
    private Path dir;

    private static ImageFiles with(Limits limits) {
        return ImageFiles.best().with(ReadOptions.DEFAULT.with(limits));
    }

    @Test
    void a_file_too_large_is_refused_before_it_is_loaded() throws IOException {
        Path file = dir.resolve("a.png");
        ImageFiles.jdk().write(file, Samples.u8(1, 10, 10), Existing.REFUSE);
        long size = Files.size(file);

        assertThatThrownBy(() -> with(Limits.DEFAULT.withBytes(size - 1)).read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("the file has " + size + " bytes")
                .hasMessageContaining("raise --max-file-size");
        assertThat(with(Limits.DEFAULT.withBytes(size)).read(file).pixels().width())
                .isEqualTo(10);
    }

    /// Their data would be found missing, too, but nothing is taken before.
    @Test
    void headers_that_promise_too_many_pixels_are_refused_when_the_file_is_opened() throws IOException {
        byte[] gif = PictureBytes.gif(4, 4, -1);
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        byte[] bmp = PictureBytes.written(new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 1 << 30).putInt(22, 1 << 30);
        byte[] tiff = TiffBytes.of(65_535, 65_535, 1, 8).data(new byte[4]).bytes();
        byte[] pnm = "P6 60000 60000 255 abc".getBytes(StandardCharsets.US_ASCII);
        byte[] webp = new byte[40];
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46464952)
                .putInt(32)
                .putInt(0x50424557)
                .putInt(0x4C385056)
                .putInt(20)
                .put((byte) 0x2F)
                .putInt(-1);

        for (byte[] bytes : new byte[][] {gif, bmp, tiff, pnm, webp}) {
            Path file = Files.write(dir.resolve("huge"), bytes);
            assertThatThrownBy(() -> ImageFiles.best().open(file).close())
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("raise --max-megapixels");
        }
    }

    /// It would be read after minutes.
    @Test
    void a_jpeg_of_endless_scans_runs_out_of_time() throws IOException {
        Path file = Files.write(dir.resolve("slow.jpg"), scans(900));
        ImageFiles hasty = with(Limits.DEFAULT.withTime(Duration.ofMillis(300)));

        assertThatThrownBy(() -> hasty.read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("took longer than 300 ms; raise --timeout");
    }

    @Test
    void more_scans_than_any_program_writes_are_refused() throws IOException {
        Path file = Files.write(dir.resolve("bomb.jpg"), scans(1001));

        assertThatThrownBy(() -> ImageFiles.best().read(file)).hasMessageContaining("scans, more than any camera");
    }

    /// A progressive JPEG of 1600 × 1200 pixels whose last scan comes again and again.
    private static byte[] scans(int times) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
            writer = writers.next();
        }
        var image = new BufferedImage(1600, 1200, BufferedImage.TYPE_BYTE_GRAY);
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        byte[] jpeg = out.toByteArray();
        int last = jpeg.length - 3;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + times * scan.length);
        all.put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < times; i++) {
            all.put(scan);
        }
        return all.put((byte) 0xFF).put((byte) 0xD9).array();
    }

    @Test
    void limits_are_above_zero() {
        assertThatThrownBy(() -> Limits.DEFAULT.withTime(Duration.ZERO)).hasMessageContaining("limits are above 0");
        assertThatThrownBy(() -> Limits.DEFAULT.withPixels(0)).hasMessageContaining("0 pixels");
    }
}
