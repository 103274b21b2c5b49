package thawline.engine;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.pipeline.Entry;
import thawline.pipeline.Pipeline;
import thawline.pipeline.Step;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// Every entry of the catalogue runs in OpenCV and agrees, or is refused by name.
class CatalogueTwinsTest {

    /// How entries are tried that need arguments, or something before them; and arguments worth a try.
    private static final Map<String, List<String>> CALLS = Map.ofEntries(
            entry("channel", List.of("channel(0)")),
            entry(
                    "gaussian",
                    List.of(
                            "gaussian",
                            "gaussian(7, 1.5, 2.5, REPLICATE, 3)",
                            "gaussian(sigma=2)",
                            "gaussian(sigma=2, sigmaY=1, reach=2)",
                            "gaussian(13, border=CONSTANT(0))")),
            entry("gaussian8", List.of("round8 | gaussian8(7, 1.5) | round8", "round8 | gaussian8(sigma=2) | round8")),
            entry("box", List.of("box", "box(4, TOTAL, REFLECT)", "box(5, ksizeY=2)", "box(3, border=WRAP)")),
            entry("median", List.of("median", "median(5)", "round8 | median(7)")),
            entry("bilateral", List.of("bilateral", "bilateral(5, 30, 2, REFLECT)")),
            entry(
                    "sobel",
                    List.of(
                            "sobel",
                            "sobel(1)",
                            "sobel(5, 1, 2, 1/8, REPLICATE, 100)",
                            "sobel(7, 2, 0, border=REFLECT)")),
            entry("scharr", List.of("scharr", "scharr(1, 0, CONSTANT(0), 1/16, 9)")),
            entry("prewitt", List.of("prewitt", "prewitt(0, 1, REFLECT)")),
            entry("laplacian", List.of("laplacian", "laplacian(3)", "laplacian(5, REPLICATE, 1/4, 1)")),
            entry("log", List.of("log", "log(13, 2, REFLECT)")),
            entry("gabor", List.of("gabor", "gabor(9, 2, 0.7, 5, 1, 1, REFLECT)")),
            entry("magnitude", List.of("sobel | magnitude")),
            entry("orientation", List.of("gaussian | sobel | orientation")),
            entry("canny", List.of("gray | round8 | canny", "gray | round8 | canny(50, 90, 5, L2)")),
            entry("products", List.of("sobel | products")),
            entry("structureTensor", List.of("structureTensor", "structureTensor(3, 5, 1/50, REFLECT)")),
            entry("harris", List.of("harris", "harris(3, 5, 0.06, 1/4080, REPLICATE)")),
            entry("shiTomasi", List.of("shiTomasi(3)", "shiTomasi(5, 5, 1/4080, REFLECT)")),
            entry("dilate", morphology("dilate")),
            entry("erode", morphology("erode")),
            entry("open", morphology("open")),
            entry("close", morphology("close")),
            entry("gradient", morphology("gradient")),
            entry("topHat", morphology("topHat")),
            entry("blackHat", morphology("blackHat")),
            entry(
                    "threshold",
                    List.of(
                            "threshold(100.3)",
                            "threshold(0.41 max, TOZERO)",
                            "threshold(99.7, TRUNC)",
                            "threshold(0.3 max, BINARY_INV, 9)",
                            "round8 | threshold(OTSU)",
                            "round8 | threshold(OTSU, TOZERO_INV)")),
            entry("adaptiveMean", List.of("gray | round8 | adaptiveMean", "round8 | adaptiveMean(5, -1.5)")),
            entry("adaptiveGaussian", List.of("gray | round8 | adaptiveGaussian", "round8 | adaptiveGaussian(5, 3)")),
            entry("unsharp", List.of("unsharp", "unsharp(2, 0.7, REPLICATE)")),
            entry("normalise", List.of("normalise", "sobel | normalise(-1, 1)")),
            entry("equalise", List.of("round8 | equalise", "round8 | equalise | erode")),
            entry("kernel", List.of("kernel([1,2,1; 0,0,0; -1,-2,-3]/4)", "kernel([1,2; 3,4], REFLECT)")),
            entry("scale", List.of("scale(2, -100)")),
            entry("absolute", List.of("laplacian | absolute")),
            entry("relu", List.of("laplacian | relu")),
            entry("leakyRelu", List.of("laplacian | leakyRelu", "laplacian | leakyRelu(0.3)")),
            entry(
                    "resize",
                    List.of(
                            "resize(17, 23)",
                            "resize(width=40, interpolation=CUBIC)",
                            "resize(scale=0.5, interpolation=AREA)",
                            "resize(scale=0.5, scaleY=0.75)",
                            "resize(scale=1.7)",
                            "resize(9, 8, interpolation=NEAREST)")),
            entry("hog", List.of()), // differs by what the page says
            entry("crop", List.of("crop(3, 2, 10, 11)")),
            entry(
                    "turn",
                    List.of(
                            "turn(ROTATE_90_CLOCKWISE)",
                            "turn(ROTATE_180)",
                            "turn(ROTATE_90_COUNTERCLOCKWISE)",
                            "turn(FLIP_LEFT_RIGHT)",
                            "turn(FLIP_UP_DOWN)")),
            entry("rotate", List.of("rotate(90)", "rotate(180, border=WRAP)")),
            entry(
                    "affine",
                    List.of("affine([1,0,2.5; 0,1,-3.25])", "affine([0.5,0,3; 0,0.5,1], 30, 20, CUBIC, REFLECT)")),
            entry("perspective", List.of("perspective([1,0,2.5; 0,1,-3.25; 0,0,1])")),
            entry("quad", List.of("quad([0,0; 8,0; 8,8; 0,8], [2,1; 10,1; 10,9; 2,9])")));

