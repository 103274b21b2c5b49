package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import thawline.data.Chance;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// How many X and O each classifier still reads while one thing about them changes: the same signs at every
/// value.
///
/// @param names of the classifiers
/// @param signs at each value, X and O by turns
public record Tolerance(List<String> names, List<Curve> curves, long seed, int signs) {

    /// Of the pictures that cards are read from.
    public static final int SIDE = 64;

    /// What spans no more is told with a digit behind the point.
    private static final double FINE = 15;

    /// Fewer right answers are no reading any more; see [Curve#holds].
    public static final double ENOUGH = 0.9;

    public Tolerance {
        names = List.copyOf(names);
        curves = List.copyOf(curves);
    }

    /// All that was counted under one change.
    public record Curve(Change change, List<Point> points) {

        public Curve {
            points = List.copyOf(points);
        }

        /// Shares of right answers of one classifier, in the order of the values.
        public double[] right(int classifier) {
            return points.stream()
                    .mapToDouble(p -> p.tallies().get(classifier).right())
                    .toArray();
        }

        /// From where to where about the clean drawing [#ENOUGH] answers are right, on straight lines between the
        /// values; no number where they are too few even there.
        public Span holds(int classifier) {
            double[] x = points.stream().mapToDouble(Point::value).toArray();
            double[] y = right(classifier);
            int at = 0;
            for (int i = 1; i < x.length; i++) {
                at = Math.abs(x[i] - change.nominal()) < Math.abs(x[at] - change.nominal()) ? i : at;
            }
            return y[at] < ENOUGH ? new Span(Double.NaN, Double.NaN) : new Span(end(x, y, at, -1), end(x, y, at, 1));
        }

        /// The same in words: `-38 … 41`; `everywhere` that was tried, or `nowhere`.
        public String held(int classifier) {
            double first = points.getFirst().value();
            double last = points.getLast().value();
            Span span = holds(classifier);
            if (Double.isNaN(span.from())) {
                return "nowhere";
            }
            String format = last - first <= FINE ? "%.1f … %.1f" : "%.0f … %.0f";
            return span.from() <= first && span.to() >= last
                    ? "everywhere"
                    : String.format(Locale.ROOT, format, span.from() + 0.0, span.to() + 0.0);
        }
    }

    /// What the classifiers said at one value, in their order.
    public record Point(double value, List<Tally> tallies) {

        public Point {
            tallies = List.copyOf(tallies);
        }
    }

    /// Answers to X and O by kind.
    ///
    /// @param correct the sign that was drawn
    /// @param neither no sign
    /// @param other the other sign
    public record Tally(int correct, int neither, int other) {

        static Tally of(List<Answer> answers) {
            int[] kinds = new int[3];
            for (int i = 0; i < answers.size(); i++) {
                Label said = answers.get(i).label();
                kinds[said == label(i) ? 0 : said == Label.NEITHER ? 1 : 2]++;
            }
            return new Tally(kinds[0], kinds[1], kinds[2]);
        }

        /// As a share of all.
        public double right() {
            return (double) correct / (correct + neither + other);
        }
    }

    /// Where a classifier still reads enough, about the clean drawing.
    public record Span(double from, double to) {}

    /// How much is measured, and how.
    ///
    /// @param signs at each value, an even number
    /// @param stop asked between values; what is measured by then is kept
    public record Options(int signs, long seed, int threads, Listener listener, BooleanSupplier stop) {

        public Options {
            if (signs < 2 || signs % 2 != 0) {
                throw new IllegalArgumentException(
                        "X and O are drawn by turns, so their number is even and at least 2, not " + signs);
            }
        }
    }

    /// Who wants to know how far it is.
    @FunctionalInterface
    public interface Listener {
        void measured(int done, int all, Change change);
    }

    private static Label label(int i) {
        return i % 2 == 0 ? Label.X : Label.O;
    }

    public static Tolerance of(List<Classifier> classifiers, Options options) {
        int all = Arrays.stream(Change.values()).mapToInt(c -> c.steps().length).sum();
        int done = 0;
        List<Curve> curves = new ArrayList<>();
        for (Change change : Change.values()) {
            List<Point> points = new ArrayList<>();
            for (double value : change.steps()) {
                if (options.stop().getAsBoolean()) {
                    break;
                }
                List<Tensor> cards = cards(change, value, options);
                points.add(new Point(
                        value,
                        classifiers.stream()
                                .map(c -> Tally.of(c.classify(cards, options.threads())))
                                .toList()));
                options.listener().measured(++done, all, change);
            }
            if (!points.isEmpty()) {
                curves.add(new Curve(change, points));
            }
        }
        return new Tolerance(
                classifiers.stream().map(Classifier::name).toList(), curves, options.seed(), options.signs());
    }

    private static List<Tensor> cards(Change change, double value, Options options) {
        return IntStream.range(0, options.signs())
                .parallel()
                .mapToObj(i -> Strokes.card(label(i), change.traits(value, i), sign(options.seed(), i), SIDE))
                .toList();
    }

    private static long sign(long seed, int i) {
        return new Chance(seed, i).seed();
    }

    /// The seed of one of the X, a plain one that is good to look at.
    public long plain() {
        return sign(seed, PoolingLesson.plain(seed));
    }

    /// An X under a change; where it is moved, to the right.
    public static Samples.U8 picture(Change change, double value, long sign) {
        return Strokes.picture(Label.X, change.traits(value, 0), sign, SIDE);
    }

    private static double end(double[] x, double[] y, int from, int step) {
        int i = from;
        while (i + step >= 0 && i + step < x.length) {
            int next = i + step;
            if (y[next] < ENOUGH) {
                return x[i] + (x[next] - x[i]) * (y[i] - ENOUGH) / (y[i] - y[next]);
            }
            i = next;
        }
        return x[i];
    }

    /// A line for each classifier at each value.
    public String csv() {
        StringBuilder csv = new StringBuilder("change,unit,value,classifier,signs,right,neither,other\n");
        for (Curve curve : curves) {
            for (Point point : curve.points()) {
                for (int k = 0; k < names.size(); k++) {
                    Tally t = point.tallies().get(k);
                    csv.append(String.format(
                            Locale.ROOT,
                            "%s,\"%s\",%s,%s,%d,%d,%d,%d\n",
                            curve.change(),
                            curve.change().unit(),
                            number(point.value()),
                            names.get(k),
                            signs,
                            t.correct(),
                            t.neither(),
                            t.other()));
                }
            }
        }
        return csv.toString();
    }

    private static String number(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
