package thawline.learn.corners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.data.CornerScenes;
import thawline.data.Sensor;
import thawline.filter.CornerList;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.train.Fit;
import thawline.train.Listener;

/// A small training of the detector: it gets better, stays symmetric, and does not depend on threads.
class LearnedHarrisTest {

    private static final LearnedHarris SMALL = LearnedHarris.STANDARD.scenes(32).with(Fit.of(8, 3));

    @Test
    void the_wide_response_measures_slopes_in_levels_per_pixel() {
        Layer gradient = Layers.upTo(new WideHarris(9, 1.2, 7, 1, 0.04).layer(), "0.conv2d")
                .orElseThrow();
        Tensor ramp = Tensor.zeros(Shape.plane(20, 20));
        for (int i = 0; i < 400; i++) {
            ramp.data()[i] = 3 * (i % 20) - 2 * (i / 20);
        }

        Tensor y = Trace.run(gradient, ramp);

        assertThat(y.at(0, 10, 10)).isCloseTo(3, within(1e-4f));
        assertThat(y.at(1, 10, 10)).isCloseTo(-2, within(1e-4f));
    }

    @Test
    void an_even_kernel_is_refused() {
        assertThatThrownBy(() -> new WideHarris(8, 1, 7, 1, 0.04)).hasMessageContaining("odd");
    }

    @Test
    void training_lowers_the_loss_whatever_the_number_of_threads() {
        LearnedHarris.Learned one = SMALL.with(Fit.of(8, 3).threads(1)).learn(Listener.SILENT);
        LearnedHarris.Learned two = SMALL.with(Fit.of(8, 3).threads(2)).learn(Listener.SILENT);

        assertThat(one.history().last().training().loss())
                .isLessThan(one.history().epochs().getFirst().training().loss() - 0.05);
        assertThat(two.layer()).isEqualTo(one.layer());
        assertThat(Layers.weights(one.layer())).noneMatch(Weights::isLearned);
    }

    /// Of the peaks of other noise of that deviation about one in ten is left.
    @Test
    void few_peaks_of_noise_rise_above_the_floor() {
        Layer map = new WideHarris(7, 1, 7, 1.5, 0.04).layer();
        Samples.U8 flat = Samples.u8(1, 120, 160);
        Arrays.fill(flat.data(), (byte) 90);
        Tensor x = picture(Sensor.noisy(20).take(flat, 77));
        CornerList peaks = new CornerList(4, 0, 0, Integer.MAX_VALUE);

        int all = peaks.read(Trace.run(map, x)).size();
        int left = peaks.read(Trace.run(NoiseFloor.STANDARD.above(map, 1), x)).size();

        assertThat(all).isGreaterThan(100);
        assertThat((double) left / all).isBetween(0.04, 0.18);
        assertThatThrownBy(() -> new NoiseFloor(20, 2)).hasMessageContaining("0 … 1");
    }

    /// After the last step kernels are symmetric to the bit, so only sums in another order differ.
    @Test
    void a_turned_picture_gives_the_turned_map() {
        Layer layer = SMALL.with(Fit.of(8, 1)).learn(Listener.SILENT).map();
        Tensor x = picture(new CornerScenes(9, 40, 40).draw(0).picture());
        Tensor turned = Tensor.zeros(x.shape());
        for (int v = 0; v < 40; v++) {
            for (int u = 0; u < 40; u++) {
                turned.set(0, 0, u, 39 - v, x.at(0, v, u));
            }
        }

        Tensor y = Trace.run(layer, x);
        Tensor z = Trace.run(layer, turned);

        float largest = 0;
        for (float r : y.data()) {
            largest = Math.max(largest, Math.abs(r));
        }
        for (int v = 0; v < 40; v++) {
            for (int u = 0; u < 40; u++) {
                assertThat(z.at(0, u, 39 - v)).isCloseTo(y.at(0, v, u), within(1e-5f * largest));
            }
        }
    }

    private static Tensor picture(Samples.U8 from) {
        Tensor x = Tensor.zeros(from.shape());
        for (int v = 0; v < from.height(); v++) {
            for (int u = 0; u < from.width(); u++) {
                x.set(0, 0, v, u, Byte.toUnsignedInt(from.data()[from.index(0, v, u)]));
            }
        }
        return x;
    }

    @Test
    void symmetry_keeps_what_is_symmetric_and_mends_what_is_not() {
        Layer start = new WideHarris(5, 1, 5, 1, 0.04).layer();
        Layer thawed = start.thaw();
        Symmetry.restore(thawed);
        assertThat(Trace.run(thawed, ramp()).data())
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(Trace.run(start, ramp()).data());

        Random random = new Random(8);
        Layers.weights(thawed)
                .forEach(w -> ((Weights.Learned) w)
                        .assign(RandomTensors.uniform(new Shape(w.kernel().size(), 1, 1, 1), random)
                                .data()));
        Symmetry.restore(thawed);

        Kernel pair = Layers.weights(thawed).findFirst().orElseThrow().kernel();
        Kernel window = Layers.weights(thawed).skip(1).findFirst().orElseThrow().kernel();
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                assertThat(pair.at(0, 0, 0, y, x)).isEqualTo(-pair.at(0, 0, 0, y, 4 - x));
                assertThat(pair.at(0, 0, 0, y, x)).isEqualTo(pair.at(0, 0, 0, 4 - y, x));
                assertThat(pair.at(1, 0, 0, x, y)).isEqualTo(pair.at(0, 0, 0, y, x));
                assertThat(window.at(y, x)).isEqualTo(window.at(x, y)).isEqualTo(window.at(4 - y, x));
            }
        }
    }

    private static Tensor ramp() {
        Tensor x = Tensor.zeros(Shape.plane(12, 12));
        for (int i = 0; i < 144; i++) {
            x.data()[i] = i * i % 61;
        }
        return x;
    }
}
