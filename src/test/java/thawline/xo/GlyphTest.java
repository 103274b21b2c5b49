package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GlyphTest {

    @Test
    void a_level_line_is_a_row_of_ink_that_fades_within_two_pixels() {
        float[] ink = Glyph.line(-9, 0, 9, 0).drawn(7, 1, 1);
        assertThat(ink[0]).isZero();
        assertThat(ink[7 + 3]).isZero();
        assertThat(ink[2 * 7 + 3]).isEqualTo(0.5f);
        assertThat(ink[3 * 7 + 3]).isEqualTo(1);
        assertThat(ink[5 * 7 + 3]).isZero();
    }

    @Test
    void a_quarter_turn_clockwise_makes_right_of_up() {
        double[] end = Glyph.line(0, 0, 0, -1).turned(90).lines().getFirst()[1];
        assertThat(end[0]).isEqualTo(1, within(1e-12));
        assertThat(end[1]).isEqualTo(0, within(1e-12));
    }

    @Test
    void an_arc_of_degrees_begins_at_the_right_and_goes_down() {
        double[][] quarter = Glyph.arc(0, 90).lines().getFirst();
        assertThat(quarter[0]).containsExactly(1, 0);
        assertThat(quarter[quarter.length - 1][1]).isEqualTo(1, within(1e-12));
    }

    @Test
    void an_x_of_45_degrees_has_its_ends_in_the_corners() {
        double[][] falling = Signs.x(45, 45).lines().getFirst();
        assertThat(falling[0][0]).isEqualTo(-1, within(1e-12));
        assertThat(falling[0][1]).isEqualTo(-1, within(1e-12));
    }
}
