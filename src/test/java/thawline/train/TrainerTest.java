package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Tensor;
import thawline.testing.Child;

class TrainerTest {

    private static final Marks DATA = new Marks(300, 1);
    private static final Marks OTHERS = new Marks(150, 2);

    private static Model net(long seed) {
        return Model.of(
                input(1, 8, 8).seed(seed),
                scale(1 / 255.0),
                conv2d(8, 3).relu(),
                maxPool(2),
                flatten(),
                dropout(0.2),
                dense(3).softmax());
    }

    private static Trainer trainer(Model model) {
        return model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.01), Metric.ACCURACY);
    }

    @Test
    void a_small_net_learns_lying_from_standing_and_slanting_bars() {
        Trainer t = trainer(net(1));

        History h = t.fit(DATA, 20, 6, 0.1);

        assertThat(h.ending()).isEqualTo(History.Ending.DONE);
        assertThat(h.epochs()).hasSize(6);
        assertThat(h.last().validation().orElseThrow().examples()).isEqualTo(30);
        assertThat(t.evaluate(OTHERS).accuracy()).isGreaterThanOrEqualTo(0.97);
    }

    /// With dropout and running statistics, the same examples score otherwise while they are trained on.
    @Test
    void validation_is_in_inference_mode_and_training_is_not() {
        Trainer t = MarksTraining.trainer();

        History h = t.fit(MarksTraining.DATA, Fit.of(20, 2).validation(MarksTraining.DATA));

        Scores validation = h.last().validation().orElseThrow();
        assertThat(validation).isEqualTo(t.evaluate(MarksTraining.DATA).scores());
        assertThat(h.last().training().loss()).isNotEqualTo(validation.loss());
        for (int threads : new int[] {1, 3}) {
            assertThat(t.evaluate(MarksTraining.DATA, threads).scores()).isEqualTo(validation);
        }
    }

    @Test
    void predictions_are_those_that_evaluation_counts() {
        Trainer t = trainer(net(1));
        t.fit(DATA, 20, 2, 0);

        List<Tensor> y = t.model().predict(OTHERS);

        int right = 0;
        for (int i = 0; i < OTHERS.size(); i++) {
            right += Metric.largest(y.get(i), 0, 0, 0) == OTHERS.label(i) ? 1 : 0;
        }
        Evaluation e = t.evaluate(OTHERS);
        assertThat(e.accuracy()).isEqualTo((double) right / OTHERS.size());
        assertThat(e.confusion().orElseThrow().right()).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void any_number_of_threads_gives_the_same_bits(int threads) {
        assertThat(digest(Fit.of(32, 2).seed(5).threads(threads)))
                .isEqualTo(digest(Fit.of(32, 2).seed(5).threads(1)));
    }

    /// Child JVMs with 4 and 8 lanes, and without the vector module.
    @Test
    void any_lane_width_gives_the_same_bits() throws Exception {
        List<Process> children = List.of(
                Child.ordinary().with("-XX:MaxVectorSize=16").program(MarksTraining.class),
                Child.ordinary().with("-XX:MaxVectorSize=32").program(MarksTraining.class),
                Child.quick().program(MarksTraining.class));
        String here = MarksTraining.digest(MarksTraining.fit());

        for (Process child : children) {
            assertThat(Child.Said.of(child).out().strip()).isEqualTo(here);
        }
    }

    @Test
    void another_seed_gives_another_net() {
        assertThat(digest(Fit.of(32, 1).seed(5)))
                .isNotEqualTo(digest(Fit.of(32, 1).seed(6)));
        assertThat(net(1).digest()).isEqualTo(net(1).digest()).isNotEqualTo(net(2).digest());
    }

    private static String digest(Fit fit) {
        Trainer t = trainer(net(1));
        t.fit(DATA, fit);
        return t.model().digest();
    }
}
