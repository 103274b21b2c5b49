package thawline.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// A kernel, a geometry and a padded input whose output is `width` wide: every window × grouping × stride × dilation;
/// long rows take turns in the groupings, which do not look at the length.
record CorrelationCase(Shape in, Kernel kernel, Geometry geometry) {

    private record Planes(int inputs, int ins, int outs, Grouping grouping) {}

    private static final List<Axes> WINDOWS = List.of(
            Axes.ONE,
            new Axes(1, 1, 3),
            new Axes(1, 1, 4),
            new Axes(1, 3, 1),
            new Axes(1, 2, 2),
            new Axes(1, 3, 3),
            new Axes(1, 5, 4),
            new Axes(2, 3, 3));

    private static final List<Planes> PLANES = List.of(
            new Planes(1, 1, 1, Grouping.ALL),
            new Planes(3, 3, 2, Grouping.ALL),
            new Planes(2, 2, 8, Grouping.ALL),
            new Planes(4, 2, 4, new Grouping.Groups(2)),
            new Planes(3, 1, 3, new Grouping.Groups(3)),
            new Planes(3, 1, 2, Grouping.EACH));

    private static final List<Axes> STRIDES = List.of(Axes.ONE, Axes.plane(2), Axes.plane(3), new Axes(2, 2, 1));

    private static final List<Axes> DILATIONS = List.of(Axes.ONE, Axes.plane(2));

    static List<CorrelationCase> all(int width) {
        Random random = new Random(width);
        List<CorrelationCase> cases = new ArrayList<>();
        int turn = 0;
        for (Axes window : WINDOWS) {
            for (Axes stride : STRIDES) {
                for (Axes dilation : DILATIONS) {
                    for (Planes planes : PLANES) {
                        if (width > 100 && turn++ % 2 == 1) {
                            continue;
                        }
                        Geometry g = new Geometry(stride, dilation, planes.grouping);
                        Kernel k = RandomTensors.kernel(
                                planes.outs, planes.ins, window.d(), window.h(), window.w(), random);
                        cases.add(of(width, planes.inputs, k, g));
                        if (planes.ins == 1 && window.d() == 1 && window.h() > 1 && window.w() > 1) {
                            k = RandomTensors.separable(planes.outs, window.h(), window.w(), random);
                            cases.add(of(width, planes.inputs, k, g));
                        }
                    }
                }
            }
        }
        return cases;
    }

    /// Two output rows, and two slices where the kernel has depth or factors.
    private static CorrelationCase of(int width, int inputs, Kernel k, Geometry g) {
        Axes span = g.span(k);
        int slices = k.depth() > 1 || k.isSeparable() ? 2 : 1;
        Shape in = new Shape(
                inputs,
                span.d() + (slices - 1) * g.stride().d(),
                span.h() + g.stride().h(),
                span.w() + (width - 1) * g.stride().w());
        return new CorrelationCase(in, k, g);
    }

    Shape out() {
        return geometry.output(in, kernel);
    }

    /// A framed random input: reading beside it gives NaN.
    Tensor x(Random random) {
        return RandomTensors.framed(RandomTensors.uniform(in, random));
    }

    Tensor dy(Random random) {
        return RandomTensors.framed(RandomTensors.uniform(out(), random));
    }
}
