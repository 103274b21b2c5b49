package thawline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Ground;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.filter.Smooth;
import thawline.filter.Thresholds;
import thawline.layer.AveragePool;
import thawline.layer.BlockNorm;
import thawline.layer.Conv2d;
import thawline.layer.Correlate;
import thawline.layer.Energy;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Median;
import thawline.layer.NonMaximum;
import thawline.layer.Normalise;
import thawline.layer.Orientation;
import thawline.layer.OrientationBins;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.layer.Threshold;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Random trees of layers: windows of all borders, strides, dilations and sizes, forks, and operations over
/// whole planes.
final class RandomLayers {

    private static final Unary[] FUNCTIONS = Unary.values();

    private static final Border[] BORDERS = {
        Border.REFLECT_101, Border.REFLECT, Border.REPLICATE, Border.WRAP, Border.ZERO, Border.constant(7), Border.NONE
    };

    private final Random random;

    RandomLayers(Random random) {
        this.random = random;
    }

    Layer tree(int depth) {
        int kind = random.nextInt(depth > 0 ? 13 : 9);
        return switch (kind) {
            case 0, 1 -> Conv2d.designed(kernel(), border()).dilation(1 + random.nextInt(2));
            case 2 -> separable();
            case 3 -> Pool.around(extremum(), footprint());
            case 4 -> Scale.of(random.nextGaussian(), random.nextGaussian());
            case 5 -> new Pointwise(FUNCTIONS[random.nextInt(FUNCTIONS.length)]);
            case 6 -> rare();
            case 7 -> Pool.around(extremum(), footprint(), border());
            case 8 -> special();
            case 9 -> new Fork(branches(depth), Join.CONCAT);
            case 10 -> new Fork(branches(depth), Join.SUM);
            default -> series(depth);
        };
    }

    Serial series(int depth) {
        List<Layer> steps = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            steps.add(tree(depth - 1));
        }
        return Serial.of(steps.toArray(Layer[]::new));
    }

    private List<Layer> branches(int depth) {
        List<Layer> branches = new ArrayList<>();
        branches.add(random.nextBoolean() ? new Pointwise(Unary.IDENTITY) : tree(depth - 1));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            branches.add(tree(depth - 1));
        }
        return branches;
    }

    private Layer rare() {
        return switch (random.nextInt(4)) {
            case 0 -> Conv2d.designed(kernel(), border()).stride(1 + random.nextInt(3));
            case 1 -> Threshold.ofMaximum(0.1 + 0.5 * random.nextDouble());
            case 2 -> new Normalise(0, 255);
            default -> Pool.max(2);
        };
    }

    /// Windows that are no correlation, operations over several planes, and a histogram.
    private Layer special() {
        return switch (random.nextInt(15)) {
            case 14 -> matched();
            case 9 -> new LeakyRelu(0.3f);
            case 10 -> new Softmax();
            case 11 -> LocalResponseNorm.of(3);
            case 12 -> averagePool();
            case 13 -> new GlobalPool(random.nextBoolean() ? GlobalPool.Kind.MAX : GlobalPool.Kind.AVERAGE);
            case 0 -> new Median(3 + 2 * random.nextInt(2), bordered());
            case 1 -> Smooth.bilateral(5, 40, 2);
            case 2 -> Edges.sobel(3).then(new NonMaximum(Norm.L1));
            case 3 -> Thresholds.otsu();
            case 4 -> Edges.sobel(3).then(new Orientation());
            case 5 -> Corners.shiTomasi(2, 3);
            case 6 -> Edges.sobel(3).then(new OrientationBins(3, OrientationBins.Turn.UNSIGNED));
            case 7 -> new BlockNorm(0.4f, 1);
            default -> Corners.foerstner(3, 3);
        };
    }

    /// A template of every plane that there may be, and the energy of its window or of a part of it.
    private Layer matched() {
        Border border = border();
        Kernel k = kernel();
        float[] places = new float[k.height() * k.width()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i == 0 || random.nextInt(8) > 0 ? 1 : random.nextInt(2) * 0.5f;
        }
        boolean masked = random.nextBoolean();
        Mask window = masked ? Mask.of(1, k.height(), k.width(), places) : Mask.box(k.height(), k.width());
        Kernel flat = Kernel.wrap(1, 1, 1, k.height(), k.width(), java.util.Arrays.copyOf(k.toArray(), places.length));
        Ground ground = random.nextBoolean() ? Ground.MEAN : Ground.ZERO;
        return Fork.concat(Conv2d.designed(flat, border), Energy.of(window, ground, border))
                .then(new Correlate(5));
    }

    private Layer averagePool() {
        AveragePool pool = AveragePool.of(2).stride(1 + random.nextInt(2));
        return random.nextBoolean() ? pool : pool.padded(Margins.plane(0, 1, 1, 0), Counting.INSIDE);
    }

    private Border bordered() {
        return BORDERS[random.nextInt(BORDERS.length - 1)];
    }

    private Kernel kernel() {
        int h = 1 + random.nextInt(5);
        int w = 1 + random.nextInt(5);
        int d = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        float[] k = new float[d * h * w];
        for (int i = 0; i < k.length; i++) {
            k[i] = random.nextInt(4) == 0 ? 0 : (float) random.nextGaussian() / k.length;
        }
        return Kernel.wrap(1, 1, d, h, w, k);
    }

    private Layer separable() {
        Kernel k = Kernel.outer(vector(), vector());
        return Conv2d.designed(random.nextBoolean() ? k : Kernel.stack(k, k.times(-0.5)), border());
    }

    private float[] vector() {
        float[] v = new float[2 + random.nextInt(4)];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian() / v.length;
        }
        return v;
    }

    private Border border() {
        return BORDERS[random.nextInt(BORDERS.length)];
    }

    private Extremum extremum() {
        return random.nextBoolean() ? Extremum.MAX : Extremum.MIN;
    }

    private Footprint footprint() {
        return random.nextInt(3) == 0
                ? Footprint.of(3, 3, false, true, false, true, true, true, false, true, false)
                : Footprint.box(1 + random.nextInt(4) / 3, 1 + random.nextInt(4), 1 + random.nextInt(4));
    }

    Shape shape() {
        int c = random.nextInt(3) == 0 ? 3 : 1;
        return switch (random.nextInt(5)) {
            case 0 -> Shape.planes(c, 1 + random.nextInt(6), 1 + random.nextInt(6));
            case 4 -> new Shape(c, 2 + random.nextInt(5), 1 + random.nextInt(20), 1 + random.nextInt(40));
            case 1 -> Shape.planes(c, 1 + random.nextInt(4), 1 + random.nextInt(300));
            case 2 -> Shape.planes(c, 1 + random.nextInt(200), 1 + random.nextInt(4));
            default -> Shape.planes(c, 10 + random.nextInt(90), 10 + random.nextInt(200));
        };
    }

    Schedule schedule() {
        return new Schedule(
                1 + random.nextInt(40), 1 + random.nextInt(120), 1 + random.nextInt(12), 1 + random.nextInt(3));
    }
}
