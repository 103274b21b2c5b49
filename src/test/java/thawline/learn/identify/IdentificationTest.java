package thawline.learn.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.learn.identify.Identification.Verdict;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a pipeline did to the project's still life is found again.
class IdentificationTest {

    private static Tensor picture;

    @BeforeAll
    static void read() throws IOException {
        Tensor all = PictureInput.grey(PictureInput.planes(ImageFiles.jdk().read(Path.of("images/still-life.png"))));
        picture = all.window(180, 260, 300, 400).copy();
        float[] v = picture.data();
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.round(v[i]);
        }
    }

    private static Tensor after(String pipeline) {
        var layer = Pipeline.parse(pipeline).layer(picture.shape());
        Tensor y = Tensor.zeros(layer.shape(picture.shape()));
        Plan.of(layer, picture.shape(), 1).run(picture, y);
        return y;
    }

    /// What one test has found out, others need not find out again.
    private static final Map<String, Identification> KNOWN = new ConcurrentHashMap<>();

    private static Identification identified(String pipeline) {
        return KNOWN.computeIfAbsent(pipeline, p -> Identification.of(picture, after(p + " | round8")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "identity ! IDENTITY ! 1",
                "scale(0.8, 12) ! GAIN ! 1",
                "box(3) ! BOX ! 3",
                "box(6) ! BOX ! 6",
                "sobel(3, dx=1, scale=0.25) | scale(1, 128) ! SOBEL ! 3",
                "sobel(5, dy=1, scale=0.05) ! SOBEL ! 5",
                "scharr(dx=1, scale=0.0625) | scale(1, 128) ! SCHARR ! 3",
                "prewitt(dy=1) ! PREWITT ! 3",
                "laplacian(1) | scale(1, 128) ! LAPLACIAN ! 3",
                "sharpen ! SHARPEN ! 3",
                "emboss ! EMBOSS ! 3",
                "log(9, 1.2) | scale(9, 128) ! LOG ! 9",
                "kernel([0.2,0.2,0.2,0.2,0.2]) ! MOTION_BLUR ! 5"
            })
    void the_family_and_the_size_of_a_rounded_and_clipped_result_are_found(String pipeline, Family family, int size) {
        Identification id = identified(pipeline);

        assertThat(id.verdict()).as(id.summary()).isEqualTo(Verdict.LINEAR);
        assertThat(id.match()).as(id.summary()).isPresent();
        assertThat(id.match().get().family()).as(id.summary()).isEqualTo(family);
        assertThat(Math.max(id.match().get().width(), id.match().get().height()))
                .as(id.summary())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"5, 1.21, REPLICATE", "7, 1.6, REFLECT", "9, 2.4, REFLECT_101", "19, 4, REFLECT_101"})
    void a_gaussian_is_found_with_its_sigma_and_border(int ksize, double sigma, String border) {
        Identification id = identified("gaussian(" + ksize + ", " + sigma + ", border=" + border + ")");

        assertThat(id.match()).as(id.summary()).isPresent();
        Match match = id.match().get();
        assertThat(match.family()).as(id.summary()).isEqualTo(Family.GAUSSIAN);
        assertThat(match.width()).as(id.summary()).isEqualTo(ksize);
        assertThat(match.numbers().get("sigma")).isCloseTo(sigma, within(0.03 * sigma));
        assertThat(id.edge().text()).as(id.summary()).contains(border);
        assertThat(id.linear().separable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "median(3)",
                "median(5)",
                "bilateral(9, 75, 75)",
                "dilate(3)",
                "sobel(3) | magnitude",
                "laplacian(3) | +[identity, identity] | scale(1, 30) | threshold(60)",
                "scale(0.02, -2.6) | sigmoid | scale(255)"
            })
    void what_is_not_linear_is_not_called_linear(String pipeline) {
        Identification id = identified(pipeline);

        assertThat(id.verdict()).as(id.summary()).isNotEqualTo(Verdict.LINEAR);
        assertThat(id.match()).isEmpty();
        assertThat(id.pipeline()).isEmpty();
    }

    /// ImageMagick's `-spread`: a box of 5 × 5 explains most of it, and errs where there is contrast.
    @Test
    void pixels_that_are_taken_from_somewhere_near_are_not_called_a_filter() {
        Random random = new Random(5);
        Tensor y = picture.copy();
        Shape s = picture.shape();
        for (int v = 0; v < s.h(); v++) {
            for (int u = 0; u < s.w(); u++) {
                int fromY = Math.clamp(v + random.nextInt(-2, 3), 0, s.h() - 1);
                int fromX = Math.clamp(u + random.nextInt(-2, 3), 0, s.w() - 1);
                y.set(0, 0, v, u, picture.at(0, 0, fromY, fromX));
            }
        }

        Identification id = Identification.of(picture, y);

        assertThat(id.verdict()).as(id.summary()).isNotEqualTo(Verdict.LINEAR);
    }

    @Test
    void a_median_is_named() {
        Identification id = identified("median(3)");

        assertThat(id.operation()).isPresent();
        assertThat(id.operation().get().text()).isEqualTo("median 3×3");
        assertThat(id.summary()).startsWith("not linear: residual ").contains("a 2-layer net explains ");
        assertThat(id.rest().net()).isGreaterThan(id.linear().explained());
    }

    @Test
    void a_kernel_without_a_name_is_given_back_as_numbers() {
        String kernel = "kernel([0.3,-0.1,0.2; 0.05,0.4,-0.15; 0.1,0.25,-0.2])";
        Identification id = identified(kernel);

        assertThat(id.verdict()).isEqualTo(Verdict.LINEAR);
        assertThat(id.match()).as(id.summary()).isEmpty();
        Kernel found = id.linear().kernel();
        assertThat(found.width()).isEqualTo(3);
        assertThat(found.at(0, 0)).isCloseTo(0.3f, within(0.02f));
        assertThat(found.at(2, 2)).isCloseTo(-0.2f, within(0.02f));
        assertThat(id.summary()).contains("without a name");
    }

    @Test
    void the_pipeline_that_is_told_does_the_same() {
        for (String text : new String[] {"gaussian(5, 1.21, border=REPLICATE)", "emboss", "box(6)", "scale(0.8, 12)"}) {
            Identification id = identified(text);
            assertThat(id.pipeline()).as(id.summary()).isPresent();
            Tensor wanted = after(text + " | round8");
            Tensor again = after(id.pipeline().get() + " | round8");
            int off = 0;
            for (int i = 0; i < wanted.data().length; i++) {
                off += Math.abs(wanted.data()[i] - again.data()[i]) > 1 ? 1 : 0;
            }
            assertThat(off).as(id.pipeline().get()).isLessThan(wanted.data().length / 100);
        }
    }

    @Test
    void a_shifted_picture_is_found() {
        Tensor moved = Tensor.zeros(picture.shape());
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                int from = Border.REPLICATE.source(x - 11, 400);
                moved.set(0, 0, y, x, picture.at(0, Border.REPLICATE.source(y + 7, 300), from));
            }
        }

        Identification id = Identification.of(picture, moved);

        assertThat(id.shift()).isEqualTo(new Identification.Offset(11, -7));
        assertThat(id.match()).as(id.summary()).isPresent();
    }

    @Test
    void pictures_that_have_nothing_to_do_with_each_other_are_not_explained() {
        Tensor other = Tensor.zeros(picture.shape());
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < other.data().length; i++) {
            other.data()[i] = random.nextInt(256);
        }

        Identification id = Identification.of(picture, other);

        assertThat(id.verdict()).as(id.summary()).isEqualTo(Verdict.UNKNOWN);
        assertThat(id.match()).isEmpty();
    }

    @Test
    void pictures_that_are_too_small_are_refused() {
        Tensor tiny = picture.window(0, 0, 12, 12).copy();

        assertThatThrownBy(() -> Identification.of(tiny, tiny))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too small");
    }

    @Test
    void flat_pictures_before_are_refused_since_they_tell_nothing() {
        Tensor flat = Tensor.zeros(picture.shape());
        java.util.Arrays.fill(flat.data(), 99);

        assertThatThrownBy(() -> Identification.of(flat, flat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flat");
        assertThatThrownBy(() -> Identification.of(flat, picture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flat");
    }

    @Test
    void the_same_pictures_give_the_same_answer() {
        Tensor y = after("gaussian(5, 1.1) | round8");

        assertThat(Identification.of(picture, y).summary())
                .isEqualTo(Identification.of(picture, y).summary());
    }
}
