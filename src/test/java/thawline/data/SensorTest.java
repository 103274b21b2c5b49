package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.tensor.Samples;

/// A sensor adds what it says, and nothing else.
class SensorTest {

    private static final Samples.U8 FLAT = Pixels.grey(100, 100, (x, y) -> 120);
    private static final Samples.U8 STEP = Pixels.grey(40, 40, (x, y) -> x < 20 ? 50 : 200);

    @Test
    void a_perfect_sensor_changes_nothing() {
        assertThat(new Sensor(0, 1, 0).take(STEP, 1).data()).isEqualTo(STEP.data());
    }

    @Test
    void noise_has_its_deviation() {
        Samples.U8 noisy = Sensor.noisy(20).take(FLAT, 7);

        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            double d = Pixels.get(noisy, i % 100, i / 100, 0) - 120;
            sum += d;
            squares += d * d;
        }
        assertThat(sum / 10_000).isCloseTo(0, within(0.8));
        assertThat(Math.sqrt(squares / 10_000)).isCloseTo(20, within(0.6));
        assertThat(Sensor.noisy(20).take(FLAT, 8).data()).isNotEqualTo(noisy.data());
    }

    @Test
    void blur_softens_a_step_and_contrast_shrinks_it() {
        Samples.U8 soft = new Sensor(1.5, 1, 0).take(STEP, 1);
        Samples.U8 pale = new Sensor(0, 0.5, 0).take(STEP, 1);

        assertThat(Pixels.get(soft, 19, 20, 0)).isBetween(80, 124);
        assertThat(Pixels.get(soft, 5, 20, 0)).isEqualTo(50);
        assertThat(Pixels.get(pale, 5, 20, 0)).isEqualTo(89); // 127.5 − 77.5/2
        assertThat(Pixels.get(pale, 35, 20, 0)).isEqualTo(164);
    }

    @Test
    void negative_noise_is_refused() {
        assertThatThrownBy(() -> Sensor.noisy(-1)).hasMessageContaining("at least 0");
    }
}
