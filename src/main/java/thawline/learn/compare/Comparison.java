package thawline.learn.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import thawline.data.PictureInput;
import thawline.layer.Layer;
import thawline.learn.Fidelity;
import thawline.learn.Ssim;
import thawline.learn.compare.Specimens.Specimen;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A filter designed by hand and a learned one, side by side.
///
/// ```java
/// Comparison c = Comparison.of(Side.of("gray | sobel(dx=1)"), Side.of("learned.onnx"), Specimens.drawn());
/// System.out.println(c.psnr() + " dB, largest error " + c.largest());
/// ```
///
/// Results are compared as they are: unrounded, in float. The peak of PSNR and SSIM is the range of the hand's results
/// over all pictures.
public record Comparison(Sides sides, Trial trial, Kernels kernels, Timing timing) {

    /// Who is compared, and on what.
    public record Sides(Side hand, Side learned, String pictures) {}

    /// What came out for all pictures together, and for each.
    public record Trial(Fidelity all, List<Case> cases) {
        public Trial {
            cases = List.copyOf(cases);
        }
    }

    /// What came out for a picture.
    ///
    /// @param out of both results
    /// @param shown of some pictures
    public record Case(String name, Shape out, Fidelity fidelity, double ssim, Optional<Shown> shown) {

        Case without() {
            return new Case(name, out, fidelity, ssim, Optional.empty());
        }
    }

    /// How much is done.
    ///
    /// @param shown of so many pictures the results themselves are kept, small: the first ones, and the worst
    /// @param timing about how long both filters are timed
    /// @param progress hears of every picture
    public record Options(int threads, int shown, Duration timing, Listener progress) {
        public static final Options DEFAULT = new Options(
                Runtime.getRuntime().availableProcessors(), 4, Duration.ofMillis(1600), (done, all, name) -> {});
    }

    /// Hears how far a comparison is.
    @FunctionalInterface
    public interface Listener {
        void looksAt(int done, int all, String name);
    }

    public static Comparison of(Side hand, Side learned, Specimens pictures) throws IOException {
        return of(hand, learned, pictures, Options.DEFAULT);
    }

    /// An [IllegalArgumentException] says which side does not take a picture, or where results differ in shape.
    public static Comparison of(Side hand, Side learned, Specimens pictures, Options options) throws IOException {
        Run run = new Run(hand, learned, options);
        Trial trial = run.over(pictures);
        Shape in = run.first;
        return new Comparison(
                new Sides(hand, learned, pictures.origin()),
                trial,
                Kernels.of(hand.frozen(in), learned.frozen(in), in),
                Timing.of(hand, learned, in, options.threads(), options.timing()));
    }

    /// Of all pictures together, in dB; infinite where nothing differs.
    public double psnr() {
        return trial.all.psnr();
    }

    /// Of the picture with the lowest.
    public double worstPsnr() {
        return trial.cases.stream().mapToDouble(c -> c.fidelity.psnr()).min().orElse(Double.NaN);
    }

    /// The mean over the pictures.
    public double ssim() {
        return trial.cases.stream().mapToDouble(Case::ssim).average().orElse(Double.NaN);
    }

    public double correlation() {
        return trial.all.correlation();
    }

    public double largest() {
        return trial.all.largest();
    }

    public double rms() {
        return trial.all.rms();
    }

    /// The range of the hand's results.
    public double peak() {
        return trial.all.peak();
    }

    /// The largest error of a kernel's number, as a share of the kernel's largest; NaN where none has a counterpart.
    public double kernelError() {
        return kernels.error();
    }

    /// Whether the results have the same bits.
    public boolean isEqual() {
        return trial.all.largest() == 0;
    }

    /// One comparison under way.
    private static final class Run {

        private final Side hand;
        private final Side learned;
        private final Options options;
        private Shape first;
        private Ready ready;

        Run(Side hand, Side learned, Options options) {
            this.hand = hand;
            this.learned = learned;
            this.options = options;
        }

        /// Plans for pictures of one shape.
        private record Ready(Plan hand, Plan learned) {}

        /// Everything twice: the range that errors are measured by is known after the first time.
        Trial over(Specimens pictures) throws IOException {
            double peak = peak(pictures);
            Fidelity.Meter all = new Fidelity.Meter();
            List<Case> cases = new ArrayList<>();
            for (Specimen s : pictures.all()) {
                options.progress().looksAt(pictures.size() + cases.size(), 2 * pictures.size(), s.name());
                Tensor x = fitted(s.read());
                Tensor a = run(x, ready(s, x.shape()).hand);
                Tensor b = run(x, ready.learned);
                all.add(b, a);
                cases.add(new Case(
                        s.name(),
                        a.shape(),
                        Fidelity.of(b, a, peak),
                        Ssim.of(b, a, peak),
                        Optional.of(Shown.of(x, a, b))));
                drop(cases);
            }
            return new Trial(all.figures(peak), cases);
        }

        /// Keeps the results of the first pictures, and of the worst so far behind them.
        private void drop(List<Case> cases) {
            int last = cases.size() - 1;
            int keep = options.shown() - 1;
            if (last <= keep) {
                return;
            }
            int worst = keep;
            for (int i = keep; i <= last; i++) {
                worst = ROUGH.compare(cases.get(i), cases.get(worst)) < 0 ? i : worst;
            }
            for (int i = keep; i <= last; i++) {
                if (i != worst) {
                    cases.set(i, cases.get(i).without());
                }
            }
        }

        private static final Comparator<Case> ROUGH =
                Comparator.comparingDouble(c -> c.fidelity().psnr());

        private double peak(Specimens pictures) throws IOException {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            int n = 0;
            for (Specimen s : pictures.all()) {
                options.progress().looksAt(n++, 2 * pictures.size(), s.name());
                Tensor x = fitted(s.read());
                for (float v : run(x, ready(s, x.shape()).hand).data()) {
                    least = Math.min(least, v);
                    most = Math.max(most, v);
                }
            }
            double range = most - least;
            return range > 0 && Double.isFinite(range) ? range : 255;
        }

        /// In grey where a model was made for it, or where only that fits.
        private Tensor fitted(Tensor x) {
            boolean grey = isForGrey(hand) || isForGrey(learned);
            if (!grey && hand.takes(x.shape()) && learned.takes(x.shape())) {
                return x;
            }
            return PictureInput.grey(x);
        }

        private static boolean isForGrey(Side side) {
            return side.model().map(m -> m.in().c() == 1).orElse(false);
        }

        private Ready ready(Specimen s, Shape in) {
            if (ready != null && ready.hand.in().equals(in)) {
                return ready;
            }
            Shape a = hand.out(in);
            Shape b = learned.out(in);
            if (!a.equals(b)) {
                throw new IllegalArgumentException("of " + s.name() + ", " + size(in) + ", " + hand.name() + " makes "
                        + size(a) + " and " + learned.name() + " " + size(b)
                        + "; only results of one size and as many planes compare");
            }
            first = first == null ? in : first;
            Layer l = learned.frozen(in);
            ready = new Ready(Plan.of(hand.frozen(in), in, options.threads()), Plan.of(l, in, options.threads()));
            return ready;
        }

        private static String size(Shape s) {
            return s.w() + "×" + s.h() + (s.c() == 1 ? "" : " in " + s.c() + " planes");
        }

        private static Tensor run(Tensor x, Plan plan) {
            Tensor y = Tensor.zeros(plan.out());
            plan.run(x, y);
            return y;
        }
    }
}
