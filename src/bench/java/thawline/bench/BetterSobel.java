package thawline.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import thawline.bench.Plot.Look;
import thawline.core.Kernel;
import thawline.filter.Kernels;
import thawline.layer.Conv2d;
import thawline.layer.Trace;
import thawline.learn.AngleLearner;
import thawline.learn.AngularError;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Listener;
import tools.jackson.databind.json.JsonMapper;

/// Learns better Sobels, 3×3 and 5×5, from three seeds each, measures them beside the published ones, and writes
/// docs/bench/BetterSobel.json and docs/better-sobel.svg. Half a minute. Run by
///
///     ./thawline src/bench/java/thawline/bench/BetterSobel.java [--first SEED]
public final class BetterSobel {

    private static final int SEEDS = 3;

    private static final int POINTS = 160;

    /// Of what is drawn.
    private static final int RADIUS = 120;

    private static final double WIDE = 0.75 * Math.PI;

    private BetterSobel() {}

    /// A derivative d/dx and how it is drawn.
    private record Candidate(String name, Look look, Kernel pair) {

        static Candidate separable(String name, Look look, float[] smooth, float[] edge) {
            return new Candidate(name, look, AngularError.pair(Kernel.outer(smooth, edge)));
        }
    }

    public static void main(String[] args) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        long seed = args.length == 2 && args[0].equals("--first") ? Long.parseLong(args[1]) : 1;
        all.put(
                "command",
                ("./thawline src/bench/java/thawline/bench/BetterSobel.java " + String.join(" ", args)).strip());
        all.put("waves", "uniform over the disc |ω| ≤ π/2; errors in degrees");
        all.put("jdk", Runtime.version().toString());
        List<Candidate> three = new ArrayList<>(List.of(
                new Candidate("Sobel 3×3", Look.FOURTH, Kernels.sobelPair(3, 1)),
                new Candidate("Scharr 3×3", Look.SECOND, AngularError.pair(Kernels.scharr(1, 0))),
                Candidate.separable("Scharr 3×3, 8 bits", Look.FIFTH, new float[] {47, 162, 47}, edge(1))));
        List<Candidate> five = new ArrayList<>(List.of(
                new Candidate("Sobel 5×5", Look.FOURTH, Kernels.sobelPair(5, 1)),
                Candidate.separable(
                        "Farid–Simoncelli 5×5",
                        Look.FIFTH,
                        even(0.426375, 0.249153, 0.037659),
                        edge(0.276691, 0.109604)),
                Candidate.separable(
                        "Scharr 5×5", Look.SECOND, even(256 - 2 * (61.77 + 5.91), 61.77, 5.91), edge(85.46, 21.27))));
        Kernel best = learned(3, seed, all);
        three.add(new Candidate("learned 3×3", Look.FIRST, best));
        three.add(whole(best, 11));
        three.add(whole(best, 29));
        three.add(wide(3));
        best = learned(5, seed, all);
        five.add(new Candidate("learned 5×5", Look.FIRST, best));
        five.add(whole(best, 22));
        five.add(whole(best, 127));
        five.add(wide(5));
        List<Map<String, Object>> rows = new ArrayList<>();
        three.forEach(c -> rows.add(measured(c)));
        five.forEach(c -> rows.add(measured(c)));
        all.put("kernels", rows);
        Files.writeString(
                Path.of("docs/bench/BetterSobel.json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        Plot plot = new Plot(
                "The error of a gradient's direction over the frequency of waves, for 3×3 and 5×5 kernels",
                List.of(panel("3 × 3", three), panel("5 × 5", five)));
        Files.writeString(Path.of("docs/better-sobel.svg"), plot.svg());
    }

    private static Candidate whole(Kernel best, int largest) {
        String name = "learned " + best.width() + "×" + best.width() + ", whole numbers up to " + largest;
        return new Candidate(name, Look.FIRST, AngleLearner.whole(best, largest));
    }

    /// Learned from finer waves too.
    private static Candidate wide(int ksize) {
        AngleLearner learner = new AngleLearner(ksize, WIDE, Optional.empty());
        Kernel k = learner.learn(AngleLearner.FIT, Listener.SILENT).kernel();
        return new Candidate("learned " + ksize + "×" + ksize + " up to 3π/4", Look.THIRD, k);
    }

    /// The kernels of the first seed; what all seeds reach is noted.
    private static Kernel learned(int ksize, long from, Map<String, Object> all) {
        List<Map<String, Object>> runs = new ArrayList<>();
        Kernel first = null;
        for (long seed = from; seed < from + SEEDS; seed++) {
            long begun = System.nanoTime();
            AngleLearner.Result r = AngleLearner.of(ksize).learn(AngleLearner.FIT.seed(seed), Listener.SILENT);
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("seed", seed);
            run.put("after gradient descent", short4(r.polish().getFirst()));
            run.put("rms as trained", short4(AngularError.of(r.raw()).rms()));
            run.put("rms", short4(r.error().rms()));
            run.put("seconds", Math.rint((System.nanoTime() - begun) / 1e8) / 10);
            runs.add(run);
            System.out.println(ksize + "×" + ksize + ": " + run);
            first = first == null ? r.kernel() : first;
        }
        all.put("learned " + ksize + "×" + ksize, runs);
        return first;
    }

