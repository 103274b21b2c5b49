package thawline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import thawline.core.Levels;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The pieces of a mask: for each set of places above 0 that hang together over all eight sides, the mean of
/// their positions, scored by how many they are.
///
/// (1,1,H,W) → corners, the largest first, then by y, then by x. This makes one corner of each spot that a
/// threshold leaves, where [CornerList] looks for the peaks of a map.
public record Blobs() implements ReadOut<List<Corner>> {

    private static final Comparator<Corner> ORDER = Comparator.comparingDouble((Corner c) -> -c.score())
            .thenComparingDouble(Corner::y)
            .thenComparingDouble(Corner::x);

    @Override
    public List<Corner> read(Tensor mask) {
        Shape s = mask.shape();
        Check.require(
                s.c() == 1 && s.d() == 1,
                "the result has " + s.c() * s.d()
                        + " planes; spots are read from one: begin with gray, or choose one with channel(0)");
        Runs runs = new Runs();
        float[] last = new float[2 * Long.SIZE];
        for (int y = 0; y < s.h(); y++) {
            runs.begin();
            int at = mask.index(0, 0, y, 0);
            int x = 0;
            for (; x <= s.w() - Long.SIZE; x += Long.SIZE) {
                runs.word(y, x, Levels.best().above(mask.data(), at + x, Long.SIZE, 0));
            }
            int n = s.w() - x;
            if (n > 0) {
                System.arraycopy(mask.data(), at + x, last, 0, n);
                runs.word(y, x, Levels.best().above(last, 0, n, 0) & (1L << n) - 1);
            }
            runs.end(y, s.w());
        }
        return runs.corners();
    }

    /// The same of a mask of one channel of bytes that lie side by side.
    public List<Corner> read(Samples.U8 mask) {
        Check.require(
                mask.channels() == 1 && mask.layout().pixelStride() == 1,
                "the mask has " + mask.channels() + " channels, "
                        + mask.layout().pixelStride()
                        + " bytes from pixel to pixel; spots are read from one, side by side");
        Runs runs = new Runs();
        int w = mask.width();
        for (int y = 0; y < mask.height(); y++) {
            runs.begin();
            int at = mask.index(0, y, 0);
            for (int x = 0; x < w; x += Long.SIZE) {
                runs.word(y, x, Levels.best().set(mask.data(), at + x, Math.min(Long.SIZE, w - x)));
            }
            runs.end(y, w);
        }
        return runs.corners();
    }

    /// Places above 0 that follow each other in a row, and which of them hang together: each points to an
    /// earlier one of its piece, the first to itself. (Disjoint sets by halving paths: Tarjan, van Leeuwen
    /// 1984.)
    private static final class Runs {

        private static final int NONE = -1;

        private int count;
        private int above;

        /// Where the run begins that has not ended yet.
        private int start;

        private int here;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int[] first = new int[64];
        private long[] sumX = new long[64];
        private long[] sumY = new long[64];
        private long[] places = new long[64];

        /// Begins the next row.
        void begin() {
            above = here;
            here = count;
            start = NONE;
        }

        /// Takes in 64 more places of row y, from column x on: a run begins or ends wherever a bit is unlike
        /// the one before.
        void word(int y, int x, long bits) {
            long changes = bits ^ (bits << 1 | (start == NONE ? 0 : 1));
            for (; changes != 0; changes &= changes - 1) {
                int at = x + Long.numberOfTrailingZeros(changes);
                if (start == NONE) {
                    start = at;
                } else {
                    add(y, start, at);
                    start = NONE;
                }
            }
        }

        /// Ends row y, which is w wide.
        void end(int y, int w) {
            if (start != NONE) {
                add(y, start, w);
            }
        }

        private void add(int y, int start, int end) {
            if (count == from.length) {
                grow();
            }
            int n = end - start;
            from[count] = start;
            to[count] = end;
            first[count] = count;
            sumX[count] = (long) n * (start + end - 1) / 2;
            sumY[count] = (long) n * y;
            places[count] = n;
            while (above < here && to[above] < start) {
                above++;
            }
            for (int i = above; i < here && from[i] <= end; i++) {
                join(i, count);
            }
            count++;
        }

        private void join(int a, int b) {
            int p = first(a);
            int q = first(b);
            int root = Math.min(p, q);
            int other = Math.max(p, q);
            if (root != other) {
                first[other] = root;
                sumX[root] += sumX[other];
                sumY[root] += sumY[other];
                places[root] += places[other];
            }
        }

        private int first(int run) {
            int at = run;
            while (first[at] != at) {
                first[at] = first[first[at]];
                at = first[at];
            }
            return at;
        }

        private void grow() {
            int more = 2 * count;
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            first = Arrays.copyOf(first, more);
            sumX = Arrays.copyOf(sumX, more);
            sumY = Arrays.copyOf(sumY, more);
            places = Arrays.copyOf(places, more);
        }

        List<Corner> corners() {
            List<Corner> pieces = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (first[i] == i) {
                    pieces.add(new Corner((double) sumX[i] / places[i], (double) sumY[i] / places[i], places[i]));
                }
            }
            pieces.sort(ORDER);
            return List.copyOf(pieces);
        }
    }
}
