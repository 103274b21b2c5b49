package thawline.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures before and after as lessons: read once to see that they can be read, which of their planes belong
/// together, and what values they have.
///
/// @param planes that a filter reads: 1, where it does the same to all colours or reads grey; 3, where it mixes them
/// @param values of the pictures after
/// @param bad what was left out, and why
public record Examples(Lessons lessons, int planes, Values values, List<Pairs.Bad> bad) {

    /// More pictures are not learned from and tested with.
    private static final int MOST = 80;

    /// So many are asked whether a filter mixes colours.
    private static final int ASKED = 3;

    /// What a kernel of a few pixels leaves of the variance where colours are kept apart, against what one
    /// leaves that mixes them.
    private static final double MIXED = 0.7;

    private static final int KSIZE = 3;

    /// What values pictures after have.
    ///
    /// @param clipped the share of them at the ends of 0 … 255
    /// @param step between two that a file can hold; 0 for floats
    public record Values(double least, double most, double clipped, double step) {

        /// What PSNR is relative to: 255, or the range of floats.
        public double peak() {
            return step > 0 ? 255 : most - least;
        }

        @Override
        public String toString() {
            return "values " + number(least) + " … " + number(most)
                    + (clipped > 0.0005 ? String.format(Locale.ROOT, ", %.1f %% of them clipped", 100 * clipped) : "")
                    + (step == 0 ? ", floats" : step == 1 ? ", 8 bits" : ", 16 bits");
        }
    }

    private static String number(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : String.format(Locale.ROOT, "%.4g", v);
    }

    public Examples {
        bad = List.copyOf(bad);
    }

    /// Of pairs that lie as they are.
    public static Examples of(Pairs pairs) throws IOException {
        return of(pairs, 0, 0);
    }

    /// Of pairs where after(y, x) shows what before(y + dy, x + dx) was.
    public static Examples of(Pairs pairs, int dx, int dy) throws IOException {
        Survey survey = new Survey();
        List<Pairs.Bad> bad = new ArrayList<>(pairs.bad());
        List<Pair> good = new ArrayList<>();
        int n = pairs.good().size();
        int asked = Math.min(n, MOST);
        for (int i = 0; i < asked; i++) {
            Pair pair = pairs.good().get((int) ((long) i * n / asked));
            try {
                survey.add(shifted(pair.read(), dx, dy));
                good.add(pair);
            } catch (IOException | IllegalArgumentException damaged) {
                bad.add(new Pairs.Bad(pair.name(), String.valueOf(damaged.getMessage())));
            }
        }
        if (good.isEmpty()) {
            throw new IOException(told(bad));
        }
        int planes = survey.planes();
        return new Examples(lessons(good, planes, dx, dy), planes, survey.values(), bad);
    }

    /// Why nothing is left, with a line for each pair.
    private static String told(List<Pairs.Bad> bad) {
        StringBuilder text = new StringBuilder("there are no pictures before and after that belong together");
        bad.forEach(b -> text.append("\n  ").append(b));
        return text.toString();
    }

    private static Pair.Planes shifted(Pair.Planes pair, int dx, int dy) {
        Shape s = pair.before().shape();
        int h = s.h() - Math.abs(dy);
        int w = s.w() - Math.abs(dx);
        if (h < 1 || w < 1) {
            throw new IllegalArgumentException("a picture of " + s.w() + "×" + s.h() + " moved by " + dx + ", " + dy
                    + " has nothing left in common with itself");
        }
        return new Pair.Planes(
                pair.before().window(Math.max(0, dy), Math.max(0, dx), h, w).copy(),
                pair.after().window(Math.max(0, -dy), Math.max(0, -dx), h, w).copy(),
                pair.step());
    }

    private static Lessons lessons(List<Pair> pairs, int planes, int dx, int dy) {
        return new Lessons() {
            @Override
            public int size() {
                return pairs.size();
            }

            @Override
            public Lesson read(int i) throws IOException {
                Pair.Planes read = shifted(pairs.get(i).read(), dx, dy);
                Tensor after = planes == 1 ? Pictures.planes(read.after(), 1) : read.after();
                return new Lesson(pairs.get(i).name(), Pictures.planes(read.before(), planes), after);
            }
        };
    }

    /// What is seen of all pictures.
    private static final class Survey {
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private double step;
        private long ends;
        private long count;
        private int seen;
        private int outs;
        private double apart;
        private double mixed;

        void add(Pair.Planes pair) {
            step = Math.max(step, pair.step());
            for (float v : pair.after().data()) {
                least = Math.min(least, v);
                most = Math.max(most, v);
                ends += v <= 0 || v >= 255 ? 1 : 0;
            }
            count += pair.after().data().length;
            if (pair.before().shape().c() == 3 && seen < ASKED) {
                compare(pair);
                seen++;
            }
        }

        /// What kernels leave that read one plane, or grey, and those that read all three.
        private void compare(Pair.Planes pair) {
            Tensor x = pair.before();
            Tensor y = pair.after();
            int side = Math.min(x.shape().h(), x.shape().w());
            if (side < KSIZE || (outs != 0 && outs != y.shape().c())) {
                return;
            }
            outs = y.shape().c();
            LeastSquares all = LeastSquares.of(outs, 3, KSIZE, KSIZE);
            all.accumulate(x, y);
            double rest = all.solve().residual();
            mixed += rest * rest;
            double sum = 0;
            Tensor grey = outs == 1 ? Pictures.planes(x, 1) : x;
            for (int c = 0; c < outs; c++) {
                LeastSquares one = LeastSquares.of(KSIZE, KSIZE);
                one.accumulate(grey.channels(c, 1), y.channels(c, 1));
                double left = one.solve().residual();
                sum += left * left / outs;
            }
            apart += sum;
        }

        int planes() {
            // a tenth of a grey level is what rounding leaves anyhow
            return seen > 0 && mixed + 0.1 * seen < MIXED * (apart + 0.1 * seen) ? 3 : 1;
        }

        Values values() {
            boolean bounded = step > 0;
            return new Values(least, most, bounded ? (double) ends / count : 0, step);
        }
    }
}
