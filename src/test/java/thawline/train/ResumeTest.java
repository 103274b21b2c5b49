package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.train.MarksTraining.DATA;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.testing.Child;

class ResumeTest {

    @TempDir
    Path folder;

    private static String whole() {
        return MarksTraining.digest(MarksTraining.fit());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 19})
    void a_training_that_was_stopped_goes_on_to_the_same_bits(int steps) {
        Path file = folder.resolve("a.training");
        History first = MarksTraining.trainer()
                .fit(DATA, MarksTraining.fit().checkpoint(file).stop(after(steps)));
        Trainer t = MarksTraining.trainer();

        History rest = t.fit(DATA, MarksTraining.fit().resume(file).threads(1));

        assertThat(first.ending()).isEqualTo(History.Ending.INTERRUPTED);
        assertThat(first.epochs()).hasSize((steps - 1) / 5);
        assertThat(rest.ending()).isEqualTo(History.Ending.DONE);
        assertThat(rest.epochs()).hasSize(4);
        assertThat(t.model().digest()).isEqualTo(whole());
    }

    @Test
    void a_training_that_was_killed_goes_on_to_the_same_bits() throws IOException {
        Path file = folder.resolve("a.training");
        Process child = Child.ordinary().program(MarksTraining.class, file);
        try (BufferedReader said = child.inputReader()) {
            assertThat(said.lines().anyMatch("epoch 2 step 4"::equals)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        Trainer t = MarksTraining.trainer();

        t.fit(DATA, MarksTraining.fit().resume(file));

        assertThat(t.model().digest()).isEqualTo(whole());
    }

    @Test
    void what_is_finished_is_not_done_again() {
        Path file = folder.resolve("a.training");
        History all = MarksTraining.trainer().fit(DATA, MarksTraining.fit().checkpoint(file));
        Trainer t = MarksTraining.trainer();

        History again = t.fit(DATA, MarksTraining.fit().resume(file).stop(() -> {
            throw new AssertionError("a step");
        }));

        assertThat(again).isEqualTo(all);
        assertThat(t.model().digest()).isEqualTo(whole());
    }

    @Test
    void more_epochs_may_follow_unless_the_schedule_spans_them() {
        Path file = folder.resolve("a.training");
        Fit two = MarksTraining.fit().epochs(2).checkpoint(file);
        Fit four = MarksTraining.fit().resume(file);
        MarksTraining.trainer().fit(DATA, two.schedule(Schedule.CONSTANT));
        Trainer t = MarksTraining.trainer();
        t.fit(DATA, four.schedule(Schedule.CONSTANT));

        assertThat(t.model().digest())
                .isEqualTo(MarksTraining.digest(MarksTraining.fit().schedule(Schedule.CONSTANT)));

        MarksTraining.trainer().fit(DATA, two);
        assertThatThrownBy(() -> MarksTraining.trainer().fit(DATA, four))
                .hasMessageContaining("its number of epochs, which the schedule spans, is 2, here it is 4");
    }

    @Test
    void a_checkpoint_of_another_training_is_refused_and_says_what_differs() {
        Path file = folder.resolve("a.training");
        MarksTraining.trainer().fit(DATA, MarksTraining.fit().checkpoint(file).stop(after(2)));

        assertThatThrownBy(() -> MarksTraining.trainer()
                        .fit(DATA, MarksTraining.fit().seed(4).resume(file)))
                .hasMessageContaining("of another training: its seed is 3, here it is 4");
        assertThatThrownBy(() -> MarksTraining.trainer()
                        .fit(new Marks(120, 2), MarksTraining.fit().resume(file)))
                .hasMessageContaining("of another training: its data is ");
    }

    @Test
    void a_file_that_is_no_checkpoint_or_damaged_is_refused() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "x".repeat(100));
        Path file = folder.resolve("a.training");
        MarksTraining.trainer().fit(DATA, MarksTraining.fit().checkpoint(file).stop(after(2)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() ->
                        MarksTraining.trainer().fit(DATA, MarksTraining.fit().resume(other)))
                .hasMessageContaining("is no checkpoint of a training");
        assertThatThrownBy(() ->
                        MarksTraining.trainer().fit(DATA, MarksTraining.fit().resume(file)))
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() ->
                        MarksTraining.trainer().fit(DATA, MarksTraining.fit().resume(folder.resolve("none"))))
                .hasMessageContaining("there is no checkpoint")
                .hasMessageContaining("none to go on from");
    }

    private static BooleanSupplier after(int steps) {
        AtomicInteger seen = new AtomicInteger();
        return () -> seen.incrementAndGet() >= steps;
    }
}
