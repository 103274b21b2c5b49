package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import thawline.core.Counting;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Ground;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Cases for the tests that every operation has to pass. A new operation gets its cases here; [GradientTest]
/// fails until it has some.
final class OpCases {

    private OpCases() {}

    private static final Shape SMALL = new Shape(2, 1, 4, 5);

    private static final Border[] BORDERS = {
        Border.NONE, Border.ZERO, Border.constant(2), Border.REPLICATE, Border.REFLECT_101, Border.REFLECT, Border.WRAP
    };

    static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        convolutions().forEach(cases::add);
        pools().forEach(cases::add);
        pointwise().forEach(cases::add);
        planes().forEach(cases::add);
        thresholds().forEach(cases::add);
        windows().forEach(cases::add);
        layersOfNets().forEach(cases::add);
        return cases;
    }

    private static OpCase of(Op op, Function<Random, Tensor> input) {
        return new OpCase((Op) op.thaw(), input);
    }

    private static OpCase apart(Op op) {
        return apart(op, SMALL);
    }

    private static OpCase apart(Op op, Shape shape) {
        return of(op, random -> RandomTensors.apart(shape, random));
    }

    private static Stream<OpCase> convolutions() {
        Random random = new Random(11);
        List<OpCase> cases = new ArrayList<>();
        for (Border border : BORDERS) {
            cases.add(uniform(Conv2d.designed(RandomTensors.kernel(2, 1, 1, 3, 2, random), border), SMALL));
            cases.add(uniform(Conv2d.designed(RandomTensors.separable(2, 2, 3, random), border), SMALL));
            cases.add(uniform(
                    Conv2d.designed(RandomTensors.kernel(3, 2, 1, 2, 3, random), border)
                            .stride(2)
                            .bias(0.5f, -1, 2),
                    SMALL));
            Geometry volume = new Geometry(new Axes(2, 1, 2), new Axes(1, 2, 1), new Grouping.Groups(2));
            Kernel k = RandomTensors.kernel(4, 1, 2, 2, 3, random);
            Conv2d.Pad pad = Conv2d.Pad.centred(border, k, volume);
            cases.add(uniform(new Conv2d(Weights.designed(k), Optional.empty(), volume, pad), new Shape(2, 3, 4, 5)));
        }
        return cases.stream();
    }

    private static OpCase uniform(Op op, Shape shape) {
        return of(op, random -> RandomTensors.uniform(shape, random));
    }

    private static Stream<OpCase> pools() {
        List<OpCase> cases = new ArrayList<>();
        for (Extremum e : Extremum.values()) {
            for (Border border : BORDERS) {
                cases.add(apart(Pool.around(e, Footprint.rect(3, 2), border)));
            }
            cases.add(apart(Pool.around(e, Footprint.rect(3, 3))));
            // a window that does not see its own place
            boolean[] below = {false, false, false, false, false, false, false, true, true};
            cases.add(apart(Pool.around(e, Footprint.of(3, 3, below), Border.WRAP)));
            cases.add(apart(Pool.around(e, Footprint.box(2, 3, 2)), new Shape(1, 3, 3, 4)));
            cases.add(apart(new Pool(e, Footprint.rect(2, 2), Axes.plane(2), Conv2d.Pad.NONE)));
        }
        return cases.stream();
    }

    private static Stream<OpCase> pointwise() {
        return Stream.concat(
                Stream.of(Unary.values())
                        .map(f -> of(
                                new Pointwise(f),
                                random -> f == Unary.SQRT
                                        ? RandomTensors.positive(SMALL, random)
                                        : RandomTensors.apart(SMALL, random))),
                Stream.of(apart(Scale.of(-1.5, 0.25))));
    }

    private static Stream<OpCase> planes() {
        Shape triple = new Shape(6, 1, 2, 3);
        Function<Random, Tensor> tensors = random -> RandomTensors.positive(triple, random);
        return Stream.of(
                apart(new Magnitude()),
                apart(new Orientation()),
                apart(new Products()),
                apart(new Products(), new Shape(4, 2, 2, 3)),
                apart(CornerResponse.harris(0.04), triple),
                of(new Correlate(0), tensors),
                of(new Correlate(1.5f), random -> RandomTensors.positive(new Shape(3, 2, 2, 3), random)),
                of(new CornerResponse(new CornerResponse.Measure.ShiTomasi()), tensors),
                of(new CornerResponse(new CornerResponse.Measure.Foerstner()), tensors),
                bins(9, OrientationBins.Turn.UNSIGNED, SMALL),
                bins(1, OrientationBins.Turn.SIGNED, new Shape(4, 1, 3, 4)),
                bins(4, OrientationBins.Turn.SIGNED, new Shape(6, 2, 3, 4)),
                norm(new BlockNorm(0.3f, 0.1f), triple),
                norm(new BlockNorm(0.6f, 3), new Shape(9, 1, 2, 2)),
                apart(Maxout.of(1, 3, 2), triple),
                apart(Maxout.of(4), new Shape(4, 2, 2, 3)),
                apart(new Equalise()),
                apart(new Normalise(0, 2)),
                apart(new Normalise(1, -1)));
    }

    /// Directions a fifth of a bin or more away from the middle of each, lengths of which no two are alike.
    private static OpCase bins(int bins, OrientationBins.Turn turn, Shape shape) {
        double width = 2 * Math.PI / bins / (turn == OrientationBins.Turn.SIGNED ? 1 : 2);
        int n = shape.c() / 2;
        return of(new OrientationBins(bins, turn), random -> {
            Tensor x = Tensor.zeros(shape);
            int pixels = shape.size() / shape.c();
            for (int i = 0; i < n * pixels; i++) {
                double angle = (random.nextInt(2 * bins) + 0.7 + 0.6 * random.nextDouble()) * width;
                double length = 2 + i / pixels + 0.4 * random.nextDouble();
                x.data()[i] = (float) (length * Math.cos(angle));
                x.data()[i + n * pixels] = (float) (length * Math.sin(angle));
            }
            return x;
        });
    }

    /// Numbers none of which is near to the clip once they are scaled.
    private static OpCase norm(BlockNorm op, Shape shape) {
        return of(op, random -> {
            Tensor x = RandomTensors.apart(shape, random);
            int pixels = shape.size() / shape.c();
            for (int i = 0; i < pixels; i++) {
                while (nearClip(x.data(), i, pixels, op)) {
                    for (int k = i; k < x.data().length; k += pixels) {
                        x.data()[k] = random.nextFloat() * 8 - 4;
                    }
                }
            }
            return x;
        });
    }

    private static boolean nearClip(float[] x, int from, int step, BlockNorm op) {
        double sum = 0;
        for (int k = from; k < x.length; k += step) {
            sum += (double) x[k] * x[k];
        }
        boolean near = false;
        for (int k = from; k < x.length; k += step) {
            near |= Math.abs(Math.abs(x[k]) / (Math.sqrt(sum) + op.epsilon()) - op.clip()) < 0.02;
        }
        return near;
    }

    /// Levels that lie in the middle of a gap.
    private static Stream<OpCase> thresholds() {
        List<OpCase> cases = new ArrayList<>();
        for (Cut cut : Cut.values()) {
            cases.add(apart(new Threshold(cut, new Threshold.Level.Absolute(Weights.designed(0.5)), 3)));
            // the largest of 40 is 4.875
            cases.add(apart(new Threshold(cut, new Threshold.Level.OfMaximum(Weights.designed(0.25 / 4.875)), 3)));
            cases.add(of(
                    new Threshold(cut, new Threshold.Level.Otsu(), 3),
                    random -> RandomTensors.positive(SMALL, random)));
        }
        return cases.stream();
    }

    private static Stream<OpCase> windows() {
        List<OpCase> cases = new ArrayList<>();
        for (Border border : BORDERS) {
            cases.add(apart(new Median(3, border)));
            cases.add(apart(
                    new Bilateral(1, Weights.designed(1.8), Weights.designed(1.3), border), new Shape(2, 1, 3, 4)));
        }
        cases.add(apart(
                new Bilateral(2, Weights.designed(1.1), Weights.designed(2), Border.REFLECT_101), Shape.plane(4, 4)));
        Mask ring = Mask.of(1, 2, 3, 1, 1, 0, 1, 0, 1);
        Mask soft = Mask.of(2, 2, 2, 1, 0.5f, 0.25f, 0, 0, 0.75f, 1, 0.125f);
        for (Border border : BORDERS) {
            for (Ground ground : Ground.values()) {
                cases.add(apart(Energy.of(Mask.box(3, 2), ground, border)));
                cases.add(apart(Energy.of(ring, ground, border), new Shape(1, 2, 4, 5)));
                cases.add(apart(Energy.of(soft, ground, border)));
            }
        }
        for (Norm norm : Norm.values()) {
            cases.add(of(new NonMaximum(norm), random -> {
                // so far apart that a step turns no comparison of two lengths round
                Tensor x = RandomTensors.uniform(SMALL, random);
                for (int i = 0; i < x.data().length; i++) {
                    x.data()[i] *= 8;
                }
                return x;
            }));
        }
        return cases.stream();
    }

    private static Stream<OpCase> layersOfNets() {
        Random random = new Random(12);
        Shape vector = new Shape(6, 1, 1, 1);
        Shape volume = new Shape(2, 3, 4, 5);
        List<OpCase> cases = new ArrayList<>();
        cases.add(uniform(Dense.designed(RandomTensors.kernel(4, 6, 1, 1, 1, random)), vector));
        cases.add(uniform(
                Dense.designed(RandomTensors.kernel(3, 6, 1, 1, 1, random)).bias(0.5f, -1, 2), vector));
        cases.add(uniform(new Flatten(), volume));
        for (float slope : new float[] {0.01f, 0.3f, 0, -0.5f, 2}) {
            cases.add(apart(new LeakyRelu(slope)));
        }
        cases.add(uniform(new Softmax(), vector));
        cases.add(apart(new Softmax(), volume));
        cases.add(uniform(new Dropout(0.4f), volume));
        cases.add(uniform(norm(0.9f, -2), SMALL));
        cases.add(uniform(norm(1.5f, 0), volume));
        for (int size : new int[] {1, 2, 3, 5}) {
            cases.add(apart(new LocalResponseNorm(size, 0.5f, 0.75f, 2), new Shape(5, 1, 2, 3)));
        }
        cases.add(apart(new LocalResponseNorm(3, 1, 0.4f, 0.5f), volume));
        Margins uneven = new Margins(1, 0, 1, 1, 0, 2);
        for (Counting counting : Counting.values()) {
            cases.add(uniform(AveragePool.of(2), volume));
            cases.add(uniform(AveragePool.of(3).stride(2).padded(Margins.plane(1), counting), SMALL));
            cases.add(uniform(new AveragePool(new Axes(2, 2, 3), new Axes(2, 1, 2), uneven, counting), volume));
        }
        for (GlobalPool.Kind kind : GlobalPool.Kind.values()) {
            cases.add(apart(new GlobalPool(kind), volume));
            cases.add(apart(new GlobalPool(kind), vector));
        }
        return cases.stream();
    }

    /// Two channels whose statistics are not those of the input.
    private static BatchNorm norm(float gamma, float beta) {
        return new BatchNorm(
                Weights.designed(Kernel.wrap(2, 1, 1, 1, 1, new float[] {gamma, -0.7f})),
                Weights.designed(Kernel.wrap(2, 1, 1, 1, 1, new float[] {beta, 1})),
                new Weights.Tracked(0.3f, -0.1f),
                new Weights.Tracked(0.5f, 2),
                1e-3f,
                0.9f);
    }
}
