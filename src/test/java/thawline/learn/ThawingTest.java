package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.train.Epoch;
import thawline.train.History;
import thawline.train.Listener;

/// A pipeline whose numbers were disturbed finds them again by watching the original.
class ThawingTest {

    private static final long SEED = 1;

    /// Not those that it is trained on.
    private static List<Tensor> unseen(int planes, int side) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(Drawn.LEAVES.draw(planes, side, 77_000 + i));
        }
        return all;
    }

    @Test
    void a_disturbed_harris_is_trained_back_from_end_to_end() {
        Layer harris = Corners.harris(2, 3, 0.04);
        Layer pupil = new Disturbance(0.3, 2).of(harris);
        List<Tensor> unseen = unseen(1, 96);
        assertThat(Fidelity.of(pupil, harris, unseen).correlation()).isLessThanOrEqualTo(0.9);

        Thawing thawing = Thawing.of(harris, pupil).seed(SEED).pace(Thawing.THROUGH.epochs(12));
        History history = thawing.learn(thawing.drawn(1, SEED));

        Layer frozen = pupil.freeze();
        assertThat(Fidelity.of(frozen, harris, unseen).correlation()).isGreaterThanOrEqualTo(0.999);
        assertThat(history.epochs()).hasSize(12);
        assertThat(history.last().training().loss())
                .isLessThan(history.epochs().getFirst().training().loss());
    }

    @Test
    void frozen_again_it_runs_in_a_plan_to_the_thawed_ones_bits() {
        Layer pupil = new Disturbance(0.3, SEED).of(Pipelines.classic());
        Shape shape = Shape.planes(3, 50, 70);
        Tensor x = Drawn.CLOUDS.draw(3, 70, 5).window(0, 0, 50, 70).copy();
        Tensor thawed = Tensor.zeros(pupil.shape(shape));
        Tensor frozen = Tensor.zeros(pupil.shape(shape));
        Plan.of(pupil, shape).run(x, thawed);
        Plan.of(pupil.freeze(), shape).run(x, frozen);

        Bits.assertSame("frozen", thawed, frozen);
        assertThat(Layers.weights(pupil.freeze())).noneMatch(Weights::isLearned);
    }

    @Test
    void step_by_step_every_number_comes_back() {
        Layer teacher = Smooth.gaussian(3, 0).then(Edges.sobel(3)).then(Edges.magnitude());
        Layer pupil = new Disturbance(0.3, SEED).of(teacher);
        Thawing thawing = Thawing.of(teacher, pupil)
                .watch(Thawing.Watch.STEPS)
                .pace(Thawing.EACH.epochs(20))
                .seed(SEED);
        List<String> told = new ArrayList<>();

        History history = thawing.listener(new Listener() {
                    @Override
                    public void epoch(Epoch epoch, int epochs) {
                        told.add(epoch.number() + "/" + epochs);
                    }
                })
                .learn(thawing.drawn(1, SEED));

        List<Weights> found = Layers.weights(pupil).toList();
        List<Weights> wanted = Layers.weights(teacher).toList();
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(KernelError.of(found.get(i).kernel(), wanted.get(i).kernel()))
                    .as("numbers %d", i)
                    .isLessThan(0.01);
        }
        assertThat(history.epochs()).hasSize(40);
        assertThat(told).hasSize(40).startsWith("1/40").endsWith("40/40");
    }

    @Test
    void the_result_alone_is_watched_unless_something_rounds_or_is_cut() {
        assertThat(Thawing.usual(Corners.harris(2, 3, 0.04))).isEqualTo(Thawing.Watch.RESULT);
        assertThat(Thawing.usual(Pipelines.classic())).isEqualTo(Thawing.Watch.STEPS);
    }

    @Test
    void the_same_seed_gives_the_same_bits_for_any_number_of_threads() {
        List<String> digests = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            Layer harris = Corners.harris(2, 3, 0.04);
            Layer pupil = new Disturbance(0.3, SEED).of(harris);
            Thawing thawing = Thawing.of(harris, pupil).threads(threads).pace(Thawing.THROUGH.epochs(1));
            thawing.learn(thawing.drawn(1, SEED).subList(0, 16));
            digests.add(numbers(pupil));
        }
        assertThat(digests).containsOnly(digests.getFirst());
    }

    private static String numbers(Layer layer) {
        StringBuilder all = new StringBuilder();
        Layers.weights(layer).forEach(w -> {
            for (float v : w.kernel().toArray()) {
                all.append(String.format(Locale.ROOT, "%a ", v));
            }
        });
        return all.toString();
    }

    @Test
    void it_stops_when_asked() {
        Layer harris = Corners.harris(2, 3, 0.04);
        Thawing thawing = Thawing.of(harris, harris.thaw());
        History history = thawing.stop(() -> true).learn(thawing.drawn(1, SEED).subList(0, 16));
        assertThat(history.ending()).isEqualTo(History.Ending.INTERRUPTED);
        assertThat(history.epochs()).isEmpty();
    }

    @Test
    void a_disturbance_moves_every_number_by_its_share_at_most_and_nobody_elses() {
        Layer classic = Pipelines.classic();
        Layer pupil = new Disturbance(0.3, 5).of(classic);

        List<Weights> before = Layers.weights(classic).toList();
        List<Weights> after = Layers.weights(pupil).toList();
        for (int i = 0; i < before.size(); i++) {
            float[] was = before.get(i).kernel().toArray();
            float[] is = after.get(i).kernel().toArray();
            for (int j = 0; j < was.length; j++) {
                assertThat(Math.abs(is[j] - was[j])).isLessThanOrEqualTo(0.3001f * Math.abs(was[j]));
                assertThat(is[j] == was[j]).isEqualTo(was[j] == 0);
            }
        }
        assertThat(classic).isEqualTo(Pipelines.classic());
        assertThat(numbers(new Disturbance(0.3, 5).of(classic))).isEqualTo(numbers(pupil));
        assertThat(numbers(new Disturbance(0.3, 6).of(classic))).isNotEqualTo(numbers(pupil));
    }

    @Test
    void what_cannot_be_trained_is_said_in_words() {
        Layer harris = Corners.harris(2, 3, 0.04);
        assertThatThrownBy(() -> Thawing.of(harris, Edges.sobel(3).thaw())).hasMessageContaining("the teacher's steps");
        Thawing frozen = Thawing.of(harris, harris);
        assertThatThrownBy(() -> frozen.learn(frozen.drawn(1, SEED))).hasMessageContaining("no learned numbers");
        assertThatThrownBy(() -> new Disturbance(1.5, 1)).hasMessageContaining("0.3");
    }
}
