package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.DotTest;
import thawline.testing.RandomTensors;

/// ⟨Ax, y⟩ = ⟨x, Aᵀy⟩ of whole convolutions, border included: for every border × stride × dilation ×
/// grouping, in one, two and three dimensions, with odd and even kernels.
class ConvolutionDotTest {

    static Stream<Border> borders() {
        return Stream.of(
                Border.NONE,
                Border.ZERO,
                Border.constant(3),
                Border.REPLICATE,
                Border.REFLECT_101,
                Border.REFLECT,
                Border.WRAP);
    }

    private record Planes(int inputs, int ins, int outs, Grouping grouping) {}

    private static final List<Planes> PLANES = List.of(
            new Planes(3, 3, 2, Grouping.ALL),
            new Planes(4, 2, 4, new Grouping.Groups(2)),
            new Planes(3, 1, 6, new Grouping.Groups(3)),
            new Planes(2, 1, 3, Grouping.EACH));

    private static final List<Axes> WINDOWS = List.of(
            new Axes(1, 1, 3),
            new Axes(1, 1, 4),
            new Axes(1, 5, 1),
            new Axes(1, 2, 1),
            new Axes(1, 3, 3),
            new Axes(1, 2, 4),
            new Axes(2, 3, 2),
            new Axes(3, 1, 3));

    /// A signal is one row; a volume has depth; a plane of one element lies wholly in its borders.
    private static List<Shape> shapes(Axes window, int inputs) {
        Shape ordinary = new Shape(inputs, window.d() > 1 ? 4 : 1, window.h() > 1 ? 7 : 1, window.w() > 1 ? 8 : 1);
        return List.of(ordinary, new Shape(inputs, window.d() > 1 ? 2 : 1, 1, 1));
    }

    private record Case(Conv2d layer, Shape shape) {}

    private static List<Case> cases(Border border, Random random) {
        List<Case> cases = new ArrayList<>();
        for (Axes window : WINDOWS) {
            for (Planes planes : PLANES) {
                for (Geometry g : geometries(window, planes)) {
                    for (Kernel k : kernels(window, planes, random)) {
                        for (Shape shape : shapes(window, planes.inputs)) {
                            add(cases, k, g, border, shape, random);
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static List<Geometry> geometries(Axes window, Planes planes) {
        List<Geometry> all = new ArrayList<>();
        for (int stride = 1; stride <= 3; stride++) {
            for (int dilation = 1; dilation <= 2; dilation++) {
                boolean deep = window.d() > 1;
                all.add(new Geometry(
                        new Axes(deep ? stride : 1, stride, stride),
                        new Axes(deep ? dilation : 1, dilation, dilation),
                        planes.grouping));
            }
        }
        return all;
    }

    private static List<Kernel> kernels(Axes window, Planes planes, Random random) {
        Kernel dense = dense(window, planes, random);
        return planes.ins == 1 && window.d() == 1 ? List.of(dense, separable(window, planes, random)) : List.of(dense);
    }

    private static Kernel dense(Axes window, Planes planes, Random random) {
        int size = planes.outs * planes.ins * window.d() * window.h() * window.w();
        float[] w = RandomTensors.whole(size, 5, random);
        return Kernel.wrap(planes.outs, planes.ins, window.d(), window.h(), window.w(), w);
    }

    private static Kernel separable(Axes window, Planes planes, Random random) {
        Kernel[] kernels = new Kernel[planes.outs];
        for (int o = 0; o < planes.outs; o++) {
            kernels[o] = Kernel.outer(
                    RandomTensors.whole(window.h(), 5, random), RandomTensors.whole(window.w(), 5, random));
        }
        return Kernel.stack(kernels);
    }

    private static void add(List<Case> cases, Kernel k, Geometry g, Border border, Shape shape, Random random) {
        Axes span = g.span(k);
        boolean none = border.mode() == Border.Mode.NONE;
        if (none && (shape.d() < span.d() || shape.h() < span.h() || shape.w() < span.w())) {
            return;
        }
        Kernel bias = Kernel.wrap(k.outs(), 1, 1, 1, 1, RandomTensors.whole(k.outs(), 5, random));
        Conv2d layer = new Conv2d(
                new Weights.Learned(k), Optional.of(new Weights.Learned(bias)), g, Conv2d.Pad.centred(border, k, g));
        cases.add(new Case(layer, shape));
        if (!none) {
            // margins that are not the kernel's own
            Margins wide = new Margins(span.d() - 1, 0, span.h(), span.h() - 1, span.w() - 1, span.w());
            cases.add(new Case(layer.padded(border, wide), shape));
        }
    }

    @ParameterizedTest
    @MethodSource("borders")
    void backward_is_the_adjoint_of_forward_in_input_kernel_and_bias(Border border) {
        Random random = new Random(7);
        List<Case> cases = cases(border, random);
        assertThat(cases).hasSizeGreaterThan(150);
        for (Case c : cases) {
            Tensor x = RandomTensors.whole(c.shape, 5, random);
            Trace run = Trace.of(c.layer, x);
            Tensor dy = RandomTensors.whole(run.output().shape(), 5, random);
            Gradients g = Gradients.of(c.layer);
            Tensor dx = run.backward(dy, g);

            // f(x) = A·x + f(0), where f(0) has the bias and what a constant border adds
            Tensor atZero = Trace.run(c.layer, Tensor.zeros(c.shape));
            String what = c.toString();
            DotTest.passes(what, minus(run.output(), atZero), dy, x, dx);

            // f is linear in kernel and bias together: ⟨f(x), dy⟩ = ⟨k, dk⟩ + ⟨b, db⟩
            double byNumbers = c.layer.weights().stream()
                    .mapToDouble(w -> DotTest.dot(w.kernel().toArray(), g.of(w)))
                    .sum();
            assertThat(DotTest.dot(run.output(), dy))
                    .as("kernel and bias of %s", what)
                    .isEqualTo(byNumbers);
            assertThat(biasPart(c.layer, run.output(), dy))
                    .as("bias of %s", what)
                    .isEqualTo(DotTest.dot(
                            c.layer.bias().orElseThrow().kernel().toArray(),
                            g.of(c.layer.bias().orElseThrow())));
        }
    }

    /// ⟨f(x) − f without bias (x), dy⟩ by the definition of the output planes: plane c has the bias of its
    /// kernel.
    private static double biasPart(Conv2d layer, Tensor y, Tensor dy) {
        float[] b = layer.bias().orElseThrow().kernel().toArray();
        int share = y.shape().c() / b.length;
        double sum = 0;
        for (int c = 0; c < y.shape().c(); c++) {
            for (float d : dy.channels(c, 1).toArray()) {
                sum += (double) b[c / share] * d;
            }
        }
        return sum;
    }

    private static Tensor minus(Tensor a, Tensor b) {
        float[] x = a.toArray();
        float[] y = b.toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] -= y[i];
        }
        return Tensor.dense(x, a.shape());
    }
}