    private static Map<String, Object> measured(Candidate c) {
        Map<String, Object> row = new LinkedHashMap<>();
        AngularError e = AngularError.of(c.pair());
        row.put("name", c.name());
        row.put("rms", short4(e.rms()));
        row.put("largest", short4(e.largest()));
        row.put("rms to 3π/4", short4(AngularError.of(c.pair(), WIDE).rms()));
        row.put("rms at 3π/4", short4(AngularError.at(c.pair(), WIDE)));
        row.put("noise gain", short4(noiseGain(c.pair())));
        row.put("zone plate", short4(drawn(c.pair(), r -> Math.cos(r * r * AngularError.HALF / (2 * RADIUS)))));
        row.put("disc", short4(drawn(c.pair(), r -> 1 / (1 + Math.exp((r - RADIUS / 2.0) / 1.2)))));
        int n = c.pair().width();
        List<List<Float>> dx = new ArrayList<>();
        for (int y = 0; y < n; y++) {
            List<Float> line = new ArrayList<>();
            for (int x = 0; x < n; x++) {
                line.add(c.pair().at(0, 0, 0, y, x));
            }
            dx.add(line);
        }
        row.put("dx", dx);
        System.out.println(row);
        return row;
    }

    /// RMS error of the direction over a picture that depends on the distance from a point alone, so that every
    /// gradient lies along a ray; each place weighs by the square of its gradient.
    private static double drawn(Kernel pair, DoubleUnaryOperator brightness) {
        int side = 2 * RADIUS + 1;
        Tensor picture = Tensor.zeros(Shape.plane(side, side));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.set(0, 0, y, x, (float)
                        (100 * brightness.applyAsDouble(Math.hypot(away(x, 0.3), away(y, -0.2)))));
            }
        }
        Tensor gradient = Trace.run(Conv2d.designed(pair.dense(), Border.REFLECT_101), picture);
        double sum = 0;
        double weights = 0;
        for (int y = 3; y < side - 3; y++) {
            for (int x = 3; x < side - 3; x++) {
                double r = Math.hypot(away(x, 0.3), away(y, -0.2));
                double c = away(x, 0.3) / r;
                double s = away(y, -0.2) / r;
                double across = gradient.at(0, y, x);
                double down = gradient.at(1, y, x);
                if (r > 3 && r < RADIUS - 3) {
                    double e = Math.toDegrees(Math.atan((down * c - across * s) / (across * c + down * s)));
                    double weight = across * across + down * down;
                    sum += weight == 0 ? 0 : weight * e * e;
                    weights += weight;
                }
            }
        }
        return Math.sqrt(sum / weights);
    }

    private static double away(int at, double off) {
        return at - RADIUS + off;
    }

    /// √(Σ k²) of d/dx at unit slope: what white noise of deviation 1 becomes.
    private static double noiseGain(Kernel pair) {
        int n = pair.width();
        double squares = 0;
        double slope = 0;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                double v = pair.at(0, 0, 0, y, x);
                squares += v * v;
                slope += (x - n / 2) * v;
            }
        }
        return Math.sqrt(squares) / slope;
    }

    private static Plot.Panel panel(String title, List<Candidate> candidates) {
        List<Plot.Line> lines = new ArrayList<>();
        for (Candidate c : candidates) {
            if (c.name().matches(".*(whole.*|8 bits)")) {
                continue; // nearly the lines of their neighbours
            }
            double[] x = new double[POINTS];
            double[] y = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                x[i] = Math.PI * (i + 1) / POINTS;
                y[i] = AngularError.at(c.pair(), x[i]);
            }
            lines.add(new Plot.Line(c.name(), c.look(), x, y, new double[0], new double[0]));
        }
        List<Plot.Tick> degrees = List.of(
                new Plot.Tick(1e-4, "0.0001°"),
                new Plot.Tick(1e-3, "0.001°"),
                new Plot.Tick(1e-2, "0.01°"),
                new Plot.Tick(0.1, "0.1°"),
                new Plot.Tick(1, "1°"),
                new Plot.Tick(10, "10°"));
        List<Plot.Tick> waves = List.of(
                new Plot.Tick(0, "0"),
                new Plot.Tick(Math.PI / 4, "π/4"),
                new Plot.Tick(Math.PI / 2, "π/2"),
                new Plot.Tick(3 * Math.PI / 4, "3π/4"),
                new Plot.Tick(Math.PI, "π"));
        return new Plot.Panel(
                title,
                new Plot.Axis("frequency |ω|, radians a pixel", 0, Math.PI, Plot.Scale.EVEN, waves),
                new Plot.Axis("RMS error of the direction", 2e-5, 60, Plot.Scale.LOG, degrees),
                lines,
                Math.PI / 2,
                "learned here");
    }

    /// The halves of an even or odd row, from the middle outwards.
    private static float[] even(double... half) {
        int n = 2 * half.length - 1;
        float[] k = new float[n];
        for (int i = 0; i < half.length; i++) {
            k[n / 2 - i] = (float) half[i];
            k[n / 2 + i] = (float) half[i];
        }
        return k;
    }

    private static float[] edge(double... half) {
        int n = 2 * half.length + 1;
        float[] k = new float[n];
        for (int i = 1; i <= half.length; i++) {
            k[n / 2 - i] = (float) -half[i - 1];
            k[n / 2 + i] = (float) half[i - 1];
        }
        return k;
    }

    /// Four figures.
    private static double short4(double v) {
        return new BigDecimal(v).round(new MathContext(4)).doubleValue();
    }
}
