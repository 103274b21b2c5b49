package thawline.pipeline;

import java.util.Optional;
import java.util.stream.Collectors;
import thawline.filter.Detector;
import thawline.filter.Features;
import thawline.filter.Hog;
import thawline.filter.PlaneStatistics;
import thawline.filter.ReadOut;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What numbers are taken of a pipeline's result: `hog(cellSize=8)`, `stats`, `maps` or `maps(2.conv2d)`.
///
/// [#parse] and [#toString] are inverse, as those of a [Pipeline] are.
public sealed interface FeatureSpec {

    /// The features that a text asks for, or a [PipelineException] that shows where the text goes wrong.
    static FeatureSpec parse(String text) {
        Step.Call call = new Parser(text).features();
        return FeatureEntries.spec(call);
    }

    Step.Call call();

    /// The layer that a pipeline's features are read from, and what reads them, for pictures of a shape.
    ///
    /// What reads the result as a whole (`canny`) comes before the features; lists and marks are left out.
    /// Throws an [IllegalArgumentException] where the picture is too small or a path names nothing.
    Detector<Features> of(Pipeline pipeline, Shape in);

    /// Whether every picture gives one vector, so that those of many can be rows of a table.
    default boolean makesVectors() {
        return !(this instanceof Maps);
    }

    /// `hog`: histograms of oriented gradients of all planes, see [Hog].
    record Gradients(Step.Call call) implements FeatureSpec {

        @Override
        public Detector<Features> of(Pipeline pipeline, Shape in) {
            Hog hog = FeatureEntries.hog(call.bound());
            Layer before = pipeline.layer(in);
            Layer layer = new Builder(pipelineOf(call)).layer(before.shape(in));
            return pipeline.reading(in) instanceof Reading.OfMap(ReadOut<Tensor> map)
                    ? new Detector<>(before, y -> hog.vector(Trace.run(layer, map.read(y))))
                    : new Detector<>(before.then(layer), hog::vector);
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /// `stats`: numbers pooled over each plane, see [PlaneStatistics].
    record Statistics(Step.Call call) implements FeatureSpec {

        @Override
        public Detector<Features> of(Pipeline pipeline, Shape in) {
            return result(pipeline, in, new PlaneStatistics());
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /// `maps`: planes as they are, of the result or of the operation that a path names.
    record Maps(Step.Call call) implements FeatureSpec {

        @Override
        public Detector<Features> of(Pipeline pipeline, Shape in) {
            Optional<String> path = FeatureEntries.path(call.bound());
            if (path.isEmpty()) {
                return result(pipeline, in, Features::maps);
            }
            Layer all = pipeline.layer(in);
            Layer part = Layers.upTo(all, path.get())
                    .orElseThrow(() -> new IllegalArgumentException("maps: the pipeline has no " + path.get()
                            + "; its operations are "
                            + Layers.located(all).map(Layers.Located::path).collect(Collectors.joining(", "))));
            return new Detector<>(part, Features::maps);
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    private static Detector<Features> result(Pipeline pipeline, Shape in, ReadOut<Features> readOut) {
        Layer layer = pipeline.layer(in);
        return pipeline.reading(in) instanceof Reading.OfMap(ReadOut<Tensor> map)
                ? new Detector<>(layer, y -> readOut.read(map.read(y)))
                : new Detector<>(layer, readOut);
    }

    private static Pipeline pipelineOf(Step.Call call) {
        return new Pipeline(java.util.List.of(call), Optional.empty(), Optional.empty());
    }
}
