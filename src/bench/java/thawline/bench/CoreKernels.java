package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import thawline.core.BilateralMean;
import thawline.core.ByteMagnitude;
import thawline.core.ByteValues;
import thawline.core.Conversion;
import thawline.core.Correlation;
import thawline.core.Elementwise;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Frame;
import thawline.core.Geometry;
import thawline.core.GradientRows;
import thawline.core.Ground;
import thawline.core.Interleaved;
import thawline.core.Kernel;
import thawline.core.Levels;
import thawline.core.LocalMaxima;
import thawline.core.Mask;
import thawline.core.Norm;
import thawline.core.Peak;
import thawline.core.Rank;
import thawline.core.Ridge;
import thawline.core.Roots;
import thawline.core.SpectralCorrelation;
import thawline.core.Stencil;
import thawline.core.Unary;
import thawline.core.WindowEnergy;
import thawline.filter.Kernels;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import tools.jackson.databind.json.JsonMapper;

/// Each kernel of the core by itself, on one thread, over data that fit the caches: nanoseconds an output, and, where
/// it is made of multiply-adds, the share of the FMA peak, measured in turn with it. Medians of rounds, all kernels
/// one after the other in one process. Into docs/bench/CoreKernels.json. Run by
///
///     ./thawline src/bench/java/thawline/bench/CoreKernels.java [--rounds 15] [--only TEXT] [--out FILE]
public final class CoreKernels {

    /// Rows of pictures: 256 × 256, the first-level cache's rows and the second level's plane.
    private static final int SIDE = 256;

    private static final int PEAK_ROUNDS = 100_000;

    private static final long SAMPLE = 3_000_000;

    private static final Random RANDOM = new Random(1);

    private static float sink;

    private CoreKernels() {}

    /// @param outputs that one run makes
    /// @param multiplyAdds that one run takes, 0 where it is made of other things
    private record Case(String kernel, String what, double outputs, double multiplyAdds, Runnable run) {}

