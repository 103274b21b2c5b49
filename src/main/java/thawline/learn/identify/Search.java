package thawline.learn.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import thawline.filter.Kernels;

/// Every family that has a name, each with the parameters that explain most.
final class Search {

    private static final double[][] ONE = {{1}};
    private static final int SCAN = 18;
    private static final int NARROW = 26;

    private final Moments moments;
    private final Shift at;
    private final int side;
    private final Predicate<Family> wanted;
    private final List<Candidate> found = new ArrayList<>();

    private Search(Moments moments, Shift at, Predicate<Family> wanted) {
        this.moments = moments;
        this.at = at;
        this.wanted = wanted;
        this.side = moments.side() - 2 * Math.max(Math.abs(at.dy()), Math.abs(at.dx()));
    }

    /// Of kernels whose anchor stands at `at` of the moments' window.
    static List<Candidate> of(Moments moments, Shift at) {
        return of(moments, at, family -> true);
    }

    /// The same of some families, as they are called before they are measured.
    static List<Candidate> of(Moments moments, Shift at, Predicate<Family> wanted) {
        Search search = new Search(moments, at, wanted);
        search.run(Family.GAIN, search::points);
        for (Templates.Template t : Templates.all()) {
            search.run(t.family(), () -> search.template(t));
        }
        if (wanted.test(Family.BOX) || wanted.test(Family.MOTION_BLUR) || wanted.test(Family.UNSHARP)) {
            search.boxes();
        }
        search.run(Family.DISC, search::discs);
        search.run(Family.MOTION_BLUR, search::lines);
        for (int odd = 3; odd <= search.side; odd += 2) {
            int n = odd;
            search.run(Family.GAUSSIAN, () -> search.gaussians(n));
            search.run(Family.UNSHARP, () -> search.unsharp(n));
            search.run(Family.GAUSSIAN_DERIVATIVE, () -> search.derivatives(n));
            if (n > 3) {
                search.run(Family.LOG, () -> search.log(n));
            }
        }
        return search.found;
    }

    private void run(Family family, Runnable search) {
        if (wanted.test(family)) {
            search.run();
        }
    }

    private Candidate measured(Family family, String text, Map<String, Double> numbers, int free, double[][]... parts) {
        return Candidate.of(moments, new Candidate.Guess(family, text, numbers, free, parts), at);
    }

    private void add(Candidate candidate) {
        if (candidate != null) {
            found.add(candidate);
        }
    }

    private void points() {
        add(measured(Family.GAIN, "gain", Map.of(), 0, ONE));
    }

    private void template(Templates.Template t) {
        Candidate c = measured(t.family(), t.text(), Map.of(), 0, t.parts().toArray(double[][][]::new));
        boolean directed = t.family() == Family.EMBOSS || t.family() == Family.COMPASS;
        if (c != null && !(directed && c.weight(0) < 0)) {
            found.add(c);
        }
    }

    private void boxes() {
        for (int h = 1; h <= side; h++) {
            for (int w = 1; w <= side; w++) {
                if (h * w > 1) {
                    double[][] k = filled(h, w, 1.0 / (h * w));
                    if (h == 1 || w == 1) {
                        boolean along = h == 1;
                        int length = h * w;
                        if (length > 2) {
                            add(measured(
                                    Family.MOTION_BLUR,
                                    "motion blur, " + length + " pixels, " + (along ? "along rows" : "along columns"),
                                    Map.of("length", (double) length, "angle", along ? 0.0 : 90.0),
                                    0,
                                    k));
                            continue;
                        }
                    }
                    add(measured(Family.BOX, "box " + Templates.size(h, w), Map.of(), h == w ? 0 : 1, k));
                    if (h == w && h % 2 == 1) {
                        add(measured(
                                Family.UNSHARP,
                                "unsharp mask with a box " + Templates.size(h, w),
                                Map.of(),
                                1,
                                ONE,
                                k));
                    }
                }
            }
        }
    }

    private static double[][] filled(int h, int w, double value) {
        double[][] k = new double[h][w];
        for (double[] row : k) {
            java.util.Arrays.fill(row, value);
        }
        return k;
    }

