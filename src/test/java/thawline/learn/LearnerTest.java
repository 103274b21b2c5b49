package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class LearnerTest {

    /// Few and small patches: enough for a kernel.
    private static final Learner.Pace SHORT = new Learner.Pace(40, 16, 128, 16, 0.03);

    private static Teacher teacher(String text) {
        return Teacher.of(Pipeline.parse(text));
    }

    /// Discs before and what a filter makes of them, in whole grey levels.
    private static Lessons pairs(String filter, int count) {
        Lesson[] lessons = new Lesson[count];
        for (int i = 0; i < count; i++) {
            Tensor before = Drawn.LEAVES.draw(1, 96, 100 + i);
            round(before);
            Layer layer = Pipeline.parse(filter).layer(before.shape());
            Tensor after = Trace.run(layer, before);
            round(after);
            lessons[i] = new Lesson("picture " + i, before, after);
        }
        return Lessons.of(lessons);
    }

    private static void round(Tensor x) {
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = Math.clamp(Math.round(x.data()[i]), 0, 255);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobel", "gaussian(5)"})
    void a_linear_filter_is_learned_to_the_last_digits(String filter) throws IOException {
        Learned learned = Learner.from(teacher(filter)).pace(SHORT).learn();

        assertThat(learned.figures().kernelError().orElseThrow()).isLessThan(1e-3);
        assertThat(learned.figures().toLeastSquares().orElseThrow()).isLessThan(1e-3);
        assertThat(learned.figures().learned().psnr()).isGreaterThan(60);
        assertThat(learned.course().history().epochs()).hasSize(40);
    }

    @Test
    void a_kernel_comes_nearer_to_the_least_squares_one_from_far_away() throws IOException {
        Learned learned = Learner.from(teacher("scharr")).pace(SHORT).seed(3).learn();

        double[] distances = learned.course().history().epochs().stream()
                .mapToDouble(e -> e.training().metrics().get(Learned.DISTANCE))
                .toArray();
        assertThat(distances[0]).isGreaterThan(0.1);
        assertThat(distances[distances.length - 1]).isLessThan(1e-3);
        assertThat(learned.course().snapshots().all()).hasSize(41);
    }

    @Test
    void the_same_seed_gives_the_same_bits_on_any_number_of_threads() throws IOException {
        Learner learner = Learner.from(teacher("laplacian")).pace(SHORT.epochs(2));

        Layer one = learner.seed(5).threads(1).learn().layer();
        Layer three = learner.seed(5).threads(3).learn().layer();
        Layer other = learner.seed(6).learn().layer();

        assertThat(numbers(three)).isEqualTo(numbers(one)).isNotEqualTo(numbers(other));
    }

    private static float[] numbers(Layer layer) {
        Weights first = thawline.layer.Layers.weights(layer).findFirst().orElseThrow();
        return first.kernel().toArray();
    }

    @Test
    void separable_students_and_chains_learn_too() throws IOException {
        Learner.Pace pace = new Learner.Pace(60, 16, 128, 16, 0.02);

        Learned separable = Learner.from(teacher("sobel(ksize=5)"))
                .student(new Student.Separable(5))
                .pace(pace)
                .learn();
        Learned chain = Learner.from(teacher("gaussian(5)"))
                .student(new Student.Chain(3, 2))
                .pace(pace)
                .learn();

        assertThat(separable.figures().kernelError().orElseThrow()).isLessThan(1e-3);
        assertThat(chain.figures().kernelError().orElseThrow()).isLessThan(1e-2);
    }

    @Test
    void a_filter_is_learned_from_pictures_before_and_after() throws IOException {
        Learned learned = Learner.from(pairs("gaussian(3) | scale(0.8, 20)", 5))
                .student(new Student.Single(3))
                .pace(SHORT)
                .peak(255)
                .learn();

        assertThat(learned.kernel().orElseThrow().at(1, 1)).isCloseTo(0.2f, within(0.002f));
        assertThat(learned.figures().learned().psnr()).isGreaterThan(55); // half a grey level: 58.9
        assertThat(learned.figures().identity().orElseThrow().psnr()).isLessThan(30);
    }

    @Test
    void one_kernel_or_a_net_is_chosen_by_what_explains_the_pictures() throws IOException {
        assertThat(Learner.from(pairs("gaussian(5)", 3))
                        .pace(SHORT.epochs(1))
                        .learn()
                        .course()
                        .student())
                .isEqualTo("kernel 5×5");
        assertThat(Learner.from(pairs("median(5)", 3))
                        .pace(SHORT.epochs(1))
                        .learn()
                        .course()
                        .student())
                .contains("net");
    }

    @Test
    void a_student_may_begin_as_the_identity_or_by_hand() throws IOException {
        Learner learner = Learner.from(teacher("gaussian(3)")).pace(new Learner.Pace(1, 1, 1, 8, 1e-9));

        Learned identity = learner.init(new Init.Identity()).learn();
        Learned hand = learner.init(
                        new Init.Hand(teacher("gaussian(3)").kernel().orElseThrow()))
                .learn();

        assertThat(identity.kernel().orElseThrow().at(1, 1)).isCloseTo(1, within(1e-6f));
        assertThat(hand.figures().kernelError().orElseThrow()).isLessThan(1e-6);
    }

    @Test
    void a_model_file_gives_the_same_pixels_and_has_the_film(@TempDir Path dir) throws IOException {
        Learned learned = Learner.from(teacher("sobel")).pace(SHORT).learn();
        Path file = dir.resolve("sobel.onnx");

        learned.save(file);

        SavedModel read = ModelFiles.read(file);
        Tensor x = Drawn.LEAVES.draw(1, 40, 9);
        assertThat(Trace.run(read.layer(), x).toArray())
                .isEqualTo(Trace.run(learned.layer(), x).toArray());
        Snapshots film = Snapshots.parse(read.notes().get(Notes.SNAPSHOTS).orElseThrow());
        assertThat(film).isEqualTo(learned.course().snapshots().thinned());
        assertThat(film.all()).hasSize(12);
        assertThat(film.all().getFirst().epoch()).isZero();
        assertThat(film.all().getLast().weights().values().iterator().next()).hasSize(18);
    }

    @Test
    void what_cannot_be_learned_says_why() {
        assertThatThrownBy(() -> teacher("resize(8, 8)")).hasMessageContaining("keeps the size of pictures");
        assertThatThrownBy(() -> Learner.from(teacher("scale(0)")).learn())
                .hasMessageContaining("the same everywhere; there is nothing to learn");
        Tensor small = Tensor.zeros(Shape.plane(8, 8));
        assertThatThrownBy(() -> Learner.from(Lessons.of(new Lesson("a", small, small), new Lesson("b", small, small)))
                        .student(new Student.Single(3))
                        .learn())
                .hasMessage("pictures of at least 27×27 are needed to learn from, but the largest has a side of 8");
        assertThatThrownBy(() -> new Student.Single(4))
                .hasMessage("kernel 4 has no middle; use an odd size such as 3 or 5");
    }
}
