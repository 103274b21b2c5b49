package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestTest {

    private static Epoch epoch(int number, double accuracy, double loss) {
        Scores scores = new Scores(10, loss, Map.of("accuracy", accuracy));
        return new Epoch(number, 0.1, scores, Optional.of(scores), 1);
    }

    @Test
    void of_equal_accuracies_the_lower_loss_is_better_and_of_equal_losses_the_first() {
        Best best = new Best(Monitor.VALIDATION_ACCURACY, 0);

        assertThat(best.offer(epoch(1, 0.9, 0.5))).isTrue();
        assertThat(best.offer(epoch(2, 0.9, 0.4))).isTrue();
        assertThat(best.offer(epoch(3, 0.9, 0.4))).isFalse();
        assertThat(best.offer(epoch(4, 0.8, 0.1))).isFalse();
        assertThat(best.epoch()).isEqualTo(2);
    }

    @Test
    void a_gain_that_is_asked_for_is_not_made_by_the_loss() {
        Best best = new Best(Monitor.ACCURACY, 0.05);

        assertThat(best.offer(epoch(1, 0.9, 0.5))).isTrue();
        assertThat(best.offer(epoch(2, 0.9, 0.1))).isFalse();
        assertThat(best.offer(epoch(3, 0.94, 0.1))).isFalse();
        assertThat(best.offer(epoch(4, 0.96, 0.1))).isTrue();
    }
}
