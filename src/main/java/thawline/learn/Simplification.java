package thawline.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer whose windows are written with fewer numbers, see [LowRank], wherever that is near enough and
/// measured faster.
///
/// ```java
/// Simplification s = Simplification.of(model.layer(), pictures, Simplification.Goal.STANDARD);
/// Layer fast = s.layer();
/// ```
///
/// @param changes what became of each convolution with a window
/// @param fidelity of the results on the pictures, to those of the layer before
/// @param bound how far a result can be off at most, for any picture of 0 … 255; infinite where nobody knows
/// @param times of the layer before and of this one
public record Simplification(
        Layer layer, List<Change> changes, Fidelity fidelity, double bound, Stopwatch.Times times) {

    /// How near results have to stay, and how much faster a change has to be to be kept.
    ///
    /// @param psnr in dB, with the range of the results as the peak
    public record Goal(double psnr, double speedup) {

        public static final Goal STANDARD = new Goal(50, 1.1);

        public Goal {
            if (!(psnr > 0) || !(speedup >= 1)) {
                throw new IllegalArgumentException("a goal is a PSNR above 0 dB and a speedup of 1 or more, but got "
                        + psnr + " dB and " + speedup);
            }
        }
    }

    /// What became of a convolution.
    public enum Verdict {
        /// By the fewest numbers that are near enough.
        REPLACED,
        /// Near enough, but not faster.
        NOT_FASTER,
        /// No form with fewer multiply-adds is near enough.
        NOT_NEAR
    }

    /// A convolution and its [Verdict].
    ///
    /// @param window such as `7×7, 1 to 16`
    /// @param form how it is written, such as `separable, rank 2`; empty where nothing was near enough
    /// @param kernelError √(Σ (k̂ − k)² / Σ k²)
    /// @param bound how far this convolution's results can be off, for any picture of 0 … 255
    /// @param speedup of the whole layer by this change
    public record Change(
            String path,
            String window,
            Verdict verdict,
            String form,
            double kernelError,
            double bound,
            double speedup) {}

    /// Measured by the clock at a size of 1024 × 1024.
    public static Simplification of(Layer layer, List<Tensor> pictures, Goal goal) {
        int planes = pictures.getFirst().shape().c();
        return of(layer, pictures, goal, new Race(Stopwatch.CLOCK, Shape.planes(planes, 1024, 1024)));
    }

    /// What tells how fast a layer is, for inputs of a shape.
    public record Race(Stopwatch watch, Shape in) {

        Stopwatch.Times of(Layer first, Layer second) {
            return watch.race(first, second, in);
        }
    }

    public static Simplification of(Layer layer, List<Tensor> pictures, Goal goal, Race race) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("results are compared on pictures, but there are none");
        }
        return new Search(layer, pictures, goal, race).result();
    }

    /// The numbers of a layer are as many as before, or fewer.
    public boolean changed() {
        return changes.stream().anyMatch(c -> c.verdict() == Verdict.REPLACED);
    }

    /// Convolution by convolution, the dearest first; each change stays while the next is looked at.
    private static final class Search {

        private final Layer layer;
        private final List<Tensor> pictures;
        private final Goal goal;
        private final Race race;
        private final List<Tensor> wanted;
        private final List<Sites.Site> sites;
        private final Map<Integer, LowRank> kept = new LinkedHashMap<>();

        Search(Layer layer, List<Tensor> pictures, Goal goal, Race race) {
            this.layer = layer;
            this.pictures = pictures;
            this.goal = goal;
            this.race = race;
            wanted = pictures.stream().map(x -> run(layer, x)).toList();
            sites = Sites.of(layer, race.in, Range.PICTURE);
        }

        Simplification result() {
            List<Sites.Site> windows = sites.stream()
                    .filter(site -> site.op() instanceof Conv2d)
                    .sorted(Comparator.comparingLong(site -> -site.op().multiplyAdds(site.in())))
                    .filter(site -> LowRank.hasWindow((Conv2d) site.op()))
                    .toList();
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < windows.size(); i++) {
                changes.add(change(windows.get(i), goal.psnr + 10 * Math.log10((double) windows.size() / (i + 1))));
            }
            Layer fast = with(kept);
            return new Simplification(
                    fast,
                    List.copyOf(changes),
                    fidelity(fast),
                    ErrorBound.of(layer, sites, kept),
                    kept.isEmpty() ? new Stopwatch.Times(1, 1) : race.of(layer, fast));
        }

        /// Each change takes its share of the error that all may make.
        private Change change(Sites.Site site, double psnr) {
            Conv2d conv = (Conv2d) site.op();
            List<LowRank> near = new ArrayList<>();
            for (LowRank.Form form : LowRank.Form.values()) {
                nearest(LowRank.of(conv, site.in(), form), site, psnr).ifPresent(near::add);
            }
            if (near.isEmpty()) {
                return new Change(site.path(), text(conv), Verdict.NOT_NEAR, "", 0, 0, 1);
            }
            Layer before = with(kept);
            LowRank best = null;
            double speedup = 0;
            for (LowRank one : near) {
                double faster = race.of(before, with(site, one)).speedup();
                if (faster > speedup) {
                    best = one;
                    speedup = faster;
                }
            }
            boolean replaced = speedup >= goal.speedup;
            if (replaced) {
                kept.put(site.number(), best);
            }
            return new Change(
                    site.path(),
                    text(conv),
                    replaced ? Verdict.REPLACED : Verdict.NOT_FASTER,
                    best.form().name().toLowerCase(Locale.ROOT) + ", rank " + best.rank(),
                    best.error(conv.kernel().kernel()),
                    ErrorBound.of(conv, best, site.range()),
                    speedup);
        }

        /// The least rank that is near enough; nearness grows with the rank.
        private Optional<LowRank> nearest(List<LowRank> byRank, Sites.Site site, double psnr) {
            int low = 0;
            int high = byRank.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (fidelity(with(site, byRank.get(middle))).psnr() >= psnr) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low < byRank.size() ? Optional.of(byRank.get(low)) : Optional.empty();
        }

        private Layer with(Sites.Site site, LowRank one) {
            Map<Integer, LowRank> all = new LinkedHashMap<>(kept);
            all.put(site.number(), one);
            return with(all);
        }

        private Layer with(Map<Integer, LowRank> all) {
            Map<Integer, Layer> layers = new LinkedHashMap<>();
            all.forEach((number, one) -> layers.put(number, one.layer()));
            return Sites.replace(layer, layers);
        }

        private Fidelity fidelity(Layer changed) {
            Fidelity.Meter meter = new Fidelity.Meter();
            for (int i = 0; i < pictures.size(); i++) {
                meter.add(run(changed, pictures.get(i)), wanted.get(i));
            }
            return meter.figures();
        }

        private static Tensor run(Layer layer, Tensor x) {
            Tensor y = Tensor.zeros(layer.shape(x.shape()));
            Plan.of(layer, x.shape(), 1).run(x, y);
            return y;
        }

        private static String text(Conv2d c) {
            var k = c.kernel().kernel();
            return k.height() + "×" + k.width() + ", " + k.ins() + " to " + k.outs();
        }
    }
}
