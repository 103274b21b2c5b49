package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.flat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.layer.Layer;
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

    @Test
    void pieces_are_those_that_growing_step_by_step_finds() {
        for (int width : new int[] {1, 5, 63, 64, 65, 127, 128, 130, 200}) {
            Random random = new Random(width);
            for (int share : new int[] {2, 4}) {
                Tensor x = Tensor.zeros(Shape.plane(23, width));
                for (int i = 0; i < x.data().length; i++) {
                    x.data()[i] = random.nextInt(share) > 0 ? 0 : random.nextInt(40) == 0 ? 9 : 5;
                }
                Tensor y = Trace.run(Edges.hysteresis(4.5, 8.1), x);
                assertThat(y.toArray()).as("width %d", width).isEqualTo(grown(x).toArray());
            }
        }
    }

    private static Tensor grown(Tensor x) {
        Tensor y = Trace.run(Thresholds.above(8.1), x);
        Layer wider = Morphology.dilate(3);
        Tensor before;
        do {
            before = y;
            y = Trace.run(wider, before);
            for (int i = 0; i < y.data().length; i++) {
                y.data()[i] = x.data()[i] > 4.5 ? y.data()[i] : 0;
            }
        } while (!Arrays.equals(y.data(), before.data()));
        return y;
    }
}