    private void discs() {
        for (int n = 3; n <= side; n += 2) {
            int r = n / 2;
            double[][] hard = disc(n, r + 0.25, 1);
            add(measured(
                    Family.DISC,
                    "disc " + Templates.size(n, n) + ", radius " + r,
                    Map.of("radius", (double) r),
                    0,
                    hard));
            Candidate best = null;
            for (double radius = r - 0.4; radius <= r + 0.501; radius += 0.1) {
                if (radius > 0.6) {
                    Candidate c = measured(
                            Family.DISC,
                            "disc " + Templates.size(n, n) + ", radius " + Words.number(radius),
                            Map.of("radius", radius),
                            1,
                            disc(n, radius, 8));
                    best = better(best, c);
                }
            }
            add(best);
        }
    }

    /// 1/area on what lies within a radius, the share of each pixel by `grid` × `grid` places in it.
    private static double[][] disc(int n, double radius, int grid) {
        double[][] k = new double[n][n];
        double sum = 0;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                for (int i = 0; i < grid * grid; i++) {
                    double v = y - n / 2 + (Math.floorDiv(i, grid) + 0.5) / grid - 0.5;
                    double u = x - n / 2 + (i % grid + 0.5) / grid - 0.5;
                    k[y][x] += v * v + u * u <= radius * radius ? 1 : 0;
                }
                sum += k[y][x];
            }
        }
        return Templates.scaled(k, 1 / sum);
    }

    private void lines() {
        Candidate best = null;
        for (int i = 0; i < 36; i++) {
            int degrees = (45 + 5 * i) % 180; // of equal lines the diagonal is named
            for (int length = 3; length <= side && degrees % 90 != 0; length++) {
                for (Line line : Line.values()) {
                    best = better(best, line(line, degrees, length));
                }
            }
        }
        if (best == null) {
            return;
        }
        int length = (int) Math.rint(best.numbers().get("length"));
        int about = (int) Math.rint(best.numbers().get("angle"));
        for (int degrees = about - 4; degrees <= about + 4; degrees++) {
            best = better(best, line(Line.SOFT, degrees, length));
            best = better(best, line(Line.ROTATED, degrees, length));
        }
        add(best);
    }

    private Candidate line(Line line, int degrees, int length) {
        double[][] k = line.of(degrees, length);
        return k.length > side || k[0].length > side
                ? null
                : measured(
                        Family.MOTION_BLUR,
                        "motion blur, " + length + " pixels at " + degrees + "°",
                        Map.of("length", (double) length, "angle", (double) degrees),
                        2,
                        k);
    }

    private void gaussians(int n) {
        String size = Templates.size(n, n);
        Candidate best = scan(0.3, n / 1.4, s -> gaussian(n, s, s, Kernels.gaussian(n, s)));
        if (best == null) {
            return;
        }
        double sigma = best.numbers().get("sigma");
        // 8-bit filters round the weights to 256ths
        for (int i = -20; i <= 20; i++) {
            double s = sigma * (1 + i * 0.004);
            best = better(best, gaussian(n, s, s, Kernels.gaussian8(n, s, s)));
        }
        // the sigma of its shape: that of OpenCV's rule differs for the small tables
        Candidate usual = measured(
                Family.GAUSSIAN,
                "Gaussian " + size + ", sigma " + Words.number(sigma) + " (OpenCV's own for ksize " + n + ")",
                Map.of("sigma", sigma),
                0,
                Templates.rows(Kernels.gaussian(n, 0)));
        add(best);
        add(usual);
        anisotropic(n, sigma);
    }

    private Candidate gaussian(int n, double sx, double sy, thawline.core.Kernel k) {
        return measured(
                Family.GAUSSIAN,
                "Gaussian " + Templates.size(n, n) + ", sigma " + Words.number(sx)
                        + (sx == sy ? "" : " across, " + Words.number(sy) + " down"),
                sx == sy ? Map.of("sigma", sx) : Words.map("sigma", sx, "sigmaY", sy),
                sx == sy ? 1 : 2,
                Templates.rows(k));
    }

    /// Another sigma down than across, by turns.
    private void anisotropic(int n, double sigma) {
        double sx = sigma;
        double sy = sigma;
        Candidate best = null;
        for (int turn = 0; turn < 3; turn++) {
            double fixed = sy;
            best = narrow(Math.max(0.2, sx / 3), sx * 3, s -> gaussian(n, s, fixed, Kernels.gaussian(n, s, fixed)));
            sx = best.numbers().get("sigma");
            double across = sx;
            best = narrow(Math.max(0.2, sy / 3), sy * 3, s -> gaussian(n, across, s, Kernels.gaussian(n, across, s)));
            sy = best.numbers().getOrDefault("sigmaY", across);
        }
        if (Math.abs(sx / sy - 1) > 0.04) {
            add(best);
            rectangular(n, sx, sy);
        }
    }

    /// Fewer rows than columns, or the other way round.
    private void rectangular(int n, double sx, double sy) {
        for (int m = 1; m < n; m += 2) {
            int few = m;
            if (sy < sx) {
                add(m == 1 ? null : narrow(sy / 2, sy * 2, s -> gaussian(few, n, sx, s)));
            } else {
                add(m == 1 ? null : narrow(sx / 2, sx * 2, s -> gaussian(n, few, s, sy)));
            }
        }
    }

    private Candidate gaussian(int h, int w, double sx, double sy) {
        return measured(
                Family.GAUSSIAN,
                "Gaussian " + Templates.size(h, w) + ", sigma " + Words.number(sx) + " across, " + Words.number(sy)
                        + " down",
                Words.map("sigma", sx, "sigmaY", sy),
                2,
                Templates.rows(Kernels.gaussian(h, w, sx, sy)));
    }

    private void unsharp(int n) {
        add(scan(
                0.3,
                n / 1.4,
                s -> measured(
                        Family.UNSHARP,
                        "unsharp mask " + Templates.size(n, n) + ", sigma " + Words.number(s),
                        Map.of("sigma", s),
                        2,
                        ONE,
                        Templates.rows(Kernels.gaussian(n, s)))));
    }

    private void derivatives(int n) {
        add(scan(0.4, n / 2.5, s -> {
            double[][] g = Templates.rows(Kernels.gaussian(n, s));
            double[][] dx = new double[n][n];
            double[][] dy = new double[n][n];
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    dx[y][x] = g[y][x] * (x - n / 2) / (s * s);
                    dy[y][x] = g[y][x] * (y - n / 2) / (s * s);
                }
            }
            return measured(
                    Family.GAUSSIAN_DERIVATIVE,
                    "derivative of a Gaussian " + Templates.size(n, n) + ", sigma " + Words.number(s),
                    Map.of("sigma", s),
                    1,
                    dx,
                    dy);
        }));
    }

    private void log(int n) {
        add(scan(
                0.5,
                n / 3.0,
                s -> measured(
                        Family.LOG,
                        "Laplacian of a Gaussian " + Templates.size(n, n) + ", sigma " + Words.number(s),
                        Map.of("sigma", s),
                        1,
                        Templates.rows(Kernels.log(n, s)))));
    }

    private Candidate scan(double low, double high, DoubleFunction<Candidate> at) {
        double best = low;
        double least = Double.POSITIVE_INFINITY;
        double ratio = Math.pow(high / low, 1.0 / SCAN);
        for (int i = 0; i <= SCAN; i++) {
            double s = low * Math.pow(ratio, i);
            Candidate c = at.apply(s);
            if (c != null && c.rest() < least) {
                least = c.rest();
                best = s;
            }
        }
        return narrow(best / ratio, best * ratio, at);
    }

    /// The golden section.
    private static Candidate narrow(double low, double high, DoubleFunction<Candidate> at) {
        double g = (Math.sqrt(5) - 1) / 2;
        double a = low;
        double b = high;
        Candidate best = null;
        for (int i = 0; i < NARROW; i++) {
            double p = b - g * (b - a);
            double q = a + g * (b - a);
            Candidate cp = at.apply(p);
            Candidate cq = at.apply(q);
            if (cp == null || cq == null) {
                return null;
            }
            if (cp.rest() < cq.rest()) {
                b = q;
            } else {
                a = p;
            }
            best = better(best, better(cp, cq));
            if (b / a < 1.0005) {
                break;
            }
        }
        return best;
    }

    private static Candidate better(Candidate a, Candidate b) {
        return a == null || (b != null && b.rest() < a.rest()) ? b : a;
    }
}