    public static void main(String[] args) throws IOException {
        int rounds = Options.option(args, "--rounds").map(Integer::valueOf).orElse(15);
        String only = Options.option(args, "--only").orElse("");
        Path out = Options.option(args, "--out").map(Path::of).orElse(Path.of("docs/bench/CoreKernels.json"));
        List<Case> cases = new ArrayList<>();
        nets(cases);
        sums(cases);
        windows(cases);
        rows(cases);
        bytes(cases);
        List<Map<String, Object>> results = new ArrayList<>();
        for (Case c : cases) {
            if (c.kernel.contains(only)) {
                results.add(measured(c, rounds));
                System.out.println(results.getLast());
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rounds", rounds);
        all.put("machine", Machine.here());
        all.put("kernels", results);
        Files.writeString(
                out, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static Map<String, Object> measured(Case c, int rounds) {
        int runs = 1;
        long warm = System.nanoTime() + 700_000_000;
        while (System.nanoTime() < warm) {
            long time = time(c.run, runs);
            runs = time < SAMPLE ? 2 * runs : runs;
            peak();
        }
        List<Double> times = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            double peak = peak();
            double time = (double) time(c.run, runs) / runs;
            times.add(time);
            shares.add(2 * c.multiplyAdds / time / peak);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kernel", c.kernel);
        result.put("what", c.what);
        result.put("nanoseconds an output", Statistic.of(times).median() / c.outputs);
        if (c.multiplyAdds > 0) {
            result.put("share of the FMA peak", Statistic.of(shares).median());
        }
        return result;
    }

    /// Operations a nanosecond.
    private static double peak() {
        long start = System.nanoTime();
        sink += Peak.run(PEAK_ROUNDS);
        return (double) Peak.operations(PEAK_ROUNDS) / (System.nanoTime() - start);
    }

    private static long time(Runnable run, int runs) {
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            run.run();
        }
        return System.nanoTime() - start;
    }

    /// Convolutions of nets: 3 × 3 from 32 to 64 channels over 28 × 28 pixels, and the first of a net over one channel.
    private static void nets(List<Case> cases) {
        Interleaved best = Interleaved.best();
        Frame x = Frame.of(new Shape(32, 1, 30, 30));
        Frame y = Frame.of(new Shape(64, 1, 28, 28));
        Frame half = Frame.of(new Shape(64, 1, 14, 14));
        Axes window = new Axes(1, 3, 3);
        Stencil s = Stencil.of(x, window, Geometry.UNIT, y);
        Stencil pooled = Stencil.pooled(x, window, Geometry.UNIT, Unary.RELU, half);
        float[] xs = random(x.room(1));
        float[] ys = random(y.room(1));
        float[] made = new float[y.room(1)];
        int[] winners = new int[y.room(1)];
        float[] weights = random(64 * 32 * 9);
        float[] byTap = new float[s.byTapSize()];
        s.packByTap(weights, random(64), byTap, 0);
        float[] byOutput = new float[s.byOutputSize()];
        s.packByOutput(weights, byOutput, 0);
        float[] dx = new float[x.room(1)];
        float[] dkByTap = new float[s.byTapSize()];
        float[] dkByOutput = new float[pooled.byOutputSize()];
        String of = "3 × 3, 32 to 64 channels";
        double outs = 64 * 28 * 28;
        double adds = outs * 32 * 9;
        cases.add(new Case("SimdForward", of, outs, adds, () -> best.apply(s, xs, 0, byTap, 0, made, 0)));
        cases.add(new Case("SimdAdjoint", of, outs, adds, () -> best.adjoint(s, ys, 0, byOutput, 0, dx, 0)));
        cases.add(
                new Case("SimdKernelGradient", of, outs, adds, () -> best.kernelGradient(s, xs, 0, ys, 0, dkByTap, 0)));
        cases.add(new Case(
                "SimdPooled",
                of + ", largest of 2 × 2",
                outs / 4,
                adds,
                () -> best.applyPooled(pooled, xs, 0, byTap, 0, made, 0, winners, 0)));
        best.applyPooled(pooled, xs, 0, byTap, 0, made, 0, winners, 0);
        int[] won = winners.clone();
        double alive = Arrays.stream(won, 0, half.extent()).filter(w -> w >= 0).count();
        cases.add(new Case(
                "SimdWinners",
                of + ", gradient of the kernel",
                outs / 4,
                alive * 32 * 9,
                () -> best.pooledKernelGradient(pooled, xs, 0, ys, 0, won, 0, dkByOutput, 0)));
        cases.add(new Case(
                "SimdWinners",
                of + ", adjoint",
                outs / 4,
                alive * 32 * 9,
                () -> best.pooledAdjoint(pooled, ys, 0, won, 0, byOutput, 0, dx, 0)));
        Frame one = Frame.of(new Shape(1, 1, 30, 30));
        Frame sixteen = Frame.of(new Shape(16, 1, 14, 14));
        Stencil first = Stencil.pooled(one, window, Geometry.UNIT, Unary.RELU, sixteen);
        float[] few = new float[first.byTapSize()];
        first.packByTap(random(16 * 9), random(16), few, 0);
        double patches = 16 * 14 * 14;
        cases.add(new Case(
                "SimdPatch",
                "3 × 3, 1 to 16 channels, largest of 2 × 2",
                patches,
                patches * 4 * 9,
                () -> best.applyPooled(first, xs, 0, few, 0, made, 0, winners, 0)));
    }

    private static Tensor picture(int channels, int border) {
        int side = SIDE + 2 * border;
        int pitch = (side + 15) / 16 * 16;
        return Tensor.strided(random(channels * pitch * side + 16), 0, new Shape(channels, 1, side, side), pitch);
    }

    /// Correlations over planes.
    private static void sums(List<Case> cases) {
        Correlation best = Correlation.best();
        Tensor y = picture(1, 0);
        Tensor many = picture(16, 0);
        double n = SIDE * SIDE;
        Tensor three = picture(1, 1);
        Tensor five = picture(1, 2);
        Tensor seven = picture(1, 3);
        Kernel k3 = Kernel.wrap(1, 1, 1, 3, 3, random(9));
        Kernel k7 = Kernel.wrap(1, 1, 1, 7, 7, random(49));
        Kernel k16 = Kernel.wrap(16, 1, 1, 3, 3, random(16 * 9));
        Kernel g5 = Kernels.gaussian(5, 0);
        Geometry unit = Geometry.UNIT;
        Kernel none = Correlation.NO_BIAS;
        cases.add(new Case("SimdRows", "3 × 3", n, 9 * n, () -> best.apply(three, k3, none, unit, y)));
        cases.add(new Case(
                "SimdRows", "Gaussian 5 × 5, separable", n, 10 * n, () -> best.apply(five, g5, none, unit, y)));
        cases.add(new Case("SimdDense", "7 × 7", n, 49 * n, () -> best.apply(seven, k7, none, unit, y)));
        cases.add(new Case(
                "SimdPlanes",
                "3 × 3, 1 to 16 planes",
                16 * n,
                16 * 9 * n,
                () -> best.apply(three, k16, none, unit, many)));
        int side = 32;
        SpectralCorrelation spectral = SpectralCorrelation.of(Kernel.wrap(1, 1, 1, side, side, random(side * side)), 0);
        int h = spectral.rows() + side - 1;
        int w = spectral.columns() + side - 1;
        Tensor tile = Tensor.zeros(new Shape(1, 1, h, w));
        Tensor to = Tensor.zeros(new Shape(1, 1, spectral.rows(), spectral.columns()));
        System.arraycopy(random(h * w), 0, tile.data(), 0, h * w);
        cases.add(new Case(
                "SimdButterflies",
                "32 × 32 by Fourier transforms",
                to.shape().size(),
                0,
                () -> spectral.apply(tile, to)));
    }

    /// Windows that are not sums of products, and fused pairs of them.
    private static void windows(List<Case> cases) {
        double n = SIDE * SIDE;
        Tensor y = picture(1, 0);
        Tensor three = picture(1, 1);
        Tensor five = picture(1, 2);
        Tensor two = picture(2, 1);
        Tensor products = picture(3, 0);
        BilateralMean bilateral = new BilateralMean(2, 30, 2);
        Ridge ridge = new Ridge(Norm.L2);
        LocalMaxima maxima = new LocalMaxima(SIDE, SIDE);
        Kernel s3 = Kernels.sobelPair(3, 1);
        Kernel s5 = Kernels.sobelPair(5, 1);
        cases.add(new Case(
                "SimdRows",
                "maximum of 3 × 3",
                n,
                0,
                () -> Extremum.MAX.apply(three, Footprint.rect(3, 3), Axes.ONE, y)));
        Tensor whole = picture(1, 2);
        for (int i = 0; i < whole.data().length; i++) {
            whole.data()[i] = Math.round(100 * whole.data()[i]);
        }
        Mask box = Mask.box(5, 5);
        cases.add(new Case(
                "SimdWholeEnergy",
                "energy of 5 × 5 of whole numbers",
                n,
                0,
                () -> WindowEnergy.apply(whole, box, Ground.MEAN, y)));
        cases.add(new Case("SimdWindows", "median of 5 × 5", n, 0, () -> Rank.median(five, 5, y)));
        cases.add(new Case("SimdWindows", "bilateral, 13 places", n, 0, () -> bilateral.apply(five, y)));
        cases.add(new Case("SimdWindows", "ridges of gradients", n, 0, () -> ridge.apply(two, y)));
        cases.add(new Case("SimdWindows", "local maxima", n, 0, () -> maxima.find(y, 0, SIDE, 0.9f)));
        cases.add(
                new Case("SimdGradients", "Sobel 3, products", n, 0, () -> GradientRows.products(three, s3, products)));
        cases.add(new Case("SimdGradients", "Sobel 5, magnitude", n, 0, () -> GradientRows.magnitude(five, s5, y)));
        cases.add(new Case(
                "SimdGradients",
                "Sobel 3 to corner response",
                n,
                0,
                () -> GradientRows.corners(five, s3, 0.04f, y, 0, 0)));
    }

    /// Arithmetic on rows of 1,024 numbers.
    private static void rows(List<Case> cases) {
        int n = 1024;
        float[] x = random(4 * n);
        float[] y = new float[2 * n];
        byte[] b = new byte[n + 64];
        long[] bits = new long[n / 64 + 1];
        float[] largest = {0};
        Elementwise e = Elementwise.best();
        Conversion c = Conversion.best();
        cases.add(new Case("SimdElementwise", "magnitude", n, 0, () -> e.magnitude(x, 0, n, y, 0, n)));
        float[] root = new float[n];
        cases.add(new Case("SimdRoots", "a sum over a root", n, 0, () -> {
            Roots.of(x, 0, 0, 1, root, n);
            Roots.share(x, n, root, 1, y, 0, n);
        }));
        cases.add(new Case("SimdElementwise", "sigmoid", n, 0, () -> e.unary(Unary.SIGMOID, x, 0, y, 0, n)));
        cases.add(new Case("SimdElementwise", "corner response", n, 0, () -> e.harris(x, 0, n, 2 * n, 0.04f, y, 0, n)));
        cases.add(new Case(
                "SimdLevels",
                "bits above a level, 1 % are",
                n,
                0,
                () -> sink += Levels.best().above(x, 0, n, 0.99f, bits, 0, y, 0, largest, 0)));
        cases.add(new Case("SimdConversion", "bytes to floats", n, 0, () -> c.fromU8(b, 0, y, 0, n)));
        cases.add(new Case("SimdConversion", "floats to bytes", n, 0, () -> c.toU8(x, 0, b, 0, n)));
    }

    /// What runs over bytes: by plans of pictures of 256 × 256 where there is no smaller thing to call.
    private static void bytes(List<Case> cases) {
        double n = SIDE * SIDE;
        Samples.U8 x = Samples.u8(1, SIDE, SIDE);
        RANDOM.nextBytes(x.data());
        plan(cases, "SimdBytes", "Gaussian 5 × 5 of bytes", Smooth.gaussian8(5, 0, 0, Border.REFLECT_101), x);
        plan(cases, "SimdByteMedian", "median of 3 × 3 of bytes", Smooth.median(3), x);
        plan(cases, "SimdByteMedian", "median of 5 × 5 of bytes", Smooth.median(5), x);
        Border around = Border.REFLECT_101;
        ByteMagnitude head = new ByteMagnitude(
                ByteMagnitude.filters(Kernels.gaussian8(5, 0, 0), around, Kernels.sobelPair(5, 1), around)
                        .orElseThrow(),
                SIDE);
        float[] y = new float[SIDE * SIDE + 64];
        cases.add(new Case("SimdShorts", "Gaussian 5, Sobel 5, magnitude of bytes", n, 0, () -> {
            head.begin(0, SIDE);
            for (int v = 0; v < SIDE; v++) {
                head.row(x, v, y, v * SIDE);
            }
        }));
        byte[] table = new byte[ByteValues.ALL];
        RANDOM.nextBytes(table);
        byte[] to = new byte[SIDE * SIDE];
        cases.add(new Case(
                "SimdByteValues", "table of bytes", n, 0, () -> ByteValues.map(x.data(), 0, table, to, 0, to.length)));
        cases.add(new Case("SimdByteValues", "halves of bytes", n / 4, 0, () -> {
            for (int v = 0; v < SIDE / 2; v++) {
                ByteValues.halve(x.data(), 2 * v * SIDE, (2 * v + 1) * SIDE, to, v * SIDE / 2, SIDE / 2);
            }
        }));
    }

    private static void plan(List<Case> cases, String kernel, String what, Layer layer, Samples.U8 x) {
        Plan plan = Plan.of(layer, new Shape(1, 1, SIDE, SIDE), 1);
        Samples.U8 y = Samples.u8(1, SIDE, SIDE);
        cases.add(new Case(kernel, what, SIDE * SIDE, 0, () -> plan.run(x, y)));
    }

    private static float[] random(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = RANDOM.nextFloat();
        }
        return values;
    }
}
