package thawline.learn.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import thawline.learn.Fidelity;
import thawline.learn.Pictures;
import thawline.learn.Pictures.Named;
import thawline.learn.Ssim;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A filter designed by hand and a learned one, side by side.
///
/// ```java
/// Comparison c = Comparison.of(Side.of("gray | sobel(dx=1)"), Side.of("learned.onnx"), new Showpieces());
/// System.out.println(c.psnr() + " dB, largest error " + c.largest());
/// ```
///
/// Results are compared as they are: unrounded, in float. The peak of PSNR and SSIM is the range of the hand's results
/// over all pictures.
public record Comparison(Sides sides, Trial trial, Kernels kernels, Timing timing) {

    /// Who is compared.
    public record Sides(Side hand, Side learned) {}

    /// What came out for all pictures together, and for each.
    ///
    /// @param in the shape of the first picture as both took it
    /// @param unread why some pictures could not be read
    public record Trial(Shape in, Fidelity all, List<Case> cases, List<String> unread) {
        public Trial {
            cases = List.copyOf(cases);
            unread = List.copyOf(unread);
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

    public static Comparison of(Side hand, Side learned, Pictures pictures) throws IOException {
        return of(hand, learned, pictures, Options.DEFAULT);
    }

    /// An [IllegalArgumentException] says which side does not take a picture, or where results differ in shape; an
    /// [IOException] that no picture could be read.
    public static Comparison of(Side hand, Side learned, Pictures pictures, Options options) throws IOException {
        Run run = new Run(hand, learned, options);
        Trial trial = run.over(pictures);
        Shape in = trial.in;
        return new Comparison(
                new Sides(hand, learned),
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

    /// How the learned kernels came about.
    public Film film() {
        return Film.of(sides.hand.frozen(trial.in), sides.learned, trial.in);
    }

    /// The loss over the epochs, where the learned filter's file has it.
    public Course course() {
        return Course.of(sides.learned.notes());
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
        Trial over(Pictures pictures) throws IOException {
            int planes = planes();
            List<Integer> read = new ArrayList<>();
            List<String> unread = new ArrayList<>();
            double peak = peak(pictures, planes, read, unread);
            if (read.isEmpty()) {
                throw new IOException(unread.isEmpty() ? "there are no pictures to compare on" : unread.getFirst());
            }
            Fidelity.Meter all = new Fidelity.Meter();
            List<Case> cases = new ArrayList<>();
            for (int i : read) {
                Named picture = pictures.read(i, planes);
                options.progress().looksAt(pictures.size() + i, 2 * pictures.size(), picture.name());
                Tensor x = picture.planes();
                Tensor a = run(x, ready(picture).hand);
                Tensor b = run(x, ready.learned);
                all.add(b, a);
                cases.add(new Case(
                        picture.name(),
                        a.shape(),
                        Fidelity.of(b, a, peak),
                        Ssim.of(b, a, peak),
                        Optional.of(Shown.of(x, a, b))));
                drop(cases);
            }
            return new Trial(first, all.figures(peak), cases, unread);
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

        private double peak(Pictures pictures, int planes, List<Integer> read, List<String> unread) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < pictures.size(); i++) {
                Named picture;
                try {
                    picture = pictures.read(i, planes);
                } catch (IOException damaged) {
                    unread.add(String.valueOf(damaged.getMessage()));
                    continue;
                }
                read.add(i);
                options.progress().looksAt(i, 2 * pictures.size(), picture.name());
                for (float v : run(picture.planes(), ready(picture).hand).data()) {
                    least = Math.min(least, v);
                    most = Math.max(most, v);
                }
            }
            double range = most - least;
            return range > 0 && Double.isFinite(range) ? range : 255;
        }

        /// Grey where a model was made for it, or where colour would not give one plane or a picture in colour.
        private int planes() {
            boolean colour = !isForGrey(hand)
                    && !isForGrey(learned)
                    && hand.takes(COLOUR)
                    && learned.takes(COLOUR)
                    && List.of(1, 3).contains(hand.out(COLOUR).c());
            return colour ? 3 : 1;
        }

        private static final Shape COLOUR = Shape.planes(3, 512, 512);

        private static boolean isForGrey(Side side) {
            return side.model().map(m -> m.in().c() == 1).orElse(false);
        }

        private Ready ready(Named picture) {
            Shape in = picture.planes().shape();
            if (ready != null && ready.hand.in().equals(in)) {
                return ready;
            }
            Shape a = hand.out(in);
            Shape b = learned.out(in);
            if (!a.equals(b)) {
                throw new IllegalArgumentException("of " + picture.name() + ", " + size(in) + ", " + hand.name()
                        + " makes " + size(a) + " and " + learned.name() + " " + size(b)
                        + "; only results of one size and as many planes compare");
            }
            first = first == null ? in : first;
            ready = new Ready(
                    Plan.of(hand.frozen(in), in, options.threads()),
                    Plan.of(learned.frozen(in), in, options.threads()));
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
