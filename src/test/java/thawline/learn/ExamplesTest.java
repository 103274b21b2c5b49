package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ExamplesTest {

    private static final int SIDE = 72;

    @TempDir
    private Path dir;

    private void write(String name, Tensor x) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Shape s = x.shape();
        byte[] pixels = new byte[s.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.clamp(Math.round(x.data()[i]), 0, 255);
        }
        ImageFiles.best().write(file, new Samples.U8(pixels, Layout.planar(s.c(), s.h(), s.w())), Existing.REFUSE);
    }

    /// Pictures in colour and what became of them.
    private Pairs pairs(Function<Tensor, Tensor> made) throws IOException {
        for (int i = 0; i < 3; i++) {
            Tensor before = Drawn.LEAVES.draw(3, SIDE, i);
            write("before/" + i + ".png", before);
            write("after/" + i + ".png", made.apply(before));
        }
        return Pairs.of(dir.resolve("before"), dir.resolve("after"));
    }

    private static Function<Tensor, Tensor> filter(String text) {
        return x -> Trace.run(Pipeline.parse(text).layer(x.shape()), x);
    }

    @Test
    void a_filter_of_every_colour_alike_is_learned_from_grey() throws IOException {
        Examples examples = Examples.of(pairs(filter("gaussian(3)")));

        assertThat(examples.planes()).isEqualTo(1);
        assertThat(examples.lessons().size()).isEqualTo(3);
        assertThat(examples.values().peak()).isEqualTo(255);
        assertThat(examples.values()).asString().endsWith("8 bits");
    }

    @Test
    void a_filter_that_mixes_colours_is_learned_from_all_of_them() throws IOException {
        Examples examples = Examples.of(pairs(x -> {
            Tensor y = Tensor.zeros(x.shape().withChannels(1));
            for (int i = 0; i < y.data().length; i++) {
                y.data()[i] = 0.2f * x.data()[i] + 0.8f * x.data()[2 * y.data().length + i];
            }
            return y;
        }));

        assertThat(examples.planes()).isEqualTo(3);
        Learned learned = Learner.from(examples)
                .student(new Student.Single(1))
                .pace(new Learner.Pace(40, 8, 64, 16, 0.03))
                .learn();
        float[] k = learned.kernel().orElseThrow().toArray();
        assertThat(k[0]).isCloseTo(0.2f, within(0.01f));
        assertThat(k[1]).isCloseTo(0, within(0.01f));
        assertThat(k[2]).isCloseTo(0.8f, within(0.01f));
    }

    @Test
    void grey_by_the_usual_weights_is_no_mix_that_has_to_be_learned() throws IOException {
        assertThat(Examples.of(pairs(filter("gray | laplacian"))).planes()).isEqualTo(1);
    }

    @Test
    void what_is_clipped_is_counted_and_kept_out_of_what_is_learned() throws IOException {
        Examples examples = Examples.of(pairs(filter("unsharp(1, 0.8)")));

        assertThat(examples.values().clipped()).isGreaterThan(0.01);
        assertThat(examples.values()).asString().contains("% of them clipped");
        Learned learned = Learner.from(examples)
                .student(new Student.Single(7))
                .pace(new Learner.Pace(40, 16, 256, 5, 0.03))
                .learn();
        Teacher unsharp = Teacher.of(Pipeline.parse("unsharp(1, 0.8)"));
        assertThat(KernelError.of(
                        learned.kernel().orElseThrow(), unsharp.kernel().orElseThrow()))
                .isLessThan(0.1);
    }

    @Test
    void a_shift_between_the_pictures_is_taken_out() throws IOException {
        Pairs pairs = pairs(x -> {
            Tensor y = Tensor.zeros(x.shape());
            y.window(0, 2, SIDE - 1, SIDE - 2).copyFrom(x.window(1, 0, SIDE - 1, SIDE - 2));
            return y;
        });

        Lesson lesson = Examples.of(pairs, -2, 1).lessons().read(0);

        assertThat(lesson.before().shape()).isEqualTo(Shape.plane(SIDE - 1, SIDE - 2));
        assertThat(lesson.after().toArray()).isEqualTo(lesson.before().toArray());
        assertThatThrownBy(() -> Examples.of(pairs, 100, 0)).hasMessageContaining("nothing left in common");
    }

    @Test
    void pairs_that_cannot_be_read_are_named_one_by_one() throws IOException {
        pairs(filter("gaussian(3)"));
        byte[] whole = Files.readAllBytes(dir.resolve("after/1.png"));
        Files.write(dir.resolve("after/1.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.delete(dir.resolve("after/2.png"));

        Examples examples = Examples.of(Pairs.of(dir.resolve("before"), dir.resolve("after")));

        assertThat(examples.lessons().size()).isEqualTo(1);
        assertThat(examples.bad().stream().map(Pairs.Bad::name)).containsExactly("2", "1");
        Files.delete(dir.resolve("after/0.png"));
        assertThatThrownBy(() -> Examples.of(Pairs.of(dir.resolve("before"), dir.resolve("after"))))
                .hasMessageContaining("no pictures before and after that belong together\n  0: is not in ");
    }
}
