package thawline.learn.corners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.data.Corner.Kind;
import thawline.filter.Corner;
import thawline.geometry.PlaneMap;

/// Repeatability, precision and recall, and the interval of a mean, by hand.
class MeasuresTest {

    private static final Repeatability.Frame FRAME = new Repeatability.Frame(100, 100);
    private static final PlaneMap STAY = PlaneMap.affine(1, 0, 0, 0, 1, 0);

    private static Corner at(double x, double y) {
        return new Corner(x, y, 1);
    }

    @Test
    void what_is_found_again_counts_both_ways() {
        List<Corner> first = List.of(at(10, 10), at(50, 50));
        List<Corner> second = List.of(at(13, 10), at(80, 80), at(20, 90));

        Repeatability r = Repeatability.of(first, second, STAY, FRAME, 300, 3);

        assertThat(r.share()).isEqualTo(2 / 5.0);
        assertThat(r.error()).isEqualTo(3);
        assertThat(r.kept()).isEqualTo(5);
    }

    @Test
    void corners_that_the_other_view_cannot_see_are_left_out() {
        PlaneMap right = PlaneMap.affine(1, 0, 60, 0, 1, 0);
        List<Corner> first = List.of(at(70, 10), at(20, 20));
        List<Corner> second = List.of(at(80, 20), at(10, 10));

        Repeatability r = Repeatability.of(first, second, right, FRAME, 300, 3);

        assertThat(r.share()).isEqualTo(1);
        assertThat(r.kept()).isEqualTo(2);
    }

    @Test
    void only_the_strongest_take_part() {
        List<Corner> first = List.of(at(10, 10), at(50, 50));
        List<Corner> second = List.of(at(50, 50), at(10, 10));

        assertThat(Repeatability.of(first, second, STAY, FRAME, 1, 3).share()).isZero();
        assertThat(Repeatability.of(first, second, STAY, FRAME, 2, 3).share()).isEqualTo(1);
    }

    @Test
    void nothing_found_is_no_repeatability() {
        Repeatability r = Repeatability.of(List.of(), List.of(), STAY, FRAME, 300, 3);

        assertThat(r.share()).isZero();
        assertThat(r.error()).isNaN();
    }

    @Test
    void a_true_corner_answers_for_one_that_was_found() {
        List<thawline.data.Corner> drawn =
                List.of(new thawline.data.Corner(10, 10, Kind.CONVEX), new thawline.data.Corner(40, 40, Kind.REFLEX));
        List<Corner> found = List.of(at(11, 10), at(10, 11), at(70, 70), at(40, 42));

        Detection d = Detection.of(found, drawn, 3);

        assertThat(d.precision()).isEqualTo(0.5);
        assertThat(d.recall()).isEqualTo(1);
        assertThat(d.error()).isEqualTo(1.5);
        assertThat(Detection.of(List.of(), drawn, 3).recall()).isZero();
    }

    @Test
    void the_interval_of_a_mean_is_about_two_standard_errors_wide() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? 0.2 : 0.6;
        }

        MeanInterval i = MeanInterval.of(values, 1);

        assertThat(i.mean()).isCloseTo(0.4, within(1e-12));
        assertThat(i.low()).isCloseTo(0.4 - 1.96 * 0.2 / 20, within(0.002));
        assertThat(i.high()).isCloseTo(0.4 + 1.96 * 0.2 / 20, within(0.002));
        assertThat(MeanInterval.of(new double[] {0.3}, 1)).isEqualTo(new MeanInterval(0.3, 0.3, 0.3));
    }
}
