package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.layer.Trace;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What every operation of a pipeline makes lies in the range that interval arithmetic says, whatever the picture.
class ProvenRangeTest {

    private static final int RANDOM = 150;

    private final long seed = 20_261_122;
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomPipelines pipelines = new RandomPipelines(random);

    private final Shape grey = Shape.plane(13, 17);
    private final Shape colour = Shape.planes(3, 13, 17);

    /// Flat, striped, checked and random pictures of the extremes, and noise.
    private List<Tensor> pictures(Shape s) {
        return List.of(
                picture(s, i -> 0),
                picture(s, i -> 255),
                picture(s, i -> i % s.w() % 2 * 255),
                picture(s, i -> i / s.w() % 2 * 255),
                picture(s, i -> (i / s.w() + i) % 2 * 255),
                picture(s, i -> i % s.w() < s.w() / 2 ? 0 : 255),
                picture(s, i -> i == s.size() / 2 ? 255 : 0),
                picture(s, i -> random.nextInt(2) * 255),
                picture(s, i -> random.nextInt(256)));
    }

    private static Tensor picture(Shape s, IntUnaryOperator value) {
        float[] data = new float[s.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = value.applyAsInt(i);
        }
        return Tensor.of(s, data);
    }

    @Test
    void no_value_leaves_its_range_at_any_step_of_any_pipeline() {
        for (Entry entry : Catalogue.all()) {
            check(pipelines.of(entry, grey), grey);
            check(pipelines.of(entry, colour), colour);
        }
        for (int i = 0; i < RANDOM; i++) {
            check(pipelines.fitting(grey), grey);
        }
    }

    @Test
    void every_entry_with_its_defaults_has_a_finite_range() {
        for (Entry entry : Catalogue.all()) {
            if (entry.parameters().stream().allMatch(p -> p.fallback().isPresent())
                    && !(entry.role() instanceof Role.Draws)) {
                boolean pairs = List.of("magnitude", "orientation", "products", "nonMaximum")
                        .contains(entry.name());
                Pipeline p = Pipeline.parse(pairs ? "sobel | " + entry.name() : entry.name());
                Shape shape = Shape.planes(3, 40, 50);
                Range range = p.layer(shape).range(Range.PICTURE);
                assertThat(Float.isFinite(range.magnitude()))
                        .as("%s: %s", entry.name(), range)
                        .isTrue();
            }
        }
    }

    private void check(Pipeline pipeline, Shape shape) {
        Layer layer = pipeline.layer(shape);
        for (Tensor picture : pictures(shape)) {
            check(pipeline, layer, Range.PICTURE, Trace.of(layer, picture));
        }
    }

    private void check(Pipeline pipeline, Layer layer, Range in, Trace trace) {
        Range range = layer.range(in);
        if (!Float.isFinite(range.magnitude())) {
            return; // numbers such as 1e30 squared
        }
        for (float v : trace.output().toArray()) {
            if (!range.contains(v)) {
                throw new AssertionError(
                        "seed " + seed + ": " + v + " is not in " + range + " behind " + layer + " in " + pipeline);
            }
        }
        switch (trace) {
            case Trace.OfOp op -> assertThat(layer).isInstanceOf(Op.class);
            case Trace.OfSerial s -> {
                Range at = in;
                for (int i = 0; i < s.steps().size(); i++) {
                    Layer step = ((Serial) layer).steps().get(i);
                    check(pipeline, step, at, s.steps().get(i));
                    at = step.range(at);
                }
            }
            case Trace.OfFork f -> {
                for (int i = 0; i < f.branches().size(); i++) {
                    check(
                            pipeline,
                            ((Fork) layer).branches().get(i),
                            in,
                            f.branches().get(i));
                }
            }
        }
    }
}
