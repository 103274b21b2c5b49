package thawline.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.core.Bits;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Levels;
import thawline.layer.Pool;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// `y = high where dilate(x) > share·max x, else 0`, without ever keeping x as a plane, and without a
/// dilation of numbers.
///
/// The largest element so far is never above the largest of all, so with a share that is not negative an
/// element which does not exceed share · (the largest so far) is out for good. The others are kept, one bit
/// to say where and the number itself; when everything was seen, the exact level decides. A window's maximum
/// is above the level where one of its elements is, so the dilation is done on those bits, 64 at a time. The
/// result is that of the operations themselves.
final class Sieve implements Sifter {

    private final float share;
    private final float high;
    private final Shape shape;
    private final Margins window;
    private final Plane sink;
    private final int strip;
    private final int wordsPerStrip;
    private final int wordsPerRow;

    /// What may lie above, strips side by side, each from a word of its own on.
    private final long[] bits;

    /// What does, rows without gaps.
    private final long[] settled;

    private final int settledPerRow;

    /// For each band its kept numbers, in the order strip, row, column.
    private final float[][] kept;

    /// For each worker the numbers of the band it is at.
    private final float[][] taken;

    private final int[] count;

    /// For each worker the largest so far, a cache line apart.
    private final float[] largest;

    private final long[][] words;
    private final float[][] rows;

    /// More than the widest register, for packing writes whole registers, and a word's numbers are read in
    /// whole ones.
    private static final int SLACK = 64;

    private Sieve(Threshold threshold, float share, Margins window, Plane sink, Schedule schedule) {
        this.share = share;
        this.high = threshold.high();
        this.window = window;
        this.sink = sink;
        shape = sink.shape;
        strip = schedule.strip();
        wordsPerStrip = words(strip);
        wordsPerRow = (shape.w() + strip - 1) / strip * wordsPerStrip;
        bits = new long[Math.multiplyExact(wordsPerRow, shape.h())];
        settledPerRow = words(shape.w());
        settled = new long[Math.multiplyExact(settledPerRow, shape.h())];
        int bands = (shape.h() + schedule.band() - 1) / schedule.band();
        kept = new float[bands][SLACK];
        taken = new float[schedule.threads()][0];
        count = new int[schedule.threads()];
        largest = new float[schedule.threads() * SLACK];
        words = new long[schedule.threads()][settledPerRow];
        rows = new float[schedule.threads()][shape.w()];
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /// The sieve for a threshold, perhaps after a dilation, if it is one that can be sieved.
    static Optional<Sieve> of(List<Node> nodes, Schedule schedule) {
        Node last = nodes.getLast();
        Shape s = last.in().shape;
        boolean plane = s.c() == 1 && s.d() == 1;
        Margins window = nodes.size() == 1
                ? Margins.ZERO
                : ((Pool) nodes.getFirst().op()).pad().margins();
        return plane
                        && last.op() instanceof Threshold t
                        && t.cut() == Cut.BINARY
                        && t.level() instanceof Threshold.Level.OfMaximum(Weights w)
                        && !w.isLearned()
                        && w.kernel().value() >= 0
                ? Optional.of(new Sieve(t, w.kernel().value(), window, last.out().plane, schedule))
                : Optional.empty();
    }

    /// Whether it is a dilation by a box that bits can do: what lies outside never wins, and a row's window
    /// reaches no farther than a word.
    static boolean dilates(Node n) {
        if (!(n.op() instanceof Pool(Extremum e, Footprint f, Axes stride, var pad)) || e != Extremum.MAX) {
            return false;
        }
        Margins m = pad.margins();
        return f.isBox()
                && stride.equals(Axes.ONE)
                && (m.isZero() || pad.border().equals(Border.constant(e.neutral())))
                && m.front() + m.back() + f.depth() == 1
                && m.top() + m.bottom() == f.height() - 1
                && m.left() + m.right() == f.width() - 1
                && Math.max(m.left(), m.right()) < Long.SIZE;
    }

    @Override
    public void forget() {
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    }

    @Override
    public void take(int worker, int y, int x, int n, float[] from, int at) {
        int room = count[worker] + n + SLACK;
        if (taken[worker].length < room) {
            taken[worker] = Arrays.copyOf(taken[worker], Math.max(room, 2 * taken[worker].length));
        }
        int mine = worker * SLACK;
        float seen = largest[mine];
        float level = seen == Float.NEGATIVE_INFINITY ? seen : share * seen; // 0 · ∞ is no level
        count[worker] +=
                Levels.best().above(from, at, n, level, bits, word(y, x), taken[worker], count[worker], largest, mine);
    }

    /// Keeps what the worker took of a band, in as little memory as it needs.
    @Override
    public void keep(int worker, int band, int y0, int y1) {
        int n = count[worker];
        if (kept[band].length < n + SLACK) {
            kept[band] = new float[n + n / 8 + SLACK];
        }
        Memory.copy(taken[worker], 0, kept[band], 0, n);
        count[worker] = 0;
    }

    private int word(int y, int x) {
        return y * wordsPerRow + x / strip * wordsPerStrip;
    }

    /// Finds what lies above the level in rows y0 … y1−1, now that the largest element is known.
    @Override
    public void settle(int band, int y0, int y1) {
        float level = Float.NEGATIVE_INFINITY;
        for (float v : largest) {
            level = Math.max(level, v);
        }
        level *= share;
        Arrays.fill(settled, y0 * settledPerRow, y1 * settledPerRow, 0);
        float[] values = kept[band];
        int next = 0;
        for (int x = 0; x < shape.w(); x += strip) {
            int n = words(Math.min(strip, shape.w() - x));
            for (int y = y0; y < y1; y++) {
                int first = word(y, x);
                for (int w = 0; w < n; w++) {
                    long some = bits[first + w];
                    if (some != 0) {
                        int here = Long.bitCount(some);
                        long above = Levels.best().above(values, next, here, level);
                        next += here;
                        Bits.set(settled, y * settledPerRow, x + w * Long.SIZE, Long.expand(above, some));
                    }
                }
            }
        }
    }

    @Override
    public void meet() {}

    /// Writes rows y0 … y1−1, now that all are settled.
    @Override
    public void write(int worker, int y0, int y1) {
        long[] row = words[worker];
        for (int y = y0; y < y1; y++) {
            int top = Math.max(y - window.top(), 0);
            int end = Math.min(y + window.bottom() + 1, shape.h());
            System.arraycopy(settled, top * settledPerRow, row, 0, settledPerRow);
            for (int v = top + 1; v < end; v++) {
                int at = v * settledPerRow;
                for (int w = 0; w < settledPerRow; w++) {
                    row[w] |= settled[at + w];
                }
            }
            widen(row);
            sink.store(y, row, high, rows[worker]);
        }
    }

    /// Sets every bit that has one within the window.
    private void widen(long[] row) {
        long before = 0;
        long here = row[0];
        for (int w = 0; w < row.length; w++) {
            long after = w + 1 < row.length ? row[w + 1] : 0;
            long any = here;
            for (int i = 1; i <= window.left(); i++) {
                any |= here << i | before >>> -i;
            }
            for (int i = 1; i <= window.right(); i++) {
                any |= here >>> i | after << -i;
            }
            row[w] = any;
            before = here;
            here = after;
        }
        row[row.length - 1] &= -1L >>> -shape.w(); // those beyond the row
    }
}
