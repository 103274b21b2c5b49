package thawline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Flatten;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.testing.RandomTensors;

/// Random nets of layers that learn: convolutions of all borders, strides, dilations and groups, over pictures and
/// volumes, pools, activations, forks, and dense layers at the end.
final class RandomNets {

    /// Whether nets have batch normalisation.
    enum Norm {
        WITH,
        WITHOUT
    }

    private static final Border[] BORDERS = {
        Border.REFLECT_101,
        Border.REFLECT,
        Border.REPLICATE,
        Border.WRAP,
        Border.ZERO,
        Border.constant(0.5f),
        Border.NONE
    };

    private static final Unary[] FUNCTIONS = {Unary.RELU, Unary.RELU, Unary.SIGMOID, Unary.TANH, Unary.SQUARE};

    private final Random random;
    private final Norm norm;

    RandomNets(Random random, Norm norm) {
        this.random = random;
        this.norm = norm;
    }

    Shape shape() {
        int[] channels = {1, 1, 2, 3, 5, 17};
        int depth = random.nextInt(4) == 0 ? 3 + random.nextInt(3) : 1;
        return new Shape(
                channels[random.nextInt(channels.length)], depth, 6 + random.nextInt(8), 6 + random.nextInt(8));
    }

    /// A net for inputs of a shape.
    Layer net(Shape in) {
        List<Layer> steps = new ArrayList<>();
        Shape at = in;
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            at = add(steps, random.nextInt(5) == 0 ? fork(at) : step(at), at);
        }
        if (random.nextInt(3) > 0) {
            at = add(steps, random.nextBoolean() ? new Flatten() : global(), at);
            at = add(steps, dense(at, 1 + random.nextInt(20)), at);
            at = add(steps, pointwise(), at);
            at = add(steps, new Dropout(0.3f), at);
            at = add(steps, dense(at, 1 + random.nextInt(12)), at);
            if (random.nextBoolean()) {
                add(steps, new Softmax(), at);
            }
        }
        return Serial.of(steps.toArray(Layer[]::new));
    }

    /// Adds a step if it fits, and answers with the shape that comes out.
    private static Shape add(List<Layer> steps, Layer step, Shape at) {
        Shape out;
        try {
            out = step.shape(at);
        } catch (IllegalArgumentException tooLarge) {
            return at;
        }
        if (out.size() > 20_000) {
            return at;
        }
        steps.add(step);
        return out;
    }

    private Layer step(Shape in) {
        return switch (random.nextInt(norm == Norm.WITH ? 13 : 12)) {
            case 0, 1, 2, 3 -> convolution(in, 1 + random.nextInt(20));
            case 4 -> Serial.named("block", convolution(in, 6), new Pointwise(Unary.RELU), Pool.max(2));
            case 5 -> Serial.of(convolution(in, 17), Pool.max(2), new Pointwise(Unary.RELU));
            case 6 -> pointwise();
            case 7 -> pool();
            case 8 -> averagePool();
            case 9 -> random.nextBoolean() ? LocalResponseNorm.of(3) : new Softmax();
            case 10 -> new Dropout(0.4f);
            case 11 ->
                Scale.of(0.5 + random.nextDouble(), random.nextGaussian()).thaw();
            default -> norm(in);
        };
    }

    private Layer fork(Shape in) {
        return switch (random.nextInt(3)) {
            case 0 ->
                Fork.sum(
                        new Pointwise(Unary.IDENTITY),
                        same(in, in.c()),
                        same(in, in.c()).then(pointwise()));
            case 1 -> Fork.concat(same(in, 1 + random.nextInt(18)), new Pointwise(Unary.IDENTITY), same(in, 6));
            default -> {
                Layer shared = same(in, in.c());
                yield Fork.sum(shared, shared.then(pointwise()).then(shared));
            }
        };
    }

    private Layer norm(Shape in) {
        BatchNorm n = BatchNorm.learned(in.c());
        return norm == Norm.WITH ? convolution(in, in.c()).then(n).then(new Pointwise(Unary.RELU)) : n;
    }

    /// A convolution that keeps the size.
    private Conv2d same(Shape in, int outs) {
        int k = 1 + 2 * random.nextInt(2);
        return convolution(in, outs, new Axes(1, k, k), Geometry.UNIT)
                .padded(BORDERS[random.nextInt(BORDERS.length - 1)], Margins.plane(k / 2));
    }

    private Conv2d convolution(Shape in, int outs) {
        Axes window = new Axes(1 + random.nextInt(Math.min(in.d(), 2)), 1 + random.nextInt(4), 1 + random.nextInt(4));
        Axes stride = new Axes(1, 1 + random.nextInt(3) / 2, 1 + random.nextInt(3) / 2);
        Axes dilation = new Axes(1, 1 + random.nextInt(4) / 3, 1 + random.nextInt(4) / 3);
        Border border = BORDERS[random.nextInt(BORDERS.length)];
        Conv2d c = convolution(in, outs, window, new Geometry(stride, dilation, Grouping.ALL));
        if (border.equals(Border.NONE)) {
            return c;
        }
        int front = random.nextInt(window.d());
        return c.padded(
                border,
                new Margins(front, window.d() - 1 - front, window.h() / 2, window.h() / 2, random.nextInt(3), 1));
    }

    private Conv2d convolution(Shape in, int outs, Axes window, Geometry g) {
        boolean groups = in.c() % 2 == 0 && outs % 2 == 0 && random.nextInt(4) == 0;
        int ins = groups ? in.c() / 2 : in.c();
        Kernel k = RandomTensors.kernel(outs, ins, window.d(), window.h(), window.w(), random)
                .times(1 / Math.sqrt(ins * window.d() * window.h() * window.w()));
        Conv2d c = Conv2d.learned(k, Border.NONE).with(groups ? g.withGrouping(new Grouping.Groups(2)) : g);
        return random.nextInt(4) == 0 ? c : c.bias(RandomTensors.uniform(outs, random));
    }

    private Dense dense(Shape in, int outs) {
        Kernel k = RandomTensors.kernel(outs, in.size(), 1, 1, 1, random).times(1 / Math.sqrt(in.size()));
        Dense d = Dense.learned(k);
        return random.nextInt(4) == 0 ? d : d.bias(RandomTensors.uniform(outs, random));
    }

    private Layer pointwise() {
        return random.nextInt(4) == 0
                ? new LeakyRelu(0.1f)
                : new Pointwise(FUNCTIONS[random.nextInt(FUNCTIONS.length)]);
    }

    private Layer pool() {
        if (random.nextBoolean()) {
            return Pool.max(2 + random.nextInt(2));
        }
        Pool p = Pool.around(Extremum.MAX, Footprint.rect(3, 2));
        return random.nextBoolean() ? p : p.stride(2);
    }

    private Layer averagePool() {
        AveragePool p = new AveragePool(new Axes(1, 3, 2), new Axes(1, 2, 1), Margins.ZERO, Counting.INSIDE);
        return switch (random.nextInt(3)) {
            case 0 -> AveragePool.of(2);
            case 1 -> p;
            default -> p.padded(Margins.plane(1, 1, 0, 1), random.nextBoolean() ? Counting.INSIDE : Counting.ALL);
        };
    }

    private Layer global() {
        return random.nextBoolean() ? GlobalPool.AVERAGE : GlobalPool.MAX;
    }
}
