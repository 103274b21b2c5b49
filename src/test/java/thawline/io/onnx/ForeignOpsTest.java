package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.run.BatchPlan;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;

/// The operations that came with models from elsewhere keep the promises of ours.
class ForeignOpsTest {

    private static final Shape SMALL = new Shape(2, 2, 3, 4);

    static Stream<Layer> operations() {
        Random random = new Random(12);
        return Stream.of(
                new Affine(
                        Weights.designed(RandomTensors.kernel(2, 1, 1, 1, 1, random)),
                        Weights.designed(RandomTensors.kernel(1, 1, 2, 3, 1, random))),
                new Affine(Weights.designed(RandomTensors.kernel(2, 1, 2, 3, 4, random)), Weights.designed(-1)),
                new Clamp(-2.5f, 1),
                new Combine(Combine.Kind.PRODUCT),
                new Combine(Combine.Kind.QUOTIENT),
                new Reorder(List.of(3, 0, 2, 1)),
                new Reshape(new Shape(3, 1, 4, 4)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void its_gradient_is_that_of_differences(Layer op) {
        // dividends and divisors beyond 1
        GradientCheck.passes(op.thaw(), RandomTensors.positive(SMALL, new Random(3)), new Random(4));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void no_value_leaves_its_range(Layer op) {
        Random random = new Random(5);
        for (Range in : List.of(new Range(-3, 2), new Range(1, 4))) {
            Range out = op.range(in);
            for (float v : Trace.run(op, RandomTensors.in(in, SMALL, random)).toArray()) {
                assertThat(out.contains(v)).as("%s of %s in %s", v, op, out).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_plan_of_a_batch_gives_the_same_bits(Layer op) {
        Random random = new Random(6);
        Tensor[] xs = Stream.generate(() -> RandomTensors.uniform(SMALL, random))
                .limit(3)
                .toArray(Tensor[]::new);
        BatchPlan.of(op, SMALL, 3, 2)
                .infer(
                        (i, x) -> x.copyFrom(xs[i]),
                        3,
                        (i, y) -> assertThat(y.toArray())
                                .isEqualTo(Trace.run(op, xs[i]).toArray()));
    }
}
