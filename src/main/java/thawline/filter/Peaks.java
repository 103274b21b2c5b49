package thawline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Levels;
import thawline.core.LocalMaxima;
import thawline.core.Padding;
import thawline.run.Crew;
import thawline.run.Schedule;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a [CornerList] finds, by several threads and in memory that is kept from map to map: once warm, a read
/// allocates nothing, but for bands full of plateaus. One thread uses it at a time.
///
/// Bands of rows go to threads. A share of the largest number that a thread has seen so far leaves most places
/// out; what is left is sorted, and the largest number of all decides, so the list is the same for any threads.
public final class Peaks {

    /// The rows looked at together.
    private static final int BAND = 64;

    /// Numbers looked at for each place of a band, above which the maximum of every window costs less.
    private static final long MOST_LOOKS = 8;

    /// Corners whose positions are found together.
    private static final int CHUNK = 256;

    /// Bits that keys are sorted by at a time.
    private static final int DIGIT = 11;

    private final CornerList what;
    private final Finder[] finders;
    private final Crew.Job finding = this::find;
    private final Crew.Job refining = this::refine;
    private Tensor map;

    /// The corners: each the key of its place and score, and its position.
    private long[] keys = new long[64];

    private long[] others = {};
    private final int[] counts = new int[1 << DIGIT];
    private double[] x = {};
    private double[] y = {};
    private int count;

    /// For each column the last row that a corner reaches; −1 where none does.
    private int[] reached = {};

    /// One thread's part.
    private static final class Finder {
        LocalMaxima summits = new LocalMaxima(0, 0);
        int width;
        long[] keys = new long[64];
        int count;
        final float[] extremes = new float[2];

        /// Makes ready for another map.
        void forget(int newWidth) {
            if (width != newWidth) {
                width = newWidth;
                summits = new LocalMaxima(BAND, width);
            }
            summits.forget();
            count = 0;
        }

