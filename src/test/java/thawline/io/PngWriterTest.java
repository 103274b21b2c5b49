package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.TestData;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class PngWriterTest {

    /// What the samples of a picture are like.
    private enum Content {
        FLAT,
        NOISE,
        MASK,
        SHADED
    }

    private record Size(int height, int width) {}

    /// A picture by its kind.
    private record Case(Content content, Depth depth, int channels, boolean alpha, Size size) {

        Picture picture() {
            Random random = new Random(11L * size.height + size.width);
            Samples pixels = samples(channels, random);
            Optional<Samples> beside = alpha ? Optional.of(samples(1, random)) : Optional.empty();
            return new Picture(pixels, beside, Origin.of(ImageFormat.PNG, depth.bits()));
        }

        private Samples samples(int count, Random random) {
            int n = count * size.height * size.width;
            Layout layout = Layout.planar(count, size.height, size.width);
            if (depth == Depth.U16) {
                short[] data = new short[n];
                for (int i = 0; i < n; i++) {
                    data[i] = (short) (value(i, random) * 259);
                }
                return new Samples.U16(data, layout);
            }
            byte[] data = new byte[n];
            for (int i = 0; i < n; i++) {
                data[i] = (byte) value(i, random);
            }
            return new Samples.U8(data, layout);
        }

        private int value(int i, Random random) {
            return switch (content) {
                case FLAT -> 200;
                case NOISE -> random.nextInt(256);
                case MASK -> i / 37 % 5 == 0 ? 255 : 0;
                case SHADED -> (int) (100 + 60 * Math.sin(i * 0.01) + 2 * random.nextGaussian());
            };
        }
    }

    static Stream<Case> cases() {
        List<Case> all = new ArrayList<>();
        List<Size> sizes = List.of(
                new Size(1, 1),
                new Size(1, 2),
                new Size(2, 1),
                new Size(1, 300),
                new Size(300, 1),
                new Size(2, 65_535),
                new Size(117, 301));
        for (Content content : Content.values()) {
            for (Depth depth : List.of(Depth.U8, Depth.U16)) {
                for (Size size : sizes) {
                    for (int channels : new int[] {1, 3}) {
                        all.add(new Case(content, depth, channels, false, size));
                        all.add(new Case(content, depth, channels, true, size));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_jdk_and_opencv_read_what_was_written(Case made) throws IOException {
        Picture picture = made.picture();
        byte[] file = written(picture);
        Raster raster = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
        RowBytes rows = RowBytes.rgb(picture);
        int[] want = numbers(picture, rows);
        assertThat(raster.getPixels(0, 0, made.size.width, made.size.height, (int[]) null))
                .isEqualTo(want);
        if (Natives.missing().isEmpty() && !(made.alpha && made.channels == 1)) {
            assertThat(byOpenCv(file, rows.count())).isEqualTo(want);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void chunks_and_checksums_are_as_the_specification_says(Case made) throws IOException, DataFormatException {
        Picture picture = made.picture();
        ByteBuffer file = ByteBuffer.wrap(written(picture));
        assertThat(file.getLong()).isEqualTo(0x89504E470D0A1A0AL);
        List<String> names = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        while (file.hasRemaining()) {
            byte[] content = new byte[file.getInt()];
            byte[] name = new byte[4];
            file.get(name).get(content);
            CRC32 check = new CRC32();
            check.update(name);
            check.update(content);
            assertThat(file.getInt()).isEqualTo((int) check.getValue());
            names.add(new String(name, StandardCharsets.US_ASCII));
            if (names.getLast().equals("IDAT")) {
                stream.write(content);
            }
        }
        assertThat(names).startsWith("IHDR", "IDAT").endsWith("IDAT", "IEND");
        try (Inflater inflater = new Inflater()) { // which checks the sum of all bytes at the end
            inflater.setInput(stream.toByteArray());
            int size = (1 + RowBytes.rgb(picture).size()) * made.size.height;
            byte[] bytes = new byte[size + 1];
            assertThat(inflater.inflate(bytes)).isEqualTo(size);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
        }
    }

    @Test
    void runs_of_every_length_come_back() throws DataFormatException {
        for (int length = 1; length < 600; length++) {
            byte[] bytes = new byte[2 * length + 20];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i < 9 ? i : i < 9 + length ? 77 : i < 12 + length ? i : 3);
            }
            assertThat(inflated(bytes, 20 + 7 * (length % 50))).isEqualTo(bytes);
        }
    }

    @Test
    void bytes_come_back_however_uneven_their_counts_are_and_however_short_their_runs() throws DataFormatException {
        Random random = new Random(5);
        for (int kind = 0; kind < 60; kind++) {
            byte[] bytes = new byte[random.nextInt(1, 60_000)];
            double skew = random.nextDouble() * 12;
            double repeated = random.nextDouble();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = i > 0 && random.nextDouble() < repeated
                        ? bytes[i - 1]
                        : (byte) (256 * Math.pow(random.nextDouble(), skew));
            }
            assertThat(inflated(bytes, 1000 + random.nextInt(50_000))).isEqualTo(bytes);
        }
    }

    @Test
    void no_code_is_longer_than_the_limit_and_no_code_begins_another() {
        int[] counts = new int[40];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < 40; i++) {
            counts[i] = counts[i - 1] + counts[i - 2]; // the longest codes that there can be
        }
        for (int limit : new int[] {7, 12, 15}) {
            HuffmanCode code = HuffmanCode.of(counts, limit);
            double used = 0;
            for (int length : code.lengths()) {
                assertThat(length).isBetween(1, limit);
                used += Math.pow(2, -length);
            }
            assertThat(used).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void noise_grows_by_less_than_a_hundredth_and_a_flat_picture_is_tiny() throws IOException {
        Size size = new Size(500, 700);
        assertThat(written(new Case(Content.NOISE, Depth.U8, 1, false, size).picture()))
                .hasSizeLessThan(353_500);
        assertThat(written(new Case(Content.FLAT, Depth.U8, 1, false, size).picture()))
                .hasSizeLessThan(1_500);
    }

    @Test
    void photographs_are_at_most_a_tenth_larger_than_by_opencv() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "needs OpenCV");
        for (String name : List.of("camera.png", "coffee.png", "astronaut.png", "grass.png", "motorcycle_left.png")) {
            Picture picture = ImageFiles.best().read(TestData.dir("photos").resolve(name));
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            new OpenCvCodec().encode(picture, WriteOptions.DEFAULT, Channels.newChannel(theirs));
            assertThat(written(picture).length).as(name).isLessThan(theirs.size() * 11 / 10);
        }
    }

    private static byte[] written(Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(picture, Channels.newChannel(out));
        return out.toByteArray();
    }

    /// Sample after sample, in the order of the file.
    private static int[] numbers(Picture picture, RowBytes rows) {
        int bytes = picture.pixels().depth().bits() / 8;
        int[] numbers = new int[picture.pixels().height() * picture.pixels().width() * rows.count()];
        int at = 0;
        for (int y = 0; y < picture.pixels().height(); y++) {
            ByteBuffer row = ByteBuffer.allocate(rows.size());
            rows.put(y, row);
            row.flip();
            while (row.hasRemaining()) {
                numbers[at++] = bytes == 1 ? row.get() & 0xFF : row.getShort() & 0xFFFF;
            }
        }
        return numbers;
    }

    /// OpenCV has blue first.
    private static int[] byOpenCv(byte[] file, int count) {
        try (var _ = new PointerScope()) {
            Mat mat = imdecode(new Mat(1, file.length, CV_8U, new BytePointer(file)), IMREAD_UNCHANGED);
            assertThat(mat.channels()).isEqualTo(count);
            int[] numbers = new int[mat.rows() * mat.cols() * count];
            byte[] narrow = new byte[mat.depth() == CV_8U ? numbers.length : 0];
            mat.data().get(narrow);
            short[] wide = new short[mat.depth() == CV_8U ? 0 : numbers.length];
            new ShortPointer(mat.data()).get(wide);
            for (int i = 0; i < numbers.length; i++) {
                int c = i % count;
                int from = count >= 3 && c < 3 ? i - c + 2 - c : i;
                numbers[i] = mat.depth() == CV_8U ? narrow[from] & 0xFF : wide[from] & 0xFFFF;
            }
            return numbers;
        }
    }

    /// Bytes that were deflated in blocks and inflated by the JDK.
    private static byte[] inflated(byte[] bytes, int block) throws DataFormatException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        RunDeflate deflate = new RunDeflate();
        for (int from = 0; from < bytes.length; from += block) {
            int n = Math.min(block, bytes.length - from);
            byte[] part = new byte[n];
            System.arraycopy(bytes, from, part, 0, n);
            deflate.block(part, n, from + n == bytes.length);
            deflated.write(deflate.bytes(), 0, deflate.size());
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(deflated.toByteArray());
            byte[] back = new byte[bytes.length];
            assertThat(inflater.inflate(back)).isEqualTo(bytes.length);
            return back;
        }
    }
}
