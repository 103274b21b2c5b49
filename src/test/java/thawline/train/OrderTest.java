package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.scale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Which examples a training sees, when, and what is done to them and to the rate on the way.
class OrderTest {

    /// Writes down which inputs were read, in the order of one thread.
    private static final class Watched implements Dataset {
        private final Marks of = new Marks(50, 1);
        private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Shape shape() {
            return of.shape();
        }

        @Override
        public void input(int i, Tensor x) {
            seen.add(i);
            of.input(i, x);
        }

        @Override
        public Target target() {
            return of.target();
        }

        @Override
        public int label(int i) {
            return of.label(i);
        }
    }

    private static Trainer linear(Optimizer optimizer) {
        return Model.of(input(1, 8, 8), scale(1 / 255.0), flatten(), dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, optimizer, Metric.ACCURACY);
    }

    private static List<Integer> seen(Fit fit) {
        Watched data = new Watched();
        linear(Sgd.of(0.1)).fit(data, fit.threads(1));
        return List.copyOf(data.seen);
    }

    @Test
    void every_example_comes_once_an_epoch_in_an_order_of_its_own() {
        List<Integer> seen = seen(Fit.of(16, 3));

        assertThat(seen).hasSize(150);
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(new HashSet<>(seen.subList(50 * epoch, 50 * epoch + 50))).hasSize(50);
        }
        assertThat(seen.subList(0, 50)).isNotEqualTo(seen.subList(50, 100));
        assertThat(seen(Fit.of(16, 3))).isEqualTo(seen);
        assertThat(seen(Fit.of(16, 3).seed(9))).isNotEqualTo(seen);
    }

    @Test
    void the_last_share_is_kept_for_validation_and_comes_in_its_order() {
        List<Integer> seen = seen(Fit.of(16, 1).validation(0.2));

        assertThat(seen.subList(0, 40))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
        assertThat(seen.subList(40, 50))
                .isEqualTo(IntStream.range(40, 50).boxed().toList());
    }

    /// Over 400 epochs, each of 50 examples stands in the first half about half the time.
    @Test
    void an_order_favours_nobody() {
        int[] first = new int[50];
        Draws draws = new Draws(0);
        int[] order = new int[50];
        for (int epoch = 0; epoch < 400; epoch++) {
            Training.shuffle(order, 5, epoch, draws);
            for (int k = 0; k < 25; k++) {
                first[order[k]]++;
            }
        }
        // 200 ± 10 each; five deviations
        for (int count : first) {
            assertThat(count).isBetween(150, 250);
        }
    }

    @Test
    void the_rate_of_an_epoch_follows_the_schedule() {
        History h = linear(Sgd.of(0.5)).fit(new Marks(40, 1), Fit.of(10, 4).schedule(new Schedule.Steps(2, 0.1)));

        assertThat(h.epochs().stream().map(Epoch::rate)).containsExactly(0.5, 0.5, 0.05, 0.05);
    }

    @Test
    void augmentation_changes_what_is_learned_and_not_what_is_validated() {
        Fit fit = Fit.of(10, 2).validation(new Marks(20, 2));
        Trainer plain = linear(Sgd.of(0.1));
        Trainer moved = linear(Sgd.of(0.1));

        plain.fit(new Marks(40, 1), fit);
        History h = moved.fit(
                new Marks(40, 1), fit.augmentation(Augmentation.NONE.shift(2).noise(20)));

        assertThat(moved.model().digest()).isNotEqualTo(plain.model().digest());
        assertThat(h.last().validation())
                .contains(moved.evaluate(new Marks(20, 2)).scores());
    }
}
