package thawline.parity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every function that has a counterpart in OpenCV.
final class ParityFunctions {

    /// What OpenCV takes and nothing here answers to: function → border → why.
    static final Map<String, Map<Edge, String>> LEFT_OUT = Map.of(
            "warpAffine",
                    Map.of(
                            Edge.TRANSPARENT,
                            "our results are new pictures, in which there is nothing to shine through"),
            "warpPerspective",
                    Map.of(
                            Edge.TRANSPARENT,
                            "our results are new pictures, in which there is nothing to shine through"));

    private ParityFunctions() {}

    static List<ParityFunction> all() {
        return Stream.of(
                        SmoothFunctions.all(),
                        EdgeFunctions.all(),
                        CornerFunctions.all(),
                        MorphologyFunctions.all(),
                        ValueFunctions.all(),
                        GeometryFunctions.all(),
                        KernelFunctions.all())
                .flatMap(List::stream)
                .toList();
    }
}
