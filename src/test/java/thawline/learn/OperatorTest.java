package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.layer.Weights;
import thawline.learn.Student.Operator;
import thawline.learn.Student.Operator.Window;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Filters that no kernel is, learned by a kernel and a small network beside it.
class OperatorTest {

    /// Too slow a rate to change a number.
    private static final Learner.Pace STANDSTILL = new Learner.Pace(1, 32, 32, 8, 1e-30);

    @TempDir
    private Path dir;

    private static Teacher teacher(String pipeline) {
        return Teacher.of(Pipeline.parse(pipeline));
    }

    /// From a few small pictures, two of which are held out.
    private static Learner learner(String pipeline) {
        return learner(teacher(pipeline));
    }

    private static Learner learner(Teacher teacher) {
        return Learner.from(
                teacher,
                Pictures.all(
                        Pictures.drawn(Drawn.TEXTURES, 4, 80, 1),
                        Pictures.drawn(Drawn.SCENES, 4, 80, 2),
                        Pictures.drawn(Drawn.LEAVES, 2, 80, 3)));
    }

    private static Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape(), 1).run(x, y);
        return y;
    }

    @Test
    void a_median_is_learned_better_than_the_best_kernel_does_it() throws IOException {
        Learned median = learner("median(3)")
                .pace(new Learner.Pace(10, 16, 768, 16, 0.005))
                .learn();

        assertThat(median.figures().learned().psnr())
                .isGreaterThan(median.figures().linear().psnr() + 3)
                .isGreaterThan(median.figures().identity().orElseThrow().psnr() + 3);
        assertThat(median.kernel()).isEmpty();

        median.save(dir.resolve("median.onnx"));
        SavedModel read = ModelFiles.read(dir.resolve("median.onnx"));
        Tensor x = Drawn.SCENES.draw(1, 64, 5);
        assertThat(run(read.layer(), x).toArray())
                .containsExactly(run(median.layer(), x).toArray(), within(1e-3f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "median(3)",
                "bilateral(9)",
                "median(3, border=CONSTANT(0))",
                "dilate(3)",
                "[median(3), scale(1, 100)]"
            })
    void it_begins_as_the_best_kernel(String pipeline) throws IOException {
        Learned first = learner(pipeline).pace(STANDSTILL).learn();

        assertThat(first.figures().learned().psnr())
                .isCloseTo(first.figures().linear().psnr(), within(0.3));
    }

    @Test
    void what_is_trained_is_what_pictures_are_filtered_by() {
        Kernel blur = Kernel.outer(new float[] {0, 1, 2, 1, 0}, new float[] {0, 1, 2, 1, 0})
                .times(1 / 16.0);
        LinearFit fit = new LinearFit(blur, List.of(0.0), 0.25, 1, 1);
        Operator student = new Operator(List.of(new Window(5, 1), new Window(3, 4), new Window(1, 1)), 6);
        Patches patches = patches(student.reach() + 1);
        Pupil.Beginning b = new Pupil.Beginning(1, 1, new Init.Random(), Border.REFLECT_101, 3);
        OperatorPupil pupil = OperatorPupil.of(student, b, patches, fit);
        ((Weights.Learned) pupil.branches().last().kernel()).assign(new float[] {1, -2, 3, -1, 2, -3});
        Units units = new Units(List.of(0.0), 1, List.of(0.0), 1);
        Tensor x = patches.dataset(0, units).input(0);

        Tensor made = run(pupil.trained(), x);

        int off = (patches.in().h() - patches.out().h()) / 2;
        Tensor whole = run(pupil.finished(units), x);
        assertThat(made.shape()).isEqualTo(patches.out());
        assertThat(made.toArray())
                .containsExactly(
                        whole.window(off, off, made.shape().h(), made.shape().w())
                                .copy()
                                .toArray(),
                        within(0.05f));
        assertThat(Fidelity.of(
                                made,
                                run(
                                        fit.layer(Border.NONE),
                                        x.window(
                                                        off - 2,
                                                        off - 2,
                                                        made.shape().h() + 4,
                                                        made.shape().w() + 4)
                                                .copy()))
                        .rms())
                .isGreaterThan(1);
    }

    private static Patches patches(int reach) {
        try {
            Lesson lesson = new Lesson("noise", Drawn.WHITE.draw(1, 64, 1), Drawn.WHITE.draw(1, 64, 2));
            return Patches.of(Lessons.of(lesson), new Patches.Cut(9, reach, reach, true), 4, 1);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    @Test
    void colours_are_learned_together() throws IOException {
        Teacher colour = Teacher.of(Pipeline.parse("median(3)"), 3);

        Learned median =
                learner(colour).pace(new Learner.Pace(1, 8, 16, 8, 0.001)).learn();

        assertThat(median.layer().shape(Shape.planes(3, 40, 50))).isEqualTo(Shape.planes(3, 40, 50));
        assertThat(median.figures().learned().psnr()).isGreaterThan(20);
    }

    @Test
    void the_same_seed_gives_the_same_bits_for_any_number_of_threads() throws IOException {
        Learner learner = learner("median(3)").pace(new Learner.Pace(2, 16, 64, 12, 0.01));
        Tensor x = Drawn.LEAVES.draw(1, 50, 9);

        assertThat(run(learner.threads(2).learn().layer(), x).toArray())
                .isEqualTo(run(learner.threads(1).learn().layer(), x).toArray());
    }

    @Test
    void a_net_looks_as_far_as_its_teacher() {
        assertThat(Operator.of(1).windows()).containsExactly(new Window(3, 1), new Window(1, 1), new Window(1, 1));
        assertThat(Operator.of(4).windows()).containsExactly(new Window(9, 1), new Window(1, 1), new Window(1, 1));
        assertThat(Operator.of(8).windows()).containsExactly(new Window(9, 1), new Window(3, 4), new Window(1, 1));
        assertThat(Operator.of(12).windows())
                .containsExactly(new Window(9, 1), new Window(3, 4), new Window(3, 4), new Window(1, 1));
        assertThat(Operator.of(8).label()).isEqualTo("net of 24 planes, 9×9, 3×3 (4 apart), 1×1");
    }

    @Test
    void designs_are_checked() {
        assertThatThrownBy(() -> new Window(4, 1)).hasMessageContaining("use an odd size such as 3 or 5");
        assertThatThrownBy(() -> new Window(3, 0)).hasMessageContaining("1 or more pixels apart");
        assertThatThrownBy(() -> new Operator(List.of(), 4)).hasMessageContaining("at least 1 window");
        assertThatThrownBy(() -> learner("median(3)")
                        .init(new Init.Identity())
                        .pace(STANDSTILL)
                        .learn())
                .hasMessageContaining("a network begins at random");
    }
}
