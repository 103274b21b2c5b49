package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.train.Initializer;
import thawline.train.Start;

/// Kernels one after the other, and nothing else: the first from all planes to all, the others from each
/// plane to itself.
///
/// In training they have no border and no bias: patches are wider than what is wanted, and means are taken
/// off. For pictures the scales of [Units] go into the first kernel.
record LinearPupil(List<Conv2d> convolutions, Border border) implements Pupil {

    static LinearPupil single(int k, Beginning b, Units units) {
        Start start = b.start();
        Weights weights = switch (b.init()) {
            case Init.Random r -> start.kernel(b.outs(), b.ins(), Axes.plane(k));
            case Init.Identity i -> learned(unit(b, k, k).times(gain(units)));
            case Init.Hand(Kernel kernel) -> learned(centred(kernel, b, k, k).times(gain(units)));
        };
        return new LinearPupil(List.of(valid(weights, Geometry.UNIT)), b.border());
    }

    static LinearPupil separable(int k, Beginning b, Units units) {
        Start start = b.start();
        Axes column = new Axes(1, k, 1);
        Axes row = new Axes(1, 1, k);
        Geometry each = each(b.outs());
        List<Conv2d> both = switch (b.init()) {
            case Init.Random r ->
                List.of(
                        valid(start.kernel(b.outs(), b.ins(), column), Geometry.UNIT),
                        valid(start.kernel(b.outs(), 1, row), each));
            case Init.Identity i ->
                List.of(
                        valid(learned(unit(b, k, 1).times(gain(units))), Geometry.UNIT),
                        valid(learned(ones(b.outs(), 1, k)), each));
            case Init.Hand(Kernel kernel) -> factors(centred(kernel, b, k, k).times(gain(units)), each);
        };
        return new LinearPupil(both, b.border());
    }

    static LinearPupil chain(Student.Chain chain, Beginning b, Units units) {
        List<Conv2d> all = new ArrayList<>(single(chain.k(), b, units).convolutions);
        for (int i = 1; i < chain.count(); i++) {
            // another place of the same seed than the first kernel's
            Weights next = b.init() instanceof Init.Random
                    ? new Start(Initializer.LECUN_NORMAL, b.seed() + 7919L * i)
                            .kernel(b.outs(), 1, Axes.plane(chain.k()))
                    : learned(ones(b.outs(), chain.k(), chain.k()));
            all.add(valid(next, each(b.outs())));
        }
        return new LinearPupil(all, b.border());
    }

    private static double gain(Units units) {
        return units.scaleX() / units.scaleY();
    }

    private static Weights learned(Kernel kernel) {
        return new Weights.Learned(kernel.dense());
    }

    private static Conv2d valid(Weights weights, Geometry geometry) {
        return new Conv2d(weights, Optional.empty(), geometry, Conv2d.Pad.NONE);
    }

    private static Geometry each(int planes) {
        return Geometry.UNIT.withGrouping(new Grouping.Groups(planes));
    }

    /// 1 in the middle, from each plane to itself.
    private static Kernel unit(Beginning b, int height, int width) {
        float[] numbers = new float[b.outs() * b.ins() * height * width];
        for (int o = 0; o < b.outs(); o++) {
            numbers[((o * b.ins() + o % b.ins()) * height + height / 2) * width + width / 2] = 1;
        }
        return Kernel.wrap(b.outs(), b.ins(), 1, height, width, numbers);
    }

    private static Kernel ones(int planes, int height, int width) {
        float[] numbers = new float[planes * height * width];
        for (int o = 0; o < planes; o++) {
            numbers[(o * height + height / 2) * width + width / 2] = 1;
        }
        return Kernel.wrap(planes, 1, 1, height, width, numbers);
    }

