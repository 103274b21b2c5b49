package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import thawline.train.Epoch;
import thawline.train.Scores;

class TrainingProgressTest {

    private static final Scores TRAINED = new Scores(54_000, 0.11334, Map.of("accuracy", 0.96518));
    private static final Scores VALIDATED = new Scores(6_000, 0.0581, Map.of("accuracy", 0.98366));

    private final StringWriter said = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    private TrainingProgress progress(TrainingProgress.Reader reader) {
        return new TrainingProgress(new PrintWriter(said, true), reader, 5, now::get);
    }

    private void pass(double seconds) {
        now.addAndGet((long) (seconds * 1e9));
    }

    private static Epoch epoch(int number, double seconds) {
        return new Epoch(number, 0.001, TRAINED, Optional.of(VALIDATED), seconds);
    }

    @Test
    void an_epoch_is_a_line_that_fits_a_terminal() {
        TrainingProgress progress = progress(TrainingProgress.Reader.FILE);
        progress.epoch(epoch(1, 14.5), 5);
        progress.epoch(epoch(2, 10.1), 5);

        assertThat(said.toString().lines())
                .containsExactly(
                        "epoch 1/5  loss 0.1133  accuracy 96.52 %  validation loss 0.0581, accuracy 98.37 %"
                                + "  14.5 s  0:58 to go",
                        "epoch 2/5  loss 0.1133  accuracy 96.52 %  validation loss 0.0581, accuracy 98.37 %"
                                + "  10.1 s  0:37 to go")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(110));
    }

    @Test
    void the_last_epoch_leaves_nothing_to_go() {
        progress(TrainingProgress.Reader.FILE).epoch(epoch(5, 10), 5);

        assertThat(said.toString().strip()).endsWith("10.0 s");
    }

    @Test
    void without_accuracy_and_validation_the_loss_is_all() {
        Epoch plain = new Epoch(1, 0.1, new Scores(10, 2.5, Map.of()), Optional.empty(), 0.04);

        assertThat(TrainingProgress.line(plain, 2, 3700)).isEqualTo("epoch 1/2  loss 2.5000  0.0 s  1:01:40 to go");
    }

    @Test
    void steps_are_drawn_on_a_terminal_five_times_a_second_at_most() {
        TrainingProgress progress = progress(TrainingProgress.Reader.TERMINAL);
        pass(0.1);
        progress.step(1, 1, 100, 2.3);
        assertThat(said.toString()).isEmpty();
        pass(0.9);
        progress.step(1, 10, 100, 1.25);
        assertThat(said).hasToString("\repoch 1/5  step 10/100  loss 1.2500  0:49 to go");
        pass(0.1);
        progress.step(1, 11, 100, 1.2);
        assertThat(said.toString()).doesNotContain("11/100");
    }

    @Test
    void steps_are_not_written_into_files() {
        TrainingProgress progress = progress(TrainingProgress.Reader.FILE);
        pass(10);
        progress.step(1, 10, 100, 1.25);

        assertThat(said.toString()).isEmpty();
    }
}
