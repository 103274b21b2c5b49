package thawline.layer;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Counting;
import thawline.core.Kernel;
import thawline.tensor.Axes;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.DotTest;
import thawline.testing.RandomTensors;

/// ⟨Ax, y⟩ = ⟨x, Aᵀy⟩ of the linear layers of nets. Whole numbers and divisors that are powers of two keep it exact.
class LinearLayersTest {

    static List<Op> layers() {
        Axes window = new Axes(2, 2, 4);
        return List.of(
                new Flatten(),
                AveragePool.of(2),
                AveragePool.of(2).stride(1).padded(Margins.plane(1), Counting.ALL),
                new AveragePool(window, new Axes(1, 2, 3), new Margins(1, 0, 0, 1, 3, 2), Counting.ALL),
                new AveragePool(Axes.plane(2), Axes.plane(2), new Margins(0, 0, 1, 1, 1, 1), Counting.INSIDE),
                GlobalPool.AVERAGE,
                new Dropout(0.5f),
                new Dropout(0.75f));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void backward_is_the_adjoint_of_forward(Op op) {
        Shape in = new Shape(3, 2, 4, 8);
        Random random = new Random(17);
        for (int i = 0; i < 5; i++) {
            passes(op, RandomTensors.whole(in, 9, random), random);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_dense_layer_is_linear_in_its_input(Shape in) {
        Random random = new Random(18);
        float[] w = RandomTensors.whole(5 * in.c(), 9, random);
        passes(Dense.learned(Kernel.wrap(5, in.c(), 1, 1, 1, w)), RandomTensors.whole(in, 9, random), random);
    }

    static List<Shape> vectors() {
        return List.of(new Shape(1, 1, 1, 1), new Shape(7, 1, 1, 1), new Shape(40, 1, 1, 1));
    }

    private static void passes(Op op, Tensor x, Random random) {
        Trace run = Trace.training(op, x, 1, 2, 3);
        Tensor dy = RandomTensors.whole(run.output().shape(), 9, random);
        DotTest.passes(op.toString(), run.output(), dy, x, run.backward(dy, Gradients.none()));
    }
}