        void add(int place, float score) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, 2 * count);
            }
            keys[count++] = key(place, score);
        }
    }

    public Peaks(CornerList what, int threads) {
        Check.require(threads >= 1, "threads " + threads + " is less than 1");
        this.what = what;
        finders = new Finder[threads];
        Arrays.setAll(finders, i -> new Finder());
    }

    /// (1,1,H,W)
    public void read(Tensor result) {
        Shape s = result.shape();
        Check.onePlane(s, "corners");
        map = result;
        for (Finder f : finders) {
            f.forget(s.w());
        }
        int threads = Schedule.worth(s, finders.length);
        Crew.SHARED.run(finding, Math.ceilDiv(s.h(), BAND), threads);
        gather();
        thin();
        Crew.SHARED.run(refining, Math.ceilDiv(count, CHUNK), threads);
        map = null;
    }

    private void find(int band, int thread) {
        Finder f = finders[thread];
        Shape s = map.shape();
        int y0 = band * BAND;
        int rows = Math.min(BAND, s.h() - y0);
        float level = level(f, y0, rows);
        f.summits.find(map, y0, rows, level);
        long window = (2L * what.radius() + 1) * (2 * what.radius() + 1);
        if (what.radius() > 0 && f.summits.count() * window < MOST_LOOKS * rows * s.w()) {
            look(f, y0, rows);
        } else {
            collect(f, largestAround(y0, rows), y0, level);
        }
    }

    /// A level that a band's places have to exceed, from what was seen so far, at first in the band itself.
    private float level(Finder f, int y0, int rows) {
        if (what.relative() < 0) {
            return (float) what.absolute(); // more seen would lower the share
        }
        float seen = f.summits.largest();
        return level(seen == Float.NEGATIVE_INFINITY ? largest(f.extremes, y0, rows) : seen);
    }

    private float level(float largest) {
        return (float) Math.max(what.absolute(), what.relative() * largest);
    }

    private float largest(float[] extremes, int y0, int rows) {
        extremes[1] = Float.NEGATIVE_INFINITY;
        for (int row = y0; row < y0 + rows; row++) {
            Levels.best()
                    .extremes(map.data(), map.index(0, 0, row, 0), map.shape().w(), extremes);
        }
        return extremes[1];
    }

    /// Looks around every place that no neighbour exceeds.
    private void look(Finder f, int y0, int rows) {
        int w = map.shape().w();
        for (int y = y0; y < y0 + rows; y++) {
            int row = map.index(0, 0, y, 0);
            for (int x = f.summits.next(y - y0, 0); x >= 0; x = f.summits.next(y - y0, x + 1)) {
                if (isLargest(y, x)) {
                    f.add(y * w + x, map.data()[row + x]);
                }
            }
        }
    }

    private boolean isLargest(int y, int x) {
        Shape s = map.shape();
        int radius = what.radius();
        float[] data = map.data();
        float most = data[map.index(0, 0, y, x)];
        int first = Math.max(x - radius, 0);
        int n = Math.min(x + radius, s.w() - 1) + 1 - first;
        for (int v = Math.max(y - radius, 0); v <= Math.min(y + radius, s.h() - 1); v++) {
            int row = map.index(0, 0, v, first);
            for (int i = row; i < row + n; i++) {
                if (data[i] > most) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The largest number within the radius of each place of some rows: the way for plateaus.
    private Tensor largestAround(int y0, int rows) {
        Shape s = map.shape();
        int radius = what.radius();
        Margins m = Margins.plane(radius);
        Footprint window = Footprint.rect(2 * radius + 1, 2 * radius + 1);
        int from = Math.max(y0 - radius, 0);
        int to = Math.min(y0 + rows + radius, s.h());
        Margins around = Margins.plane(radius - (y0 - from), radius - (to - y0 - rows), radius, radius);
        Tensor padded = Tensor.zeros(m.around(Shape.plane(rows, s.w())));
        padded.inside(around).copyFrom(map.window(from, 0, to - from, s.w()));
        Padding.fill(padded, around, Border.constant(Extremum.MAX.neutral()));
        Tensor most = Tensor.zeros(Shape.plane(rows, s.w()));
        Extremum.MAX.apply(padded, window, Axes.ONE, most);
        return most;
    }

    /// The places of a band where the map is as large as anything within the radius.
    private void collect(Finder f, Tensor most, int y0, float level) {
        Shape s = most.shape();
        for (int y = 0; y < s.h(); y++) {
            int row = map.index(0, 0, y0 + y, 0);
            int mostRow = most.index(0, 0, y, 0);
            for (int x = 0; x < s.w(); x++) {
                float v = map.data()[row + x];
                if (v > level && v == most.data()[mostRow + x]) {
                    f.add((y0 + y) * s.w() + x, v);
                }
            }
        }
    }

    /// What exceeds the level of all of the map, in the order of the list.
    private void gather() {
        float largest = Float.NEGATIVE_INFINITY;
        int found = 0;
        for (Finder f : finders) {
            largest = Math.max(largest, f.summits.largest());
            found += f.count;
        }
        if (keys.length < found) {
            keys = new long[found + found / 8];
        }
        float level = level(largest);
        count = 0;
        for (Finder f : finders) {
            for (int i = 0; i < f.count; i++) {
                if (score(f.keys[i]) > level) {
                    keys[count++] = f.keys[i];
                }
            }
        }
        sort();
    }

    /// By counting, some bits at a time from the lowest on; [Arrays#sort] may allocate.
    private void sort() {
        if (others.length < keys.length) {
            others = new long[keys.length];
        }
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < count; i++) {
                counts[digit(keys[i], shift)]++;
            }
            int next = 0;
            for (int d = 0; d < counts.length; d++) {
                int here = counts[d];
                counts[d] = next;
                next += here;
            }
            for (int i = 0; i < count; i++) {
                others[counts[digit(keys[i], shift)]++] = keys[i];
            }
            long[] sorted = others;
            others = keys;
            keys = sorted;
        }
    }

    private static int digit(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1);
    }

    /// Leaves out what lies within the radius of an equal one before it, and what is too much. None lies within that of
    /// a stronger one, so the rows that were reached matter among equal ones alone, which come row by row.
    private void thin() {
        int w = map.shape().w();
        int radius = what.radius();
        if (reached.length != w) {
            reached = new int[w];
        }
        int kept = 0;
        float before = Float.NaN;
        for (int i = 0; i < count && kept < what.most(); i++) {
            float score = score(keys[i]);
            boolean first = score != before;
            before = score;
            if (!first || (i + 1 < count && score == score(keys[i + 1]))) {
                int row = place(keys[i]) / w;
                int column = place(keys[i]) % w;
                if (first) {
                    Arrays.fill(reached, -1);
                }
                if (reached[column] >= row) {
                    continue;
                }
                int end = Math.min(column + radius, w - 1) + 1;
                Arrays.fill(reached, Math.max(column - radius, 0), end, row + radius);
            }
            keys[kept++] = keys[i];
        }
        count = kept;
        if (x.length < count) {
            x = new double[keys.length];
            y = new double[keys.length];
        }
    }

    private void refine(int chunk, int thread) {
        int w = map.shape().w();
        for (int i = chunk * CHUNK; i < Math.min((chunk + 1) * CHUNK, count); i++) {
            refine(i, place(keys[i]) / w, place(keys[i]) % w);
        }
    }

    /// The peak of v + g·δ + ½·δᵀHδ, δ = −H⁻¹g, within half a pixel; at the picture's edge the place itself.
    private void refine(int i, int row, int column) {
        Shape s = map.shape();
        x[i] = column;
        y[i] = row;
        if (column == 0 || row == 0 || column == s.w() - 1 || row == s.h() - 1) {
            return;
        }
        float[] v = map.data();
        int here = map.index(0, 0, row, column);
        int above = here - map.rowStride();
        int below = here + map.rowStride();
        double middle = v[here];
        double left = v[here - 1];
        double right = v[here + 1];
        double gx = (right - left) / 2;
        double gy = ((double) v[below] - v[above]) / 2;
        double xx = right + left - 2 * middle;
        double yy = (double) v[below] + v[above] - 2 * middle;
        double xy = ((double) v[below + 1] + v[above - 1] - v[below - 1] - v[above + 1]) / 4;
        double det = xx * yy - xy * xy;
        if (xx < 0 && det > 0) {
            x[i] += Math.clamp((xy * gy - yy * gx) / det, -0.5, 0.5);
            y[i] += Math.clamp((xy * gx - xx * gy) / det, -0.5, 0.5);
        }
    }

    /// Keys in whose order the largest score comes first, then the first place.
    private static long key(int place, float score) {
        int bits = Float.floatToRawIntBits(score + 0f); // −0 is 0
        return (long) ~ordered(bits) << Integer.SIZE | place;
    }

    private static float score(long key) {
        return Float.intBitsToFloat(ordered(~(int) (key >> Integer.SIZE)));
    }

    private static int place(long key) {
        return (int) key;
    }

    /// The bits of a float as an integer with the order of floats, and back.
    private static int ordered(int bits) {
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// The position of corner i along x.
    public double x(int i) {
        return x[i];
    }

    /// The position of corner i along y.
    public double y(int i) {
        return y[i];
    }

    /// What the map has at corner i.
    public float score(int i) {
        return score(keys[i]);
    }

    /// All as corners.
    public List<Corner> list() {
        List<Corner> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new Corner(x(i), y(i), score(i)));
        }
        return List.copyOf(all);
    }
}
