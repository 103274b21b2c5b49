package thawline.learn.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.learn.LeastSquares;
import thawline.tensor.Tensor;

/// The best kernel of a window, at places that are not clipped, with what a JPEG lost given back.
///
/// @param residual y − ŷ at the sample's places
/// @param use which of them count
/// @param noise the RMS that rounding leaves
/// @param damage the RMS of what a JPEG lost besides; 0 without one
record Fit(
        Moments moments,
        List<Region> regions,
        Sample sample,
        double[] kernel,
        double rest,
        float[] fitted,
        float[] residual,
        boolean[] use,
        Optional<Jpeg> jpeg,
        double noise,
        double damage) {

    static final int RADIUS = 7;
    static final int WIDE = 15;

    private static final int PLACES = 40_000;
    private static final int AREA = 1_000_000;

    /// Its blocks are transformed again and again.
    private static final int JPEG_AREA = 270_000;
    private static final double WHITE = 255;
    private static final double WAVES = 12;

    /// A step of twice what the JPEG asks for still comes nearer each time.
    private static final double FURTHER = 1.9;

    /// Fewer places than this share of all are too few to trust a choice of them.
    private static final double LEAST = 0.04;

    /// Of scenes whose places are moved by a shift; empty where pictures are too small.
    static Optional<Fit> of(List<Scene> scenes, Shift shift) {
        for (int radius = RADIUS; radius >= 2; radius -= radius > 5 ? 2 : 1) {
            List<Region> found = Region.of(scenes, 8, shift, AREA);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<Region> regions = found;
            Optional<Jpeg> jpeg = scenes.getFirst().step() > 0
                    ? scenes.getFirst().jpeg().or(() -> Jpeg.seen(found))
                    : Optional.empty();
            if (jpeg.isPresent()) {
                regions = Region.of(scenes, 8, shift, JPEG_AREA);
            }
            Sample sample = Sample.of(regions, radius, PLACES);
            if (sample.size() > 12 * sample.taps()) {
                return Optional.of(of(regions, sample, jpeg));
            }
        }
        return Optional.empty();
    }

    private static Fit of(List<Region> regions, Sample sample, Optional<Jpeg> jpeg) {
        boolean[] open = open(regions, sample, jpeg.isPresent());
        boolean[] use = open.clone();
        float[] y = sample.y();
        boolean clips = count(use) < 0.998 * use.length;
        Moments m = Moments.of(sample, use);
        Moments.Solution best = m.best();
        double damage = 0;
        if (jpeg.isPresent()) {
            damage = Math.min(jpeg.get().noise(), Math.sqrt(best.rest() / Math.max(m.n(), 1)));
        }
        int turns = jpeg.isPresent() ? 6 : clips ? 3 : 0;
        for (int turn = 0; turn < turns; turn++) {
            List<Region.Stored> stored =
                    stored(regions, Candidate.cut(best.kernel(), m.side(), sample.radius()), m.offset(best.kernel()));
            boolean choose = clips && turn < 4;
            if (choose) {
                use = inside(stored, sample, open, Math.sqrt(best.rest() / Math.max(m.n(), 1)));
            }
            if (jpeg.isPresent()) {
                y = sample.at(restored(regions, jpeg.get(), stored, turn < turns - 1 ? FURTHER : 1));
            }
            Sample freed = new Sample(sample.radius(), sample.x(), y, sample.region(), sample.index());
            m = choose ? Moments.of(freed, use) : m.with(freed, y, use);
            best = m.best();
        }
        float[] fitted = fitted(sample, m, best.kernel());
        float[] residual = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            residual[i] = y[i] - fitted[i];
        }
        double noise = regions.getFirst().noise();
        return new Fit(m, regions, sample, best.kernel(), best.rest(), fitted, residual, use, jpeg, noise, damage);
    }

    /// What a small kernel explains, without any care.
    static double quick(List<Scene> scenes) {
        List<Region> regions = Region.of(scenes, 8, Shift.NONE, 200_000);
        if (regions.isEmpty()) {
            return 0;
        }
        Sample sample = Sample.of(regions, 3, 8_000);
        Moments m = Moments.of(sample, open(regions, sample, false));
        return m.c() == 0 ? 0 : 1 - m.best().rest() / m.c();
    }

    /// A JPEG leaves waves about what was clipped before it.
    private static boolean[] open(List<Region> regions, Sample sample, boolean jpeg) {
        boolean[] open = new boolean[sample.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = !regions.get(sample.region()[i]).clipped()[sample.index()[i]];
        }
        boolean waves = jpeg && count(open) < 0.97 * open.length;
        for (int i = 0; i < open.length && waves; i++) {
            open[i] &= sample.y()[i] > WAVES && sample.y()[i] < WHITE - WAVES;
        }
        if (count(open) < LEAST * open.length) {
            Arrays.fill(open, true); // black and white, as behind a threshold
        }
        return open;
    }

    private static int count(boolean[] use) {
        int n = 0;
        for (boolean u : use) {
            n += u ? 1 : 0;
        }
        return n;
    }

    /// Where the fit lies well inside the range in every colour: chosen by x alone, so that the choice
    /// favours no error.
    private static boolean[] inside(List<Region.Stored> stored, Sample sample, boolean[] open, double residual) {
        double margin = Math.min(2 + 2 * residual, 16);
        boolean[] use = new boolean[sample.size()];
        for (int i = 0; i < use.length; i++) {
            Region.Stored s = stored.get(sample.region()[i]);
            int at = sample.index()[i];
            use[i] = s.least()[at] > margin && s.most()[at] < WHITE - margin;
        }
        return count(use) > LEAST * use.length ? use : open;
    }

    private static List<Region.Stored> stored(List<Region> regions, Kernel k, double offset) {
        return regions.stream().map(r -> r.stored(k, offset)).toList();
    }

    private static float[] fitted(Sample sample, Moments m, double[] k) {
        float[] v = new float[sample.size()];
        double offset = m.offset(k);
        for (int i = 0; i < v.length; i++) {
            double sum = offset;
            for (int t = 0; t < k.length; t++) {
                sum += k[t] * sample.x()[i * k.length + t];
            }
            v[i] = (float) sum;
        }
        return v;
    }

    /// @param factor 1 for what the JPEG allows, more to get there in fewer turns
    private static List<Tensor> restored(List<Region> regions, Jpeg jpeg, List<Region.Stored> stored, double factor) {
        List<Tensor> planes = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            float[] wanted = stored.get(i).y().data();
            Tensor near = jpeg.nearest(regions.get(i).y(), stored.get(i).y());
            for (int at = 0; at < wanted.length && factor != 1; at++) {
                near.data()[at] = (float) (wanted[at] + factor * (near.data()[at] - wanted[at]));
            }
            planes.add(near);
        }
        return planes;
    }

    /// The moments with what the JPEG lost given back as a kernel would have it.
    Moments restored(Kernel kernel, double offset) {
        return moments.with(
                sample,
                sample.at(restored(regions, jpeg.orElseThrow(), stored(regions, kernel, offset), FURTHER)),
                use);
    }

    /// The RMS by which what a kernel makes and stores differs from y; behind a JPEG, from all that could
    /// have been stored as y.
    double contradiction(Kernel kernel, double offset) {
        double sum = 0;
        long n = 0;
        for (Region r : regions) {
            Tensor wanted = r.stored(kernel, offset).y();
            Tensor near = jpeg.isPresent() ? jpeg.get().nearest(r.y(), wanted) : r.y();
            for (int i = 0; i < r.clipped().length; i++) {
                double error = near.data()[i] - wanted.data()[i];
                sum += error * error;
                n++;
            }
        }
        return Math.sqrt(sum / n);
    }

    /// Of a wider window, where nothing is clipped to speak of; for blurs. Empty where pictures are too
    /// small.
    static Optional<Moments> wide(List<Scene> scenes, Shift shift) {
        int side = 2 * WIDE + 1;
        LeastSquares squares = LeastSquares.of(side, side);
        int places = 0;
        for (Region r : Region.of(scenes, 16, shift, 300_000)) {
            // y with the margins of x, of which the outermost is not asked for
            Tensor y = Tensor.zeros(r.x().shape());
            y.window(16, 16, r.height(), r.width()).copyFrom(r.y());
            Tensor x = r.x().window(1, 1, r.height() + side - 1, r.width() + side - 1);
            squares.accumulate(x, y.window(1, 1, x.shape().h(), x.shape().w()));
            places += r.y().shape().size();
        }
        if (places < 20_000) {
            return Optional.empty();
        }
        LeastSquares.Moments m = squares.moments();
        return Optional.of(new Moments(side, m.a(), m.b(), m.c(), places, m.meanX(), m.meanY()));
    }

    /// What a wide kernel leaves.
    Leftover leftOf(List<Scene> scenes, Shift shift, Kernel kernel, double offset) {
        List<Region> some = Region.of(scenes, 16, shift, JPEG_AREA);
        Sample places = Sample.of(some, 3, PLACES / 2);
        List<Region.Stored> stored = stored(some, kernel, offset);
        float[] y = jpeg.isPresent() ? places.at(restored(some, jpeg.get(), stored, 1)) : places.y();
        float[] made = places.at(stored.stream().map(Region.Stored::y).toList());
        float[] left = new float[y.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = y[i] - made[i];
        }
        return Leftover.of(places, made, left, open(some, places, false), noise);
    }

    /// The RMS that is left where the picture before lost something in a JPEG after it was filtered; 0 where
    /// it is no JPEG.
    double excuse(List<Scene> scenes) {
        Optional<Jpeg> before = scenes.getFirst().before();
        if (before.isEmpty()) {
            return 0;
        }
        Region r = regions.getFirst();
        Region lost = r.with(before.get().lost(r.x()));
        float[] v = lost.stored(Candidate.cut(kernel, moments.side(), moments.side() / 2), WHITE / 2)
                .y()
                .data();
        double sum = 0;
        for (float at : v) {
            sum += (at - WHITE / 2) * (at - WHITE / 2);
        }
        return Math.sqrt(sum / v.length);
    }

    double residualRms() {
        return Math.sqrt(rest / Math.max(moments.n(), 1));
    }

    double explained() {
        return moments.c() == 0 ? 1 : Math.max(0, 1 - rest / moments.c());
    }
}
