package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import thawline.train.Epoch;
import thawline.train.Listener;
import thawline.train.Scores;

class LaterTest {

    private final AtomicInteger begun = new AtomicInteger();
    private int steps;
    private int epochs;

    private final Listener counting = new Listener() {
        @Override
        public void step(int epoch, int step, int of, double loss) {
            steps++;
        }

        @Override
        public void epoch(Epoch epoch, int of) {
            epochs++;
        }
    };

    private final Later<Integer> later = new Later<>(counting, 3, begun::incrementAndGet);

    @Test
    void work_begins_after_its_steps_and_once_alone() {
        later.step(1, 1, 9, 0);
        later.step(1, 2, 9, 0);
        assertThat(begun).hasValue(0);
        later.step(1, 3, 9, 0);
        later.step(1, 4, 9, 0);
        assertThat(later.result().join()).isEqualTo(1);
        later.epoch(epoch(), 1);
        assertThat(later.result().join()).isEqualTo(1);
    }

    @Test
    void work_begins_after_an_epoch_of_few_steps_or_when_it_is_asked_for() {
        later.step(1, 1, 1, 0);
        later.epoch(epoch(), 1);
        assertThat(later.result().join()).isEqualTo(1);
        assertThat(new Later<>(counting, 3, () -> 7).result().join()).isEqualTo(7);
    }

    @Test
    void whoever_listens_is_told_of_everything() {
        for (int step = 1; step <= 5; step++) {
            later.step(1, step, 5, 0);
        }
        later.epoch(epoch(), 1);
        assertThat(steps).isEqualTo(5);
        assertThat(epochs).isEqualTo(1);
    }

    private static Epoch epoch() {
        return new Epoch(1, 0.01, new Scores(1, 0, Map.of()), Optional.empty(), 1);
    }
}
