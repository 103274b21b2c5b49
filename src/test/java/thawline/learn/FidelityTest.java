package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class FidelityTest {

    private static Tensor row(float... values) {
        return Tensor.of(Shape.plane(1, values.length), values);
    }

    @Test
    void an_error_of_a_tenth_of_the_peak_is_20_decibels() {
        Fidelity f = Fidelity.of(row(25.5f, 100, 229.5f), row(0, 100 - 25.5f, 255), 255);

        assertThat(f.psnr()).isCloseTo(20, within(1e-6));
        assertThat(f.largest()).isCloseTo(25.5, within(1e-6));
        assertThat(f.rms()).isCloseTo(25.5, within(1e-6));
    }

    @Test
    void the_wanted_range_is_the_peak_unless_one_is_given() {
        assertThat(Fidelity.of(row(1, 2), row(-10, 30)).peak()).isEqualTo(40);
    }

    @Test
    void equal_pictures_have_no_error() {
        Fidelity f = Fidelity.of(row(1, 2, 3), row(1, 2, 3));

        assertThat(f.psnr()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(f.correlation()).isCloseTo(1, within(1e-12));
        assertThat(f).asString().startsWith("PSNR ∞ dB");
    }

    @Test
    void a_negative_correlates_with_minus_one_and_noise_with_nothing() {
        assertThat(Fidelity.of(row(1, 2, 3), row(30, 20, 10)).correlation()).isCloseTo(-1, within(1e-12));
        assertThat(Fidelity.of(row(1, -1, -1, 1), row(1, 1, -1, -1)).correlation())
                .isCloseTo(0, within(1e-12));
        assertThat(Fidelity.of(row(5, 5), row(5, 5)).correlation()).isEqualTo(1);
        assertThat(Fidelity.of(row(5, 5), row(6, 6)).correlation()).isZero();
    }

    @Test
    void several_pictures_count_by_their_values() {
        Fidelity.Meter meter = new Fidelity.Meter();
        meter.add(row(1, 1, 1), row(0, 0, 0));
        meter.add(row(3), row(0));

        assertThat(meter.figures(1).rms()).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(meter.figures(1).values()).isEqualTo(4);
        assertThatThrownBy(() -> meter.add(row(1), row(1, 2))).hasMessageContaining("only equal sizes compare");
    }

    @Test
    void a_value_that_is_no_number_stays_in_sight() {
        assertThat(Fidelity.of(row(Float.NaN, 1), row(0, 1), 1).largest()).isNaN();
    }
}
