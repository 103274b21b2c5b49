package thawline.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void a_range_holds_its_two_ends_and_what_lies_between() {
        Range r = new Range(-3, 5);
        assertThat(r.contains(-3)).isTrue();
        assertThat(r.contains(5)).isTrue();
        assertThat(r.contains(Math.nextUp(5f))).isFalse();
        assertThat(r.contains(Float.NaN)).isFalse();
        assertThat(r.magnitude()).isEqualTo(5);
    }

    @Test
    void a_double_that_is_no_float_is_rounded_outwards() {
        Range tenth = Range.of(0.1, 0.1);
        assertThat((double) tenth.min()).isLessThan(0.1);
        assertThat((double) tenth.max()).isGreaterThan(0.1);
        assertThat(tenth.max()).isEqualTo(Math.nextUp(tenth.min()));
        assertThat(Range.of(-0.5, 255)).isEqualTo(new Range(-0.5f, 255));
    }

    @Test
    void what_no_float_holds_lies_between_the_largest_and_infinity() {
        assertThat(Range.of(1e300, 1e300)).isEqualTo(new Range(Float.MAX_VALUE, Float.POSITIVE_INFINITY));
        assertThat(Range.of(-1e300, 0)).isEqualTo(new Range(Float.NEGATIVE_INFINITY, 0));
    }

    @Test
    void a_hull_holds_both() {
        assertThat(new Range(0, 1).hull(new Range(4, 5))).isEqualTo(new Range(0, 5));
        assertThat(Range.PICTURE.hull(-1)).isEqualTo(new Range(-1, 255));
    }

    @Test
    void an_empty_range_is_refused() {
        assertThatThrownBy(() -> new Range(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range [1.0, 0.0] is empty");
        assertThatThrownBy(() -> new Range(Float.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
