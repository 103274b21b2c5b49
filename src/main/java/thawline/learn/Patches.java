package thawline.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import thawline.core.SplitMix;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Windows cut out of lessons: `side` × `side` of what was made, and `reach` more on each side of what it was
/// made of.
///
/// One more row and column lie above and to the left, for whitening: x − ρ·x(left) − ρ·x(above) + ρ²·x(above
/// left) takes out of a picture what its pixels say of their neighbours. Done to both, it changes nothing in
/// the kernel that leads from one to the other, but every frequency is then learned at the same pace.
final class Patches {

    private final int side;
    private final int reach;
    private final List<Tensor> before = new ArrayList<>();
    private final List<Tensor> after = new ArrayList<>();

    private Patches(int side, int reach) {
        this.side = side;
        this.reach = reach;
    }

    /// How windows are cut out.
    ///
    /// @param side of what is made
    /// @param reach of the student
    /// @param margin how far from the edges of a picture windows of x stay, so that no border is learned
    /// @param clipped whether windows with values at the ends of 0 … 255 are as good as others
    record Cut(int side, int reach, int margin, boolean clipped) {

        /// So many windows are looked at for one that is not clipped.
        private static final int TRIES = 8;

        /// The least height and width of a picture.
        int least() {
            return side + 2 * Math.max(reach, margin) + 1;
        }
    }

