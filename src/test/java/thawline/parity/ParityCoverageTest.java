package thawline.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What OpenCV can do is asked of OpenCV itself: a combination that it takes must be a row of `docs/parity.md`.
class ParityCoverageTest {

    /// The functions of OpenCV that there is a counterpart for.
    private static final Set<String> FUNCTIONS = Set.of(
            "GaussianBlur",
            "boxFilter",
            "blur",
            "medianBlur",
            "bilateralFilter",
            "Sobel",
            "Scharr",
            "Laplacian",
            "filter2D",
            "sepFilter2D",
            "magnitude",
            "phase",
            "Canny",
            "cornerHarris",
            "cornerMinEigenVal",
            "erode",
            "dilate",
            "morphologyEx",
            "cvtColor",
            "extractChannel",
            "threshold",
            "equalizeHist",
            "adaptiveThreshold",
            "normalize",
            "convertScaleAbs",
            "getGaussianKernel",
            "getDerivKernels",
            "getGaborKernel",
            "getStructuringElement",
            "resize",
            "rotate",
            "flip",
            "warpAffine",
            "warpPerspective");

    @BeforeAll
    static void openCv() {
        OpenCv.require();
    }

    @Test
    void the_table_has_every_function_and_no_other() {
        Set<String> names = new TreeSet<>();
        ParityFunctions.all().forEach(f -> names.add(f.opencv()));
        assertThat(names).containsExactlyInAnyOrderElementsOf(FUNCTIONS);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_combination_that_opencv_takes_is_in_the_table(String opencv) {
        ParityTable table = ParityTable.committed();
        List<ParityFunction> parts = ParityFunctions.all().stream()
                .filter(f -> f.opencv().equals(opencv))
                .filter(f -> f.traits().kind() == ParityFunction.Kind.PLAIN)
                .toList();
        Map<Edge, String> leftOut = ParityFunctions.LEFT_OUT.getOrDefault(opencv, Map.of());
        Set<String> missing = new TreeSet<>();
        for (Route route : Route.all()) {
            for (ParityFunction part : parts) {
                for (Edge edge : part.edges()) {
                    boolean known = table.has(opencv, route, edge) || leftOut.containsKey(edge);
                    if (!known && part.takes(route, edge)) {
                        missing.add(route + ", " + edge);
                    }
                }
            }
        }
        assertThat(missing)
                .as("combinations of %s that OpenCV takes and docs/parity.md lacks", opencv)
                .isEmpty();
        assertThat(table.names(opencv)).as("%s in docs/parity.md", opencv).isTrue();
    }

    static Stream<String> functions() {
        return FUNCTIONS.stream().sorted();
    }

    @Test
    void a_combination_that_the_table_lacks_is_noticed() {
        ParityTable table = ParityTable.committed();
        Route bytes = Route.all().getFirst();
        assertThat(table.has("GaussianBlur", bytes, Edge.WRAP)).isTrue();
        assertThat(table.has("GaussianBlur", bytes, Edge.TRANSPARENT)).isFalse();
        assertThat(table.has("Gaussian", bytes, Edge.WRAP)).isFalse();
    }
}
