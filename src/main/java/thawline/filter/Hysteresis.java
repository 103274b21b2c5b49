package thawline.filter;

import java.util.Arrays;
import thawline.core.Levels;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = 255 where x > high, and where x > low in one piece (over all eight sides) with such a place; else 0.
///
/// (c,1,H,W) → (c,1,H,W), each plane on its own: the double threshold that ends Canny's edge detector. A
/// piece may wind through the whole picture, so it needs all of it at once, and it has no gradient.
public record Hysteresis(double low, double high) implements CustomOp {

    public Hysteresis {
        Check.require(low <= high, "low " + low + " is above high " + high + "; exchange them");
    }

    @Override
    public Shape shape(Shape in) {
        Check.require(in.d() == 1, "edges are followed in pictures, but got the volume " + in);
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(0, in.max() > high ? 255 : 0);
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Gradient gradient() {
        return Gradient.NONE;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        Open open = new Open(s.h(), s.w(), atMost(low));
        long[] strong = new long[s.w() / Long.SIZE + 1];
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                int to = y.index(c, 0, v, 0);
                Arrays.fill(y.data(), to, to + s.w(), 0);
                open.load(v, x.data(), x.index(c, 0, v, 0));
            }
            for (int v = 0; v < s.h(); v++) {
                above(x.data(), x.index(c, 0, v, 0), s.w(), atMost(high), strong, 0);
                for (int word = 0; word < strong.length; word++) {
                    for (long left = strong[word]; left != 0; left &= left - 1) {
                        open.take(v, word * Long.SIZE + Long.numberOfTrailingZeros(left), y, c);
                    }
                }
            }
        }
    }

    /// A bit for each of n numbers from `x[at]` on, from word to word.
    private static void above(float[] x, int at, int n, float level, long[] bits, int word) {
        int whole = n / Long.SIZE;
        for (int i = 0; i < whole; i++) {
            bits[word + i] = Levels.best().above(x, at + i * Long.SIZE, Long.SIZE, level);
        }
        bits[word + whole] = Levels.scalar().above(x, at + whole * Long.SIZE, n % Long.SIZE, level);
    }

    /// The largest float that is no larger: the same floats lie above it.
    private static float atMost(double level) {
        float f = (float) level;
        return f > level ? Math.nextDown(f) : f;
    }

    /// The places above the lower level that nothing has reached yet, a bit each; around all of them lie bits
    /// that are 0, so that no place is at an edge.
    private static final class Open {
        private final int width;
        private final float level;
        private final int words;
        private final long[] bits;
        private final Front front = new Front();

        Open(int height, int width, float level) {
            this.width = width;
            this.level = level;
            words = width / Long.SIZE + 2;
            bits = new long[(height + 2) * words + 1];
        }

        private int row(int v) {
            return (v + 1) * words + 1;
        }

        void load(int v, float[] x, int at) {
            above(x, at, width, level, bits, row(v));
        }

        /// Writes 255 to all that hangs together with a place, if nothing has yet.
        void take(int v, int u, Tensor y, int c) {
            reach(v, u, y, c);
            while (!front.isEmpty()) {
                int place = front.pop();
                int row = place / width;
                int column = place % width;
                for (int j = row - 1; j <= row + 1; j++) {
                    for (long left = three(j, column - 1); left != 0; left &= left - 1) {
                        reach(j, column - 1 + Long.numberOfTrailingZeros(left), y, c);
                    }
                }
            }
        }

        private void reach(int v, int x, Tensor y, int c) {
            int word = row(v) + (x >> 6);
            if ((bits[word] >>> x & 1) != 0) {
                bits[word] &= ~(1L << x);
                y.data()[y.index(c, 0, v, x)] = 255;
                front.push(v * width + x);
            }
        }

        /// Three bits of a row from column u on, which may be −1.
        private long three(int v, int u) {
            int word = row(v) + (u >> 6);
            return (bits[word] >>> u | bits[word + 1] << 1 << ~u) & 7;
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("hysteresis has no gradient");
    }
}