    /// About `count` windows, as many from each lesson that is large enough, at places that depend on the
    /// seed.
    static Patches of(Lessons lessons, Cut cut, int count, long seed) throws IOException {
        Patches patches = new Patches(cut.side, cut.reach);
        int each = Math.ceilDiv(count, Math.max(1, lessons.size()));
        int largest = 0;
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.read(i);
            Shape s = lesson.before().shape();
            largest = Math.max(largest, Math.min(s.h(), s.w()));
            if (Math.min(s.h(), s.w()) >= cut.least()) {
                patches.cut(lesson, cut, each, SplitMix.mix(seed + SplitMix.GOLDEN) + i);
            }
        }
        if (patches.size() == 0) {
            throw new IllegalArgumentException("pictures of at least " + cut.least() + "×" + cut.least()
                    + " are needed to learn from, but the largest has a side of " + largest);
        }
        return patches;
    }

    private void cut(Lesson lesson, Cut cut, int count, long seed) {
        Shape s = lesson.before().shape();
        int margin = Math.max(cut.reach, cut.margin);
        int rows = s.h() - cut.least() + 1;
        int columns = s.w() - cut.least() + 1;
        long state = SplitMix.mix(seed);
        for (int n = 0; n < count; n++) {
            Tensor best = null;
            int fewest = Integer.MAX_VALUE;
            int y = 0;
            int x = 0;
            for (int t = 0; t < (cut.clipped ? 1 : Cut.TRIES) && fewest > 0; t++) {
                state += SplitMix.GOLDEN;
                int v = margin + 1 + (int) ((SplitMix.mix(state) >>> 33) % rows);
                state += SplitMix.GOLDEN;
                int u = margin + 1 + (int) ((SplitMix.mix(state) >>> 33) % columns);
                Tensor made = lesson.after().window(v - 1, u - 1, side + 1, side + 1);
                int ends = cut.clipped ? 0 : clipped(made);
                if (ends < fewest) {
                    best = made;
                    fewest = ends;
                    y = v;
                    x = u;
                }
            }
            int wide = side + 2 * reach + 1;
            before.add(lesson.before()
                    .window(y - reach - 1, x - reach - 1, wide, wide)
                    .copy());
            after.add(best.copy());
        }
    }

    /// Windows of what is shown alone, `side` × `side`, as many from each picture that is large enough.
    static List<Tensor> windows(Lessons lessons, int side, int count, long seed) throws IOException {
        // one row and column more is cut
        return of(lessons, new Cut(side, 0, 0, true), count, seed).before.stream()
                .map(x -> x.window(1, 1, side, side).copy())
                .toList();
    }

    private static int clipped(Tensor y) {
        int ends = 0;
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    float value = y.at(c, v, u);
                    ends += value <= 0 || value >= 255 ? 1 : 0;
                }
            }
        }
        return ends;
    }

    int size() {
        return before.size();
    }

    Shape in() {
        return Shape.planes(before.getFirst().shape().c(), side + 2 * reach, side + 2 * reach);
    }

    Shape out() {
        return Shape.planes(after.getFirst().shape().c(), side, side);
    }

    /// The correlation of neighbouring pixels of x, 0 … 0.98: 0 for white noise.
    double neighbours() {
        double own = 0;
        double next = 0;
        for (Tensor x : before) {
            Shape s = x.shape();
            double mean = mean(x);
            for (int c = 0; c < s.c(); c++) {
                for (int v = 1; v < s.h(); v++) {
                    for (int u = 1; u < s.w(); u++) {
                        double d = x.at(c, v, u) - mean;
                        own += 2 * d * d;
                        next += d * (x.at(c, v, u - 1) - mean) + d * (x.at(c, v - 1, u) - mean);
                    }
                }
            }
        }
        double share = own == 0 ? 0 : next / own;
        return share < 0.1 ? 0 : Math.min(share, 0.98);
    }

    private static double mean(Tensor x) {
        double sum = 0;
        for (float v : x.data()) {
            sum += v;
        }
        return sum / x.data().length;
    }

    /// As examples: whitened by ρ, then in units.
    Dataset dataset(double rho, Units units) {
        return new Examples(rho, units);
    }

    /// Mean 0 and deviation 1 of what [#dataset] would have.
    Units units(double rho) {
        Moments x = new Moments(in());
        Moments y = new Moments(out());
        Examples raw = new Examples(rho, Units.scaled(in().c(), out().c(), 1));
        for (int i = 0; i < size(); i++) {
            x.add(raw, i, true);
            y.add(raw, i, false);
        }
        double dx = x.deviation();
        double dy = y.deviation();
        if (!(dx > 0)) {
            throw new IllegalArgumentException("all pictures to learn from are flat; nothing can be learned from them");
        }
        return new Units(x.means(), dx, y.means(), dy);
    }

    /// Means of planes, and the deviation from them.
    private static final class Moments {
        private final Tensor one;
        private final double[] sums;
        private double squares;
        private long n;

        Moments(Shape shape) {
            one = Tensor.zeros(shape);
            sums = new double[shape.c()];
        }

        void add(Examples from, int i, boolean input) {
            if (input) {
                from.input(i, one);
            } else {
                from.wanted(i, one);
            }
            int plane = one.data().length / sums.length;
            for (int k = 0; k < one.data().length; k++) {
                double v = one.data()[k];
                sums[k / plane] += v;
                squares += v * v;
            }
            n += plane;
        }

        List<Double> means() {
            List<Double> means = new ArrayList<>();
            for (double s : sums) {
                means.add(s / n);
            }
            return means;
        }

        double deviation() {
            double level = 0;
            for (double s : sums) {
                level += s / n * (s / n);
            }
            return Math.sqrt(Math.max(0, squares / n - level) / sums.length);
        }
    }

    private final class Examples implements Dataset {
        private final double rho;
        private final Units units;

        Examples(double rho, Units units) {
            this.rho = rho;
            this.units = units;
        }

        @Override
        public int size() {
            return before.size();
        }

        @Override
        public Shape shape() {
            return in();
        }

        @Override
        public Target target() {
            return new Target.Planes(out());
        }

        @Override
        public int label(int i) {
            throw new UnsupportedOperationException("patches have planes that are wanted, not classes");
        }

        @Override
        public void input(int i, Tensor x) {
            whiten(before.get(i), x, units.meanX(), units.scaleX());
        }

        @Override
        public void wanted(int i, Tensor y) {
            whiten(after.get(i), y, units.meanY(), units.scaleY());
        }

        private void whiten(Tensor from, Tensor to, List<Double> means, double scale) {
            Shape s = to.shape();
            double factor = 1 / scale;
            for (int c = 0; c < s.c(); c++) {
                double mean = means.get(c);
                for (int v = 0; v < s.h(); v++) {
                    int at = from.index(c, 0, v + 1, 1);
                    int above = from.index(c, 0, v, 1);
                    int out = to.index(c, 0, v, 0);
                    float[] d = from.data();
                    for (int u = 0; u < s.w(); u++) {
                        double value = rho == 0
                                ? d[at + u]
                                : d[at + u]
                                        - rho * ((double) d[at + u - 1] + d[above + u])
                                        + rho * rho * d[above + u - 1];
                        to.data()[out + u] = (float) ((value - mean) * factor);
                    }
                }
            }
        }
    }
}
