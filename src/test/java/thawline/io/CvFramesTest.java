package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

class CvFramesTest {

    static Stream<Samples> samples() {
        return Stream.of(1, 3)
                .flatMap(c -> Stream.of(
                        Samples.u8(c, 5, 7), Samples.u16(c, 5, 7), Samples.s16(c, 5, 7), Samples.f32(c, 5, 7)))
                .map(CvFramesTest::counted);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samples_come_back_from_a_frame_as_they_were(Samples samples) {
        try (Frame frame = CvFrames.frame(samples)) {
            Picture read = CvFrames.picture(frame);
            assertThat(read.pixels().depth()).isEqualTo(samples.depth());
            assertThat(Pixels.of(read.pixels())).isEqualTo(Pixels.of(samples));
            assertThat(read.alpha()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void opencvs_matrix_has_the_same_numbers_in_the_order_of_opencv(Samples samples) {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
        try (var toMat = new OpenCVFrameConverter.ToMat();
                Frame frame = CvFrames.frame(samples)) {
            Mat mat = toMat.convert(frame);
            var index = mat.createIndexer();
            for (int c = 0; c < samples.channels(); c++) {
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 7; x++) {
                        int expected = Pixels.of(samples)[(c * 5 + y) * 7 + x];
                        assertThat(index.getDouble(y, x, samples.channels() - 1 - c))
                                .isEqualTo(expected);
                    }
                }
            }
            Mat part = mat.apply(new Rect(2, 1, 4, 3));
            Picture read = CvFrames.picture(toMat.convert(part));
            assertThat(Pixels.of(read.pixels()))
                    .isEqualTo(Pixels.of(samples.with(window(samples.layout(), 1, 2, 3, 4))));
        }
    }

    @Test
    void a_buffered_image_shows_the_same_colours() {
        for (Samples samples : new Samples[] {counted(Samples.u8(1, 5, 7)), counted(Samples.u8(3, 5, 7))}) {
            try (var to2d = new Java2DFrameConverter();
                    Frame frame = CvFrames.frame(samples)) {
                BufferedImage image = to2d.convert(frame);
                int[] all = Pixels.of(samples);
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 7; x++) {
                        int[] rgb = image.getRaster().getPixel(x, y, new int[samples.channels()]);
                        for (int c = 0; c < rgb.length; c++) {
                            assertThat(rgb[c]).isEqualTo(all[(c * 5 + y) * 7 + x]);
                        }
                    }
                }
                assertThat(Pixels.of(CvFrames.picture(to2d.convert(image)).pixels()))
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void alpha_is_the_last_channel_of_a_frame() {
        for (int channels : new int[] {1, 3}) {
            Picture picture = new Picture(
                    counted(Samples.u8(channels, 3, 4)),
                    Optional.of(Pixels.random(Samples.u8(1, 3, 4), 5)),
                    Origin.of(ImageFormat.PNG, 8));
            try (Frame frame = CvFrames.frame(picture)) {
                assertThat(frame.imageChannels).isEqualTo(channels + 1);
                Picture read = CvFrames.picture(frame);
                assertThat(Pixels.of(read.pixels())).isEqualTo(Pixels.of(picture.pixels()));
                assertThat(Pixels.of(read.alpha().orElseThrow()))
                        .isEqualTo(Pixels.of(picture.alpha().orElseThrow()));
            }
        }
    }

    @Test
    void frames_that_are_no_pictures_are_refused() {
        try (Frame sound = new Frame();
                Frame doubles = new Frame(2, 2, Frame.DEPTH_DOUBLE, 1)) {
            assertThatThrownBy(() -> CvFrames.picture(sound)).hasMessageContaining("no picture");
            assertThatThrownBy(() -> CvFrames.picture(doubles)).hasMessageContaining("DEPTH_FLOAT");
        }
    }

    private static Layout window(Layout l, int top, int left, int height, int width) {
        int[] bands = l.bands();
        for (int i = 0; i < bands.length; i++) {
            bands[i] += top * l.rowStride() + left * l.pixelStride();
        }
        return new Layout(
                thawline.tensor.Shape.planes(bands.length, height, width), l.pixelStride(), l.rowStride(), bands);
    }

    /// 0, 1, 2 … in the array, with gaps behind the rows.
    private static Samples counted(Samples s) {
        int[] next = {0};
        switch (s) {
            case Samples.F32 f -> {
                for (int i = 0; i < f.data().length; i++) {
                    f.data()[i] = next[0]++;
                }
            }
            case Samples.S16 f -> {
                for (int i = 0; i < f.data().length; i++) {
                    f.data()[i] = (short) -next[0]++;
                }
            }
            default -> Pixels.fill(s, () -> next[0]++);
        }
        return s;
    }
}