    /// A kernel of hand with zeros around; one of a single plane is taken for all.
    private static Kernel centred(Kernel hand, Beginning b, int height, int width) {
        boolean one = hand.outs() == 1 && hand.ins() == 1;
        if (!one && (hand.outs() != b.outs() || hand.ins() != b.ins())) {
            throw new IllegalArgumentException("the student goes from " + b.ins() + " to " + b.outs()
                    + " planes, but the kernel that it is to begin with from " + hand.ins() + " to " + hand.outs());
        }
        int top = height / 2 - hand.height() / 2;
        int left = width / 2 - hand.width() / 2;
        if (top < 0 || left < 0 || top + hand.height() > height || left + hand.width() > width) {
            throw new IllegalArgumentException("a student of " + height + "×" + width
                    + " cannot begin with a kernel of " + hand.height() + "×" + hand.width() + "; make it larger");
        }
        float[] numbers = new float[b.outs() * b.ins() * height * width];
        for (int o = 0; o < b.outs(); o++) {
            for (int i = 0; i < b.ins(); i++) {
                for (int y = 0; y < hand.height(); y++) {
                    for (int x = 0; x < hand.width(); x++) {
                        int at = ((o * b.ins() + i) * height + top + y) * width + left + x;
                        numbers[at] = hand.at(one ? 0 : o, one ? 0 : i, 0, y, x);
                    }
                }
            }
        }
        return Kernel.wrap(b.outs(), b.ins(), 1, height, width, numbers);
    }

    /// The nearest column and row to each kernel.
    private static List<Conv2d> factors(Kernel kernel, Geometry each) {
        if (kernel.ins() > 1) {
            throw new IllegalArgumentException("a separable student of several input planes begins at random");
        }
        int k = kernel.height();
        float[] columns = new float[kernel.outs() * k];
        float[] rows = new float[kernel.outs() * k];
        for (int o = 0; o < kernel.outs(); o++) {
            double[][] matrix = new double[k][k];
            for (int y = 0; y < k; y++) {
                for (int x = 0; x < k; x++) {
                    matrix[y][x] = kernel.at(o, 0, 0, y, x);
                }
            }
            Svd svd = Svd.of(matrix);
            double root = Math.sqrt(svd.sigma()[0]);
            for (int n = 0; n < k; n++) {
                columns[o * k + n] = (float) (root * svd.u()[0][n]);
                rows[o * k + n] = (float) (root * svd.v()[0][n]);
            }
        }
        return List.of(
                valid(learned(Kernel.wrap(kernel.outs(), 1, 1, k, 1, columns)), Geometry.UNIT),
                valid(learned(Kernel.wrap(kernel.outs(), 1, 1, 1, k, rows)), each));
    }

    @Override
    public Layer trained() {
        return Serial.of(convolutions.toArray(Layer[]::new));
    }

    @Override
    public Layer finished(Units units) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < convolutions.size(); i++) {
            Kernel kernel = convolutions.get(i).kernel().kernel();
            layers.add(i == 0 ? first(kernel.times(1 / gain(units))) : next(kernel));
        }
        return layers.size() == 1 ? layers.getFirst() : Serial.of(layers.toArray(Layer[]::new));
    }

    /// One that reads a single plane is applied to every plane on its own, as filters are.
    private Conv2d first(Kernel kernel) {
        Conv2d conv = Conv2d.learned(kernel, border);
        return kernel.ins() == 1 ? conv : conv.with(Geometry.UNIT);
    }

    private Conv2d next(Kernel kernel) {
        Conv2d conv = Conv2d.learned(kernel, border);
        return kernel.outs() == 1 ? conv : conv.with(each(kernel.outs()));
    }

    /// A layer as [#finished] makes it, with numbers added to its last sums.
    static Layer plus(Layer finished, List<Double> offsets) {
        if (offsets.stream().allMatch(b -> b == 0)) {
            return finished;
        }
        float[] numbers = new float[offsets.size()];
        for (int o = 0; o < numbers.length; o++) {
            numbers[o] = offsets.get(o).floatValue();
        }
        return plus(finished, numbers);
    }

    private static Layer plus(Layer finished, float[] offsets) {
        return switch (finished) {
            case Conv2d conv -> conv.bias(offsets);
            case Serial(String name, List<Layer> steps) -> {
                List<Layer> all = new ArrayList<>(steps);
                all.add(plus(all.removeLast(), offsets));
                yield new Serial(name, all);
            }
            default -> throw new IllegalArgumentException("kernels have sums, but this is " + finished);
        };
    }
}
