package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.flat;

import org.junit.jupiter.api.Test;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class HysteresisTest {

    @Test
    void weak_places_stay_where_they_hang_together_with_a_strong_one() {
        Tensor x = drawn(
                "5...5", //
                ".5.5.", "..9..", "5....");
        assertThat(Trace.run(new Hysteresis(4, 8), x).toArray())
                .containsExactly(drawn(
                                "#...#", //
                                ".#.#.", "..#..", ".....")
                        .toArray());
    }

    @Test
    void thresholds_are_exceeded_not_met() {
        assertThat(Trace.run(new Hysteresis(5, 9), drawn("599")).toArray()).containsOnly(0);
        assertThat(Trace.run(new Hysteresis(5, 8), drawn("598")).toArray()).containsExactly(0, 255, 255);
    }

    @Test
    void a_large_region_is_followed_to_its_end() {
        Tensor x = flat(300, 300, 5);
        x.set(0, 0, 299, 299, 9);
        assertThat(Trace.run(new Hysteresis(4, 8), x).toArray()).containsOnly(255);
    }

    @Test
    void planes_do_not_touch_each_other() {
        Tensor x = Tensor.of(Shape.planes(2, 1, 2), 9, 5, 5, 5);
        assertThat(Trace.run(new Hysteresis(4, 8), x).toArray()).containsExactly(255, 255, 0, 0);
    }

    @Test
    void exchanged_thresholds_are_refused() {
        assertThatThrownBy(() -> new Hysteresis(200, 100)).hasMessage("low 200.0 is above high 100.0; exchange them");
    }
}
