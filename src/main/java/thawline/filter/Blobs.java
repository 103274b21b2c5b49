package thawline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        float[] zeros = new float[s.w()];
        for (int y = 0; y < s.h(); y++) {
            runs.row(y, mask.data(), mask.index(0, 0, y, 0), zeros);
        }
        List<Corner> blobs = runs.pieces();
        blobs.sort(ORDER);
        return List.copyOf(blobs);
    }

    /// Places above 0 that follow each other in a row, and which of them hang together: each points to an earlier one
    /// of its piece, the first to itself. (Disjoint sets by halving paths: Tarjan, van Leeuwen 1984.)
    private static final class Runs {

        private int count;
        private int above;
        private int here;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int[] first = new int[64];
        private long[] sumX = new long[64];
        private long[] sumY = new long[64];
        private long[] places = new long[64];

        /// Takes in the next row, `zeros.length` wide.
        void row(int y, float[] mask, int at, float[] zeros) {
            above = here;
            here = count;
            int w = zeros.length;
            int x = 0;
            while (true) {
                int blank = Arrays.mismatch(mask, at + x, at + w, zeros, 0, w - x);
                if (blank < 0) {
                    return;
                }
                x += blank;
                int start = x;
                while (x < w && mask[at + x] > 0) {
                    x++;
                }
                if (x > start) {
                    add(y, start, x);
                } else {
                    x++; // below 0, or no number
                }
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

        List<Corner> pieces() {
            List<Corner> pieces = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (first[i] == i) {
                    pieces.add(new Corner((double) sumX[i] / places[i], (double) sumY[i] / places[i], places[i]));
                }
            }
            return pieces;
        }
    }
}
