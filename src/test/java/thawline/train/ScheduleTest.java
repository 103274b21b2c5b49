package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule.Span HUNDRED = new Schedule.Span(10, 10);

    private static double at(Schedule s, long step) {
        return s.factor(step, HUNDRED);
    }

    @Test
    void a_constant_rate_stays() {
        assertThat(at(Schedule.CONSTANT, 0)).isEqualTo(1);
        assertThat(at(Schedule.CONSTANT, 99)).isEqualTo(1);
    }

    @Test
    void steps_come_every_few_epochs() {
        Schedule s = new Schedule.Steps(3, 0.1);

        assertThat(at(s, 29)).isEqualTo(1);
        assertThat(at(s, 30)).isCloseTo(0.1, within(1e-15));
        assertThat(at(s, 59)).isCloseTo(0.1, within(1e-15));
        assertThat(at(s, 60)).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void a_cosine_falls_from_one_past_the_middle_to_its_last() {
        Schedule s = new Schedule.Cosine(0.1);

        assertThat(at(s, 0)).isEqualTo(1);
        assertThat(at(s, 25)).isCloseTo(0.1 + 0.9 * (1 + Math.sqrt(0.5)) / 2, within(1e-12));
        assertThat(at(s, 50)).isCloseTo(0.55, within(1e-12));
        assertThat(at(s, 100)).isCloseTo(0.1, within(1e-12));
    }

    /// PyTorch's OneCycleLR(max_lr=1, total_steps=100): steps 0 … 29 rise, 29 … 99 fall, by end + (start −
    /// end)/2·(1 + cos πp).
    @Test
    void one_cycle_is_pytorchs() {
        Schedule s = Schedule.OneCycle.STANDARD;
        for (int step = 0; step < 100; step++) {
            double expected = step <= 29
                    ? 1 + (0.04 - 1) / 2 * (1 + Math.cos(Math.PI * step / 29))
                    : 4e-6 + (1 - 4e-6) / 2 * (1 + Math.cos(Math.PI * (step - 29) / 70));
            assertThat(at(s, step)).as("step %d", step).isCloseTo(expected, within(1e-12));
        }
        assertThat(at(s, 0)).isCloseTo(0.04, within(1e-12));
        assertThat(at(s, 29)).isCloseTo(1, within(1e-12));
        assertThat(at(s, 99)).isCloseTo(4e-6, within(1e-12));
    }

    @Test
    void one_cycle_of_very_few_steps_stays_between_its_ends() {
        for (int steps = 1; steps < 8; steps++) {
            for (int step = 0; step < steps; step++) {
                assertThat(Schedule.OneCycle.STANDARD.factor(step, new Schedule.Span(steps, 1)))
                        .isBetween(4e-6, 1.0);
            }
        }
    }

    @Test
    void senseless_ones_are_refused() {
        assertThatThrownBy(() -> new Schedule.Steps(0, 0.1)).hasMessageContaining("every 1 or more epochs");
        assertThatThrownBy(() -> new Schedule.Cosine(2)).hasMessageContaining("in 0 … 1");
        assertThatThrownBy(() -> new Schedule.OneCycle(1, 25, 1e4)).hasMessageContaining("between 0 and 1");
    }
}
