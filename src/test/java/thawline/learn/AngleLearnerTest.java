package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Kernel;
import thawline.filter.Kernels;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;

class AngleLearnerTest {

    private static AngleLearner.Result learned(int ksize, long seed, int epochs) {
        return AngleLearner.of(ksize).learn(AngleLearner.FIT.seed(seed).epochs(epochs), Listener.SILENT);
    }

    @Test
    void gradient_descent_alone_finds_a_better_sobel_from_random_numbers() {
        AngleLearner.Result r = learned(3, 1, 60);

        assertThat(AngularError.of(AngleLearner.of(3).random(1)).rms()).isGreaterThan(20);
        assertThat(r.polish().getFirst()).isLessThan(0.06);
        assertThat(AngularError.of(r.raw()).rms()).isLessThan(0.048);
        assertThat(r.error().rms()).isEqualTo(0.0471, within(0.0001));
    }

    @Test
    void it_is_a_hundredth_of_what_the_best_published_5_by_5_kernels_miss() {
        AngleLearner.Result r = learned(5, 1, 10);

        assertThat(r.error().rms()).isLessThan(1e-4);
        assertThat(AngularError.of(r.raw()).rms()).isLessThan(1e-4);
    }

    @Test
    void seven_by_seven_is_off_by_less_than_a_millionth_of_a_degree() {
        assertThat(learned(7, 1, 5).error().rms()).isLessThan(1e-6);
    }

    @Test
    void what_is_learned_is_a_derivative_of_unit_slope() {
        AngleLearner.Result r = learned(3, 2, 5);
        Kernel k = r.kernel();
        double slope = 0;
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(k.at(0, 0, 0, y, x)).isEqualTo(-k.at(0, 0, 0, y, 2 - x));
                assertThat(k.at(0, 0, 0, y, x)).isEqualTo(k.at(1, 0, 0, x, y));
                slope += (x - 1) * k.at(0, 0, 0, y, x);
            }
        }

        assertThat(slope).isEqualTo(1, within(1e-6));
    }

    @Test
    void it_may_begin_with_sobels_numbers() {
        AngleLearner.Result r =
                AngleLearner.of(3).from(Kernels.sobelPair(3, 0.125)).learn(AngleLearner.FIT.epochs(5), Listener.SILENT);

        assertThat(r.error().rms()).isLessThan(0.048);
        assertThat(r.snapshots().all()).hasSize(6);
        assertThat(r.snapshots().all().getFirst().weights().get("conv2d").get(5))
                .isCloseTo(
                        2
                                * r.snapshots()
                                        .all()
                                        .getFirst()
                                        .weights()
                                        .get("conv2d")
                                        .get(2),
                        within(1e-6f));
    }

    @Test
    void it_goes_into_a_model_file_with_its_way_there(@TempDir Path folder) throws IOException {
        AngleLearner.Result r = learned(3, 1, 3);
        r.save(folder.resolve("better.onnx"));

        SavedModel read = ModelFiles.read(folder.resolve("better.onnx"));

        assertThat(read.layer())
                .isInstanceOfSatisfying(
                        Conv2d.class, c -> assertThat(c.kernel().kernel()).isEqualTo(r.kernel()));
        assertThat(Snapshots.parse(read.notes().get(Notes.SNAPSHOTS).orElseThrow())
                        .all())
                .hasSize(4);
    }

    @Test
    void threads_change_no_bit() {
        AngleLearner.Result one = AngleLearner.of(3).learn(Fit.of(32, 2).threads(1), Listener.SILENT);
        AngleLearner.Result two = AngleLearner.of(3).learn(Fit.of(32, 2).threads(2), Listener.SILENT);

        assertThat(one.raw()).isEqualTo(two.raw());
    }

    @Test
    void what_is_stopped_is_handed_over_as_it_is() {
        AngleLearner.Result r = AngleLearner.of(3).learn(AngleLearner.FIT.stop(() -> true), Listener.SILENT);

        assertThat(r.history().ending()).isEqualTo(History.Ending.INTERRUPTED);
        assertThat(r.polish()).isEmpty();
    }

    @Test
    void small_whole_numbers_beat_scharrs() {
        Kernel whole = AngleLearner.whole(learned(3, 1, 5).kernel(), 32);

        assertThat(whole.toArray()).startsWith(-8, 0, 8, -29, 0, 29, -8, 0, 8);
        assertThat(AngularError.of(whole).rms()).isLessThan(0.06);
    }

    /// Scharr's 5 × 5 kernels are off by 0.0024 degrees.
    @Test
    void whole_numbers_of_8_bits_beat_the_best_published_5_by_5_kernels() {
        Kernel whole = AngleLearner.whole(learned(5, 1, 5).kernel(), 127);

        for (float v : whole.toArray()) {
            assertThat(v).isBetween(-127f, 127f).isEqualTo((float) Math.rint(v));
        }
        assertThat(AngularError.of(whole).rms()).isLessThan(0.001);
    }

    @Test
    void kernels_without_a_middle_are_refused() {
        assertThatThrownBy(() -> AngleLearner.of(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernel 4 has no middle with neighbours; use 3 or 5");
        assertThatThrownBy(() -> AngleLearner.of(31))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use 3, 5 or 7");
        assertThatThrownBy(() -> AngleLearner.of(3).from(Kernels.sobelPair(5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a pair of 3×3 kernels");
    }
}
