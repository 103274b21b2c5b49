package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeTest {

    private static float[] stepped(Optimizer optimizer, float... w) {
        float[] numbers = w.clone();
        float[] g = {1, -1};
        float[][] memory = new float[optimizer.slots()][w.length];
        optimizer.step(numbers, g, memory, optimizer.rate(), 1);
        return numbers;
    }

    @Test
    void the_rate_is_a_share_of_the_root_mean_square_of_the_numbers() {
        // rms of (3, 4)·√2 is 5
        float root = (float) Math.sqrt(2);
        float[] w = stepped(new Relative(Sgd.of(0.1)), 3 * root, 4 * root);
        assertThat(w[0]).isCloseTo(3 * root - 0.5f, within(1e-6f));
        assertThat(w[1]).isCloseTo(4 * root + 0.5f, within(1e-6f));
    }

    @Test
    void adam_moves_large_and_small_numbers_by_the_same_share() {
        Optimizer adam = new Relative(Adam.pytorch(0.01));
        assertThat(stepped(adam, 12, 12)[0] / 12).isCloseTo(0.99f, within(1e-5f));
        assertThat(stepped(adam, 0.04f, 0.04f)[0] / 0.04f).isCloseTo(0.99f, within(1e-5f));
    }

    @Test
    void numbers_that_are_all_0_move_as_if_they_were_a_thousandth() {
        assertThat(stepped(new Relative(Sgd.of(1)), 0, 0)).containsExactly(-0.001f, 0.001f);
    }

    @Test
    void another_rate_is_the_inner_ones() {
        assertThat(new Relative(Sgd.of(1)).withRate(0.5)).isEqualTo(new Relative(Sgd.of(0.5)));
    }
}