    private static List<String> morphology(String name) {
        return List.of(
                name,
                name + "(4, CROSS, REPLICATE)",
                name + "(5, ELLIPSE, CONSTANT(100))",
                name + "(3, RECT, REFLECT, 3)",
                name + "(5, ELLIPSE, ksizeY=3)",
                name + "(shape=[0,1,0; 1,1,0])",
                name + "(3, CROSS, REFLECT_101, 2)");
    }

    @BeforeAll
    static void openCv() {
        Both.require();
    }

    static Stream<Entry> filters() {
        return EnginesPage.filters().stream();
    }

    static Stream<String> calls() {
        return filters()
                .filter(e -> Twins.of(e).isPresent())
                .flatMap(e -> CALLS.getOrDefault(e.name(), List.of(e.name())).stream());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_step_with_a_twin_agrees(String text) {
        Random random = new Random(1);
        for (Samples picture : List.of(
                Both.picture(Depth.U8, 3, 37, 53, random),
                Both.picture(Depth.U8, 1, 20, 71, random),
                Both.picture(Depth.U16, 3, 53, 29, random),
                Both.picture(Depth.F32, 1, 31, 47, random))) {
            Both both = Both.run(text, picture);
            assertThat(both.relative())
                    .as("%s of %s %s: %s", text, picture.depth(), picture.shape(), both.difference())
                    .isLessThanOrEqualTo(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_step_that_opencv_has_a_name_for_has_a_twin(Entry entry) {
        if (!entry.note().twin().isEmpty()) {
            assertThat(Twins.of(entry)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_step_without_a_twin_is_refused_by_name(Entry entry) {
        if (Twins.of(entry).isEmpty()) {
            assertThat(Twins.reason(entry))
                    .as("why %s has no twin", entry.name())
                    .isPresent();
            Pipeline pipeline =
                    new Pipeline(List.of(new Step.Call(entry, List.of())), Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> OpenCvEngine.of(pipeline))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(entry.name() + " has no twin in OpenCV (");
        }
    }

    @Test
    void twins_and_reasons_are_of_the_catalogue() {
        assertThat(filters().map(Entry::name)).containsAll(Twins.names());
    }

    static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of("gray", 1.5e-4),
                Arguments.of("sobel | orientation", 0.02 / 360),
                Arguments.of("bilateral(5, 30, 2, CONSTANT(0))", 1e-4),
                Arguments.of("rotate(30)", 0.1),
                Arguments.of("affine([0.9,0.1,2; -0.2,1.1,3], 20, 30, CUBIC, WRAP)", 0.1),
                Arguments.of("perspective([1,0.1,2.5; 0,0.9,-3.25; 0.001,0.002,1])", 0.1),
                Arguments.of("quad([0,0; 8,0; 8,8; 0,8], [2,1; 20,3; 18,19; 2,9], border=REFLECT)", 0.1),
                Arguments.of("box | round8", 1 / 255.0),
                Arguments.of("gray | round8 | hog", 2e-3),
                Arguments.of("gray | round8 | hog(6, 3, 12, 2, SIGNED)", 2e-3));
    }

    @ParameterizedTest
    @MethodSource("known")
    void a_step_that_the_page_calls_different_stays_within_what_it_says(String text, double bar) {
        Both both = Both.run(text, Both.picture(Depth.U8, 3, 37, 53, new Random(2)));
        assertThat(both.relative()).as(text).isLessThanOrEqualTo(bar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canny", "gray | canny(40, 80, 5, L2)", "adaptiveMean", "adaptiveGaussian(7, 3)"})
    void a_step_that_rounds_first_marks_nearly_the_same_pixels(String text) {
        Both both = Both.run(text, Both.picture(Depth.U16, 3, 61, 77, new Random(3)));
        assertThat(both.difference().pixels().value()).as(text).isLessThanOrEqualTo(0.05);
    }
}
