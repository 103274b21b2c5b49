package thawline.learn.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ShownTest {

    @Test
    void shrinking_takes_the_mean_of_results_and_the_largest_of_differences() {
        int side = 4 * Shown.LARGEST;
        Tensor hand = Tensor.zeros(Shape.plane(8, side));
        hand.fill(100);
        Tensor learned = hand.copy();
        learned.set(0, 0, 5, 9, 60); // one pixel of the third block of the second row

        Shown s = Shown.of(hand, hand, learned);

        assertThat(s.shrunk()).isEqualTo(4);
        assertThat(s.hand().shape()).isEqualTo(Shape.plane(2, Shown.LARGEST));
        assertThat(s.difference().at(0, 1, 2)).isEqualTo(-40);
        assertThat(s.learned().at(0, 1, 2)).isCloseTo(100 - 40 / 16f, within(1e-3f));
        assertThat(s.difference().at(0, 0, 2)).isZero();
    }

    @Test
    void what_is_small_stays_as_it_is() {
        Tensor x = Tensor.of(Shape.plane(1, 2), 3, 4);
        Tensor y = Tensor.of(Shape.plane(1, 2), 5, 1);

        Shown s = Shown.of(x, x, y);

        assertThat(s.shrunk()).isEqualTo(1);
        assertThat(s.difference().toArray()).containsExactly(2, -3);
        assertThat(s.input().toArray()).containsExactly(3, 4);
    }
}
