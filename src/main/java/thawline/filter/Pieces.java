package thawline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.core.Levels;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What [Blobs] finds, in memory that is kept from mask to mask: once warm, a read allocates nothing. For one
/// thread.
///
/// Places above 0 that follow each other in a row are a run, and of those that hang together each points to an
/// earlier one of its piece, the first to itself. (Disjoint sets by halving paths: Tarjan, van Leeuwen 1984.)
public final class Pieces {

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

    /// The first runs of the pieces, in the order of the pieces.
    private int[] order = new int[64];

    private int pieces;

    /// Begins the next row.
    private void begin() {
        above = here;
        here = count;
        start = NONE;
    }

    /// Takes in 64 more places of row y, from column x on: a run begins or ends wherever a bit is unlike
    /// the one before.
    private void word(int y, int x, long bits) {
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
    private void end(int y, int w) {
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

    private void forget() {
        count = 0;
        here = 0;
        pieces = 0;
    }

    /// (1,1,H,W), places above 0.
    public void read(Tensor mask) {
        Shape s = mask.shape();
        Check.onePlane(s, "spots");
        forget();
        for (int y = 0; y < s.h(); y++) {
            begin();
            int at = mask.index(0, 0, y, 0);
            int x = 0;
            for (; x <= s.w() - Long.SIZE; x += Long.SIZE) {
                word(y, x, Levels.best().above(mask.data(), at + x, Long.SIZE, 0));
            }
            int n = s.w() - x;
            if (n > 0) {
                word(y, x, Levels.scalar().above(mask.data(), at + x, n, 0));
            }
            end(y, s.w());
        }
        sort();
    }

    /// The same of a mask of one channel of bytes that lie side by side.
    public void read(Samples.U8 mask) {
        if (mask.channels() != 1 || mask.layout().pixelStride() != 1) {
            throw new IllegalArgumentException("the mask has " + mask.channels() + " channels, "
                    + mask.layout().pixelStride()
                    + " bytes from pixel to pixel; spots are read from one, side by side");
        }
        forget();
        int w = mask.width();
        for (int y = 0; y < mask.height(); y++) {
            begin();
            int at = mask.index(0, y, 0);
            for (int x = 0; x < w; x += Long.SIZE) {
                word(y, x, Levels.best().set(mask.data(), at + x, Math.min(Long.SIZE, w - x)));
            }
            end(y, w);
        }
        sort();
    }

    /// A heap of the pieces, the last of the order on top.
    private void sort() {
        if (order.length < count) {
            order = new int[from.length];
        }
        for (int i = 0; i < count; i++) {
            if (first[i] == i) {
                order[pieces++] = i;
            }
        }
        for (int i = pieces / 2 - 1; i >= 0; i--) {
            sink(i, pieces);
        }
        for (int n = pieces - 1; n > 0; n--) {
            swap(0, n);
            sink(0, n);
        }
    }

    /// Puts element i of a heap of n in its place.
    private void sink(int i, int n) {
        int at = i;
        while (2 * at + 1 < n) {
            int child = 2 * at + 1;
            if (child + 1 < n && isBefore(order[child], order[child + 1])) {
                child++;
            }
            if (!isBefore(order[at], order[child])) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int i, int j) {
        int o = order[i];
        order[i] = order[j];
        order[j] = o;
    }

    /// The largest first, then by y, then by x.
    private boolean isBefore(int a, int b) {
        if (places[a] != places[b]) {
            return places[a] > places[b];
        }
        int byY = Double.compare(mean(sumY, a), mean(sumY, b));
        return byY < 0 || (byY == 0 && mean(sumX, a) < mean(sumX, b));
    }

    private double mean(long[] sum, int run) {
        return (double) sum[run] / places[run];
    }

    /// How many there are.
    public int count() {
        return pieces;
    }

    /// The mean position along x of piece i.
    public double x(int i) {
        return mean(sumX, order[i]);
    }

    /// The mean position along y of piece i.
    public double y(int i) {
        return mean(sumY, order[i]);
    }

    /// How many places piece i has.
    public long size(int i) {
        return places[order[i]];
    }

    /// All as corners.
    public List<Corner> list() {
        List<Corner> all = new ArrayList<>(pieces);
        for (int i = 0; i < pieces; i++) {
            all.add(new Corner(x(i), y(i), size(i)));
        }
        return List.copyOf(all);
    }
}
