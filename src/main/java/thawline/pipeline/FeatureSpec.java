package thawline.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thawline.filter.Features;
import thawline.filter.Hog;
import thawline.filter.PlaneStatistics;
import thawline.filter.ReadOut;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.tensor.Shape;

/// What numbers are taken of a pipeline's result: `hog(cellSize=8)`, `stats`, `maps` or `maps(2.conv2d)`.
///
/// [#parse] and [#toString] are inverse, as those of a [Pipeline] are.
public sealed interface FeatureSpec {

    /// The features that a text asks for, or a [PipelineException] that shows where the text goes wrong.
    static FeatureSpec parse(String text) {
        return FeatureEntries.spec(new Parser(text).features());
    }

    /// All up to the planes that the numbers are read from, for pictures of a shape; lists and marks at the
    /// end of the pipeline are left out.
    ///
    /// Throws an [IllegalArgumentException] where the picture is too small or a path names nothing.
    Layer layer(Pipeline pipeline, Shape in);

    /// Makes numbers of the result of [#layer].
    ReadOut<Features> readOut();

    /// Throws an [IllegalArgumentException] where no picture could have these features, as far as can be told
    /// without one.
    default void requirePossible(Pipeline pipeline) {
        Layer layer = null;
        IllegalArgumentException reason = null;
        for (Shape in : Pipeline.PROBES) {
            try {
                pipeline.layer(in);
            } catch (IllegalArgumentException unfit) {
                continue; // other pictures may do
            }
            try {
                layer = layer(pipeline, in);
            } catch (IllegalArgumentException impossible) {
                reason = impossible;
            }
        }
        if (layer == null && reason != null) {
            throw reason;
        }
    }

    /// Whether every picture gives one vector, so that those of many can be rows of a table.
    default boolean makesVectors() {
        return !(this instanceof Maps);
    }

    /// `hog`: histograms of oriented gradients of all planes, see [Hog].
    record Gradients(Step.Call call) implements FeatureSpec {

        @Override
        public Layer layer(Pipeline pipeline, Shape in) {
            Layer before = pipeline.layer(in);
            Pipeline hog = new Pipeline(List.of(call), Optional.empty(), Optional.empty());
            return before.then(hog.layer(before.shape(in)));
        }

        @Override
        public ReadOut<Features> readOut() {
            return FeatureEntries.hog(call.bound())::vector;
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /// `stats`: numbers pooled over each plane, see [PlaneStatistics].
    record Statistics(Step.Call call) implements FeatureSpec {

        @Override
        public Layer layer(Pipeline pipeline, Shape in) {
            return pipeline.layer(in);
        }

        @Override
        public ReadOut<Features> readOut() {
            return new PlaneStatistics();
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /// `maps`: planes as they are, of the result or of what a path names.
    record Maps(Step.Call call) implements FeatureSpec {

        @Override
        public Layer layer(Pipeline pipeline, Shape in) {
            Layer all = pipeline.layer(in);
            String path = FeatureEntries.path(call.bound());
            return path.isEmpty()
                    ? all
                    : Layers.upTo(all, path).orElseThrow(() -> new IllegalArgumentException(unknown(path, all)));
        }

        private static String unknown(String path, Layer layer) {
            return "maps: the pipeline has no " + path + "; its operations are "
                    + Layers.located(layer).map(Layers.Located::path).collect(Collectors.joining(", "));
        }

        @Override
        public ReadOut<Features> readOut() {
            return Features::maps;
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }
}
