package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.filter.Blobs;
import thawline.filter.Corner;
import thawline.filter.Pipelines;
import thawline.layer.Conv2d;
import thawline.layer.Layers;
import thawline.layer.Pool;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What `docs/tutorials-corrected.md` says.
class TutorialsTest {

    private static final int SIZE = 64;

    /// A white square of 32 × 32 on black.
    private static Tensor square() {
        Tensor t = Tensor.zeros(Shape.plane(SIZE, SIZE));
        t.window(16, 16, 32, 32).fill(255);
        return t;
    }

    @Test
    void opencv_refuses_to_find_corners_in_a_64_bit_magnitude() {
        OpenCv.require();
        Mat grey = new Mat(SIZE, SIZE, CvType.CV_8U, new Scalar(0));
        Imgproc.rectangle(grey, new Point(16, 16), new Point(47, 47), new Scalar(255), -1);
        Mat dx = new Mat();
        Mat dy = new Mat();
        Mat magnitude = new Mat();
        Mat response = new Mat();
        Imgproc.Sobel(grey, dx, CvType.CV_64F, 1, 0, 5);
        Imgproc.Sobel(grey, dy, CvType.CV_64F, 0, 1, 5);
        Core.magnitude(dx, dy, magnitude);

        assertThatThrownBy(() -> Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04))
                .isInstanceOf(CvException.class)
                .hasMessageContaining("-215");

        magnitude.convertTo(magnitude, CvType.CV_32F);
        Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04);
        assertThat(Core.minMaxLoc(response).maxVal).isPositive();
    }

    @Test
    void red_as_bgr_in_a_grey_picture_is_black() {
        OpenCv.require();
        Mat grey = new Mat(3, 3, CvType.CV_8U, new Scalar(200));

        grey.setTo(new Scalar(0, 0, 255));

        assertThat(grey.get(1, 1)).containsExactly(0);
    }

    @Test
    void a_corner_is_a_blob_of_many_pixels_and_its_middle_is_one_place() {
        Tensor mask = Trace.run(Pipelines.classicOfGrey(), square());
        int pixels = 0;
        for (float v : mask.toArray()) {
            pixels += v == 255 ? 1 : 0;
        }

        List<Corner> corners = new Blobs().read(mask);

        assertThat(corners).hasSize(4);
        assertThat(pixels).isGreaterThan(10 * corners.size());
    }

    @Test
    void stepping_by_filter_size_plus_stride_visits_8_of_30_places() {
        int size = 32;
        int filter = 3;
        int stride = 1;
        int wrong = 0;
        for (int i = 0; i + filter <= size; i += filter + stride) {
            wrong++;
        }

        assertThat(Geometry.extent("width", size, filter, stride, 1)).isEqualTo(30);
        assertThat(wrong).isEqualTo(8);
    }

    @Test
    void pooling_by_the_size_of_the_filter_looks_at_other_windows() {
        Tensor table = Tensor.of(Shape.plane(4, 4), 1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4);
        Pool byFilter = new Pool(Extremum.MAX, Footprint.rect(3, 3), Axes.plane(2), Conv2d.Pad.NONE);

        assertThat(Trace.run(Pool.max(2), table).toArray()).containsExactly(6, 8, 3, 4);
        assertThat(Trace.run(byFilter, table).toArray()).containsExactly(7);
    }

    @Test
    void one_neuron_over_500_by_500_pixels_has_250_000_weights_and_ten_have_2_500_000() {
        assertThat(weights(filters(1, 1, 500))).isEqualTo(250_000 + 1);
        assertThat(weights(filters(10, 1, 500))).isEqualTo(2_500_000 + 10);
    }

    @Test
    void the_keras_model_has_34826_parameters() {
        Shape in = Shape.plane(28, 28);
        Conv2d first = filters(32, 1, 3);
        Conv2d second = filters(64, 32, 3);
        Conv2d dense = filters(10, 64, 5); // what Dense is over 5 × 5 × 64

        Shape shape = dense.shape(Pool.max(2).shape(second.shape(Pool.max(2).shape(first.shape(in)))));

        assertThat(shape).isEqualTo(new Shape(10, 1, 1, 1));
        assertThat(weights(first)).isEqualTo(320);
        assertThat(weights(second)).isEqualTo(18_496);
        assertThat(weights(dense)).isEqualTo(16_010);
        assertThat(weights(first) + weights(second) + weights(dense)).isEqualTo(34_826);
    }

    private static Conv2d filters(int outs, int ins, int size) {
        Kernel k = Kernel.wrap(outs, ins, 1, size, size, new float[outs * ins * size * size]);
        return new Conv2d(Weights.designed(k), Optional.empty(), Geometry.UNIT, Conv2d.Pad.NONE).bias(new float[outs]);
    }

    private static int weights(Conv2d layer) {
        return Layers.weights(layer).mapToInt(w -> w.kernel().size()).sum();
    }
}
