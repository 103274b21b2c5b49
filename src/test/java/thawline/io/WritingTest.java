package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class WritingTest {
    @TempDir
    private Path dir;

    /// Every format with every depth, number of channels and alpha that it holds.
    static Stream<Written> all() {
        return Stream.of(OutputFormat.values()).flatMap(WritingTest::all);
    }

    private static Stream<Written> all(OutputFormat format) {
        return Stream.of(Depth.values())
                .filter(format::holds)
                .flatMap(depth -> Stream.of(1, 3)
                        .filter(format::holds)
                        .filter(channels -> channels == 3 || format != OutputFormat.PPM) // grey comes back as colour
                        .flatMap(channels -> Stream.of(false, true)
                                .filter(alpha -> !alpha || format.holdsAlpha())
                                .map(alpha -> new Written(format, depth, channels, alpha))));
    }

    /// A file of random samples.
    record Written(OutputFormat format, Depth depth, int channels, boolean alpha) {
        Picture picture(int height, int width) {
            Random random = new Random(31L * height + width);
            Samples pixels = random(depth, channels, height, width, format == OutputFormat.PBM, random);
            return new Picture(
                    pixels,
                    alpha ? Optional.of(random(depth, 1, height, width, false, random)) : Optional.empty(),
                    Origin.of(ImageFormat.PNG, 8));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_picture_has_the_same_bytes_whenever_it_is_written_and_files_come_back_as_they_were(Written w)
            throws IOException {
        for (ImageFiles files : codecs().toList()) {
            Picture picture = w.picture(70, 301);
            Path file = dir.resolve("a." + w.format().endings().getFirst());
            files.write(file, picture, Existing.REPLACE);
            byte[] once = Files.readAllBytes(file);
            files.write(file, planar(picture), Existing.REPLACE);
            assertThat(Files.readAllBytes(file)).isEqualTo(once);
            if (w.format().format() == ImageFormat.PNM) {
                assertSame(files.read(file), picture);
            }
        }
    }

    /// JPEG has loss. OpenCV has no grey with alpha, and multiplies alpha into the colours of an 8-bit TIFF.
    static Stream<Written> rightInOpenCv() {
        return all().filter(w -> w.format() != OutputFormat.JPEG)
                .filter(w -> !w.alpha() || w.channels() == 3)
                .filter(w -> w.format() != OutputFormat.TIFF || w.depth() != Depth.U8 || !w.alpha());
    }

    @ParameterizedTest
    @MethodSource("rightInOpenCv")
    void opencv_reads_what_was_written(Written w) throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
        Picture picture = w.picture(13, 37);
        Path file = dir.resolve("a." + w.format().endings().getFirst());
        ImageFiles.jdk().write(file, picture, Existing.REFUSE);

        Mat mat = imread(file.toString(), IMREAD_UNCHANGED);
        assertThat(mat.empty()).isFalse();
        Samples expected =
                w.format() == OutputFormat.PBM ? picture.converted(Depth.U8).pixels() : picture.pixels();
        assertThat(mat.channels()).isEqualTo(w.channels() + (w.alpha() ? 1 : 0));
        for (int c = 0; c < w.channels(); c++) {
            boolean unturned =
                    w.channels() == 1 || w.format() == OutputFormat.PAM; // OpenCV leaves a PAM's RGB as it is
            int band = unturned ? c : 2 - c;
            int channel = c;
            assertThat(plane(13, 37, (y, x) -> value(mat, y, x, band)))
                    .isEqualTo(plane(13, 37, (y, x) -> value(expected, channel, y, x)));
        }
        if (w.alpha()) {
            assertThat(value(mat, 5, 6, 3)).isEqualTo(value(picture.alpha().orElseThrow(), 0, 5, 6));
        }
    }

    static Stream<Written> tiffsAndBmps() {
        return all().filter(w -> w.format() == OutputFormat.TIFF || w.format() == OutputFormat.BMP);
    }

    @ParameterizedTest
    @MethodSource("tiffsAndBmps")
    void imageio_reads_the_tiffs_and_bmps_that_were_written(Written w) throws IOException {
        for (Compression compression : Compression.values()) {
            Picture picture = w.picture(700, 301);
            Path file = dir.resolve("a." + w.format().endings().getFirst());
            ImageFiles.jdk().write(file, picture, WriteOptions.DEFAULT.with(compression), Existing.REPLACE);

            int readers = 0;
            for (Iterator<ImageReader> all =
                            ImageIO.getImageReadersBySuffix(w.format().endings().getFirst());
                    all.hasNext(); ) {
                ImageReader reader = all.next();
                try (var in = ImageIO.createImageInputStream(file.toFile())) {
                    reader.setInput(in);
                    Raster raster = w.format() == OutputFormat.TIFF && reader.canReadRaster()
                            ? reader.readRaster(0, null)
                            : reader.read(0).getRaster();
                    assertThat(raster.getNumBands()).isEqualTo(w.channels() + (w.alpha() ? 1 : 0));
                    for (int c = 0; c < raster.getNumBands(); c++) {
                        Samples from = c < w.channels()
                                ? picture.pixels()
                                : picture.alpha().orElseThrow();
                        int band = c;
                        int channel = c < w.channels() ? c : 0;
                        assertThat(plane(700, 301, (y, x) -> raster.getSampleFloat(x, y, band)))
                                .describedAs("%s, channel %d", reader, c)
                                .isEqualTo(plane(700, 301, (y, x) -> value(from, channel, y, x)));
                    }
                    readers++;
                } finally {
                    reader.dispose();
                }
            }
            assertThat(readers).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void compression_changes_the_size_and_not_the_pixels(Compression compression) throws IOException {
        Samples.U8 flat = Samples.u8(3, 64, 64);
        for (ImageFiles files : codecs().toList()) {
            Path file = dir.resolve("a.png");
            files.write(
                    file, Picture.of(flat, ImageFormat.PNG), WriteOptions.DEFAULT.with(compression), Existing.REPLACE);
            assertThat(Pixels.of(files.read(file).pixels())).containsOnly(0);
            assertThat(Files.size(file) > 12_000).isEqualTo(compression == Compression.NONE);
        }
    }

    @Test
    void a_lower_quality_makes_a_smaller_jpeg() throws IOException {
        for (ImageFiles files : codecs().toList()) {
            Picture noise = Picture.of(Pixels.random(Samples.u8(3, 64, 64), 7), ImageFormat.JPEG);
            Path low = dir.resolve("low.jpg");
            Path high = dir.resolve("high.jpg");
            files.write(low, noise, WriteOptions.DEFAULT.withQuality(20), Existing.REPLACE);
            files.write(high, noise, WriteOptions.DEFAULT.withQuality(100), Existing.REPLACE);
            assertThat(Files.size(low)).isLessThan(Files.size(high) / 2);
        }
        assertThatThrownBy(() -> WriteOptions.DEFAULT.withQuality(0)).hasMessageContaining("1 … 100");
    }

    @Test
    void a_wanted_depth_is_written_and_alpha_goes_with_it() throws IOException {
        Samples.U8 pixels = Samples.u8(1, 1, 2);
        pixels.data()[1] = 100;
        Picture picture = Picture.of(pixels, ImageFormat.PNG).withAlpha(Pixels.fill(Samples.u8(1, 1, 2), () -> 255));
        Path file = dir.resolve("a.pam");
        ImageFiles.jdk().write(file, picture, WriteOptions.DEFAULT.withDepth(Depth.U16), Existing.REFUSE);
        Picture read = ImageFiles.jdk().read(file);
        assertThat(Pixels.of(read.pixels())).containsExactly(0, 25_700);
        assertThat(Pixels.of(read.alpha().orElseThrow())).containsExactly(65_535, 65_535);
    }

    @Test
    void a_format_without_the_depth_takes_a_wider_one_and_never_a_narrower() throws IOException {
        Path pfm = dir.resolve("a.pfm");
        ImageFiles.jdk()
                .write(pfm, Picture.of(Pixels.fill(Samples.u16(1, 1, 1), () -> 514), ImageFormat.PNG), Existing.REFUSE);
        assertThat(((Samples.F32) ImageFiles.jdk().read(pfm).pixels()).data()).containsExactly(2);

        Picture floats = Picture.of(Samples.f32(1, 1, 1), ImageFormat.PNG);
        assertThatThrownBy(() -> ImageFiles.jdk().write(dir.resolve("a.png"), floats, Existing.REFUSE))
                .hasMessageContaining("PNG cannot hold float samples; write a TIFF, or choose 8 or 16 bits");
        assertThatThrownBy(() -> ImageFiles.jdk().write(dir.resolve("a.pgm"), Samples.u8(3, 1, 1), Existing.REFUSE))
                .hasMessageContaining("is grey, but the picture has colours");
        assertThatThrownBy(() -> ImageFiles.jdk().write(dir.resolve("a.gif"), Samples.u8(3, 1, 1), Existing.REFUSE))
                .hasMessageContaining("end it in .png, .jpg");
        assertThat(dir.toFile().list()).containsExactly("a.pfm");
    }

    @Test
    void a_draft_takes_a_picture_by_its_targets_name() throws IOException {
        Path file = dir.resolve("a.pgm");
        try (Draft draft = Draft.to(file)) {
            ImageFiles.jdk().write(draft, Picture.of(Samples.u8(1, 2, 3), ImageFormat.PNM), WriteOptions.DEFAULT);
            assertThat(file).doesNotExist();
            draft.commit(Existing.REFUSE);
            assertThat(draft.size()).isEqualTo(Files.size(file)).isEqualTo(17);
        }
    }

    private static void assertSame(Picture read, Picture picture) {
        assertThat(read.pixels().depth())
                .isEqualTo(picture.format() == null ? null : read.pixels().depth());
        Depth depth = picture.pixels().depth();
        Picture same = read.converted(depth);
        assertThat(same.pixels().shape()).isEqualTo(picture.pixels().shape());
        assertThat(Pixels.of(same.pixels())).isEqualTo(Pixels.of(picture.pixels()));
        assertThat(same.alpha().isPresent()).isEqualTo(picture.alpha().isPresent());
        picture.alpha()
                .ifPresent(
                        a -> assertThat(Pixels.of(same.alpha().orElseThrow())).isEqualTo(Pixels.of(a)));
    }

    private static Stream<ImageFiles> codecs() {
        return ImageFilesTest.all();
    }

    /// The same picture, its planes one after the other.
    private static Picture planar(Picture p) {
        Samples s = p.pixels();
        Samples planes = Samples.zeros(s.depth(), s.channels(), s.height(), s.width())
                .with(Layout.planar(s.channels(), s.height(), s.width()));
        for (int c = 0; c < s.channels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    set(planes, planes.index(c, y, x), value(s, c, y, x));
                }
            }
        }
        return p.with(planes);
    }

    private static Samples random(Depth depth, int channels, int height, int width, boolean mask, Random random) {
        Samples s = Samples.zeros(depth, channels, height, width);
        for (int i = 0; i < s.shape().size(); i++) {
            float v = switch (depth) {
                case U8 -> random.nextInt(256);
                case U16 -> random.nextInt(65_536);
                case S16, F32 -> random.nextFloat() * 600 - 100;
            };
            float white = depth == Depth.U8 ? 255 : 65_535;
            set(s, i, mask ? (v > white / 2 ? white : 0) : v);
        }
        return s;
    }

    private static void set(Samples s, int at, float v) {
        switch (s) {
            case Samples.U8 u8 -> u8.data()[at] = (byte) v;
            case Samples.U16 u16 -> u16.data()[at] = (short) (int) v;
            case Samples.S16 s16 -> s16.data()[at] = (short) v;
            case Samples.F32 f32 -> f32.data()[at] = v;
        }
    }

    private static float value(Samples s, int c, int y, int x) {
        int at = s.index(c, y, x);
        return switch (s) {
            case Samples.U8 u8 -> Byte.toUnsignedInt(u8.data()[at]);
            case Samples.U16 u16 -> Short.toUnsignedInt(u16.data()[at]);
            case Samples.S16 s16 -> s16.data()[at];
            case Samples.F32 f32 -> f32.data()[at];
        };
    }

    private interface At {
        float get(int y, int x);
    }

    private static float[] plane(int height, int width, At at) {
        float[] all = new float[height * width];
        for (int i = 0; i < all.length; i++) {
            all[i] = at.get(i / width, i % width);
        }
        return all;
    }

    private static float value(Mat mat, int y, int x, int band) {
        long at = (long) x * mat.channels() + band;
        return switch (mat.depth()) {
            case CV_8U -> Byte.toUnsignedInt(mat.ptr(y).get(at));
            case CV_16U -> Short.toUnsignedInt(new ShortPointer(mat.ptr(y)).get(at));
            case CV_32F -> new FloatPointer(mat.ptr(y)).get(at);
            default -> throw new AssertionError("depth " + mat.depth());
        };
    }
}
