package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.Scale;
import thawline.layer.Softmax;
import thawline.xo.Tolerance.Curve;
import thawline.xo.Tolerance.Options;
import thawline.xo.Tolerance.Point;
import thawline.xo.Tolerance.Tally;

class ToleranceTest {

    /// Ink in the middle speaks for X, a blank middle with ink about it for O: right, as long as nothing moves.
    private static Classifier middle() {
        int n = Card.SIDE;
        float[] k = new float[3 * n * n];
        for (int i = 0; i < n * n; i++) {
            int y = i / n;
            int x = i % n;
            double r = Math.hypot(y - (n - 1) / 2.0, x - (n - 1) / 2.0);
            k[i] = r < 5 ? 1 : 0;
            k[n * n + i] = r < 5 ? -1 : r < 14 ? 0.2f : 0;
        }
        return new Classifier(
                "middle",
                Scale.of(1 / 255.0, 0)
                        .then(new Flatten())
                        .then(Dense.designed(Kernel.wrap(3, n * n, 1, 1, 1, k)).bias(0, 0, 1))
                        .then(new Softmax()));
    }

    private static Options options(int signs, int threads) {
        return new Options(signs, 5, threads, (done, all, change) -> {}, () -> false);
    }

    private static final int SIGNS = 24;

    private static final Tolerance MEASURED = Tolerance.of(List.of(middle()), options(SIGNS, 2));

    private static Curve curve(Change change) {
        return MEASURED.curves().stream()
                .filter(c -> c.change() == change)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_change_is_measured_at_each_of_its_values_on_as_many_signs() {
        assertThat(MEASURED.curves()).hasSize(Change.values().length).allSatisfy(curve -> {
            assertThat(curve.points()).hasSize(curve.change().steps().length);
            assertThat(curve.points().stream().map(p -> p.tallies().getFirst()))
                    .allSatisfy(t ->
                            assertThat(t.correct() + t.neither() + t.other()).isEqualTo(SIGNS));
        });
    }

    @Test
    void what_looks_at_fixed_places_fails_when_the_sign_moves() {
        double[] right = curve(Change.SHIFT).right(0);

        assertThat(right[0]).isGreaterThan(0.9);
        assertThat(right[right.length - 1]).isLessThan(0.7);
        assertThat(curve(Change.SHIFT).holds(0).to()).isBetween(1.0, 5.0);
    }

    @Test
    void what_makes_no_difference_makes_none() {
        assertThat(curve(Change.NOISE).right(0)[1]).isGreaterThan(0.9);
    }

    @Test
    void a_span_ends_on_the_line_between_two_values_where_it_crosses_nine_of_ten() {
        Curve curve = new Curve(
                Change.ROTATION, List.of(point(-20, 0), point(-10, 100), point(0, 100), point(10, 95), point(20, 85)));
        assertThat(curve.holds(0).from()).isCloseTo(-11, within(1e-9));
        assertThat(curve.holds(0).to()).isCloseTo(15, within(1e-9));
        Curve none = new Curve(Change.ROTATION, List.of(point(-10, 100), point(0, 89), point(10, 100)));
        assertThat(none.holds(0).from()).isNaN();
        assertThat(curve.held(0)).isEqualTo("-11 … 15");
        assertThat(none.held(0)).isEqualTo("nowhere");
    }

    private static Point point(double value, int right) {
        return new Point(value, List.of(new Tally(right, 100 - right, 0)));
    }

    @Test
    void who_stops_it_has_what_was_measured_by_then_the_same_for_any_number_of_threads() {
        AtomicInteger done = new AtomicInteger();
        Tolerance some = Tolerance.of(
                List.of(middle()), new Options(SIGNS, 5, 1, (d, all, change) -> done.set(d), () -> done.get() == 9));

        assertThat(some.curves()).hasSize(2);
        assertThat(some.curves().getFirst()).isEqualTo(curve(Change.SHIFT));
        assertThat(some.curves().get(1).points())
                .isEqualTo(curve(Change.ROTATION).points().subList(0, 2));
    }

    @Test
    void an_odd_number_of_signs_is_refused() {
        assertThatThrownBy(() -> options(3, 1)).hasMessageContaining("even").hasMessageContaining("3");
    }

    @Test
    void a_line_of_the_file_stands_for_a_classifier_at_a_value() {
        List<String> lines = MEASURED.csv().lines().toList();

        assertThat(lines.getFirst()).isEqualTo("change,unit,value,classifier,signs,right,neither,other");
        assertThat(lines.get(1)).startsWith("shift,\"moved, pixels of a card\",0,middle," + SIGNS + ",");
        assertThat(lines)
                .hasSize(1
                        + Arrays.stream(Change.values())
                                .mapToInt(c -> c.steps().length)
                                .sum());
    }

    @ParameterizedTest
    @EnumSource
    void values_go_from_the_clean_drawing_beyond_the_range_of_the_generator(Change change) {
        double[] steps = change.steps();

        assertThat(steps).isSorted().hasSizeBetween(6, 20);
        assertThat(steps[0]).isLessThanOrEqualTo(change.from());
        assertThat(steps[steps.length - 1]).isGreaterThanOrEqualTo(change.to());
        assertThat(change.nominal()).isBetween(steps[0], steps[steps.length - 1]);
        assertThat(change.from()).isLessThan(change.to());
    }

    @Test
    void a_moved_sign_is_as_far_from_the_middle_as_it_says_on_each_of_four_sides() {
        for (int i = 0; i < 8; i++) {
            Traits t = Change.SHIFT.traits(4, i);
            double x = t.get(Trait.SHIFT_X) * Card.SIDE;
            double y = t.get(Trait.SHIFT_Y) * Card.SIDE;
            assertThat(Math.hypot(x, y)).isCloseTo(4, within(1e-9));
            assertThat(x * y).isZero();
        }
    }
}
