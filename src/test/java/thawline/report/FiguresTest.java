package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 3; 0",
                "2040; 3; 2,040",
                "0.02134; 3; 0.0213",
                "-1.5; 2; −1.5",
                "0.000000312; 2; 3.1·10⁻⁷",
                "-710786000; 3; −7.11·10⁸",
                "NaN; 3; –",
                "Infinity; 3; ∞"
            })
    void a_number_has_the_digits_that_count(double v, int digits, String text) {
        assertThat(Figures.number(v, digits)).isEqualTo(text);
    }

    @Test
    void what_rounds_to_zero_has_no_minus() {
        assertThat(Figures.fixed(-0.0004, 2)).isEqualTo("0.00");
        assertThat(Figures.fixed(-0.4, 1)).isEqualTo("−0.4");
    }

    @Test
    void what_is_less_than_one_is_never_shown_as_one() {
        assertThat(Figures.below(0.999999, 5)).isEqualTo("0.99999");
        assertThat(Figures.below(1, 5)).isEqualTo("1.00000");
        assertThat(Figures.below(0.29, 2)).isEqualTo("0.29");
        assertThat(Figures.likeness(0.99999)).isEqualTo("0.99999");
        assertThat(Figures.likeness(0.9999998)).isEqualTo("1.00000");
    }

    @Test
    void shares_and_decibels_have_their_units() {
        assertThat(Figures.percent(0.000042)).isEqualTo("0.0042 %");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
        assertThat(Figures.decibels(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Figures.decibels(61.234)).isEqualTo("61.2");
    }
}
