package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// What a map of places costs, and which way it is to change.
class PlaceCrossEntropyTest {

    private static final PlaceCrossEntropy LOSS = new PlaceCrossEntropy(0.5, 0.7);
    private static final Shape SHAPE = Shape.plane(5, 6);

    private static Tensor places() {
        Tensor t = Tensor.zeros(SHAPE);
        t.set(0, 0, 1, 1, 1);
        t.set(0, 0, 1, 2, 1);
        t.set(0, 0, 3, 4, 2);
        return t;
    }

    /// A flat map gives a place of 2 of 30 pixels a chance of 2/30, one of a single pixel 1/30.
    @Test
    void a_flat_map_costs_what_guessing_costs() {
        double loss = LOSS.at(Tensor.zeros(SHAPE), places(), Tensor.zeros(SHAPE));

        assertThat(loss).isCloseTo((Math.log(30 / 2.0) + Math.log(30)) / 2, within(1e-6));
    }

    @Test
    void without_places_nothing_is_wanted() {
        Tensor dy = places();

        assertThat(LOSS.at(RandomTensors.uniform(SHAPE, new Random(1)), Tensor.zeros(SHAPE), dy))
                .isZero();
        assertThat(dy.toArray()).containsOnly(0);
    }

    @Test
    void the_gradient_is_what_differences_give() {
        Tensor y = RandomTensors.uniform(SHAPE, new Random(5));
        Tensor wanted = places();
        Tensor dy = Tensor.zeros(SHAPE);
        LOSS.at(y, wanted, dy);

        for (int i = 0; i < SHAPE.size(); i++) {
            float was = y.data()[i];
            float step = 0x1p-7f;
            y.data()[i] = was + step;
            double up = LOSS.at(y, wanted, Tensor.zeros(SHAPE));
            y.data()[i] = was - step;
            double down = LOSS.at(y, wanted, Tensor.zeros(SHAPE));
            y.data()[i] = was;
            assertThat((double) dy.data()[i]).as("element %d", i).isCloseTo((up - down) / (2 * step), within(1e-4));
        }
    }

    /// Harris' response of a bright picture is beyond 1e9, of a strong edge below −1e9.
    @Test
    void large_responses_stay_finite() {
        Tensor y = Tensor.zeros(SHAPE);
        y.fill(-3e30f);
        y.set(0, 0, 1, 1, 3e30f);
        Tensor dy = Tensor.zeros(SHAPE);

        assertThat(LOSS.at(y, places(), dy)).isFinite();
        for (float d : dy.toArray()) {
            assertThat(d).isFinite();
        }
    }

    @Test
    void a_floor_of_zero_is_refused() {
        assertThatThrownBy(() -> new PlaceCrossEntropy(0, 1)).hasMessageContaining("above 0");
    }
}
