package thawline.run;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.Cut;
import thawline.core.Elementwise;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// `y = high where x > share·max x, else 0`, without ever keeping x as a plane.
///
/// The largest element so far is never above the largest of all, so with a share that is not negative an
/// element which does not exceed share · (the largest so far) is out for good. The others are kept, one bit
/// to say where and the number itself; when everything was seen, the exact level decides. The result is that
/// of the operation itself.
final class Sieve {

    private final float share;
    private final float high;
    private final int strip;
    private final int wordsPerStrip;
    private final int wordsPerRow;
    private final long[] bits;

    /// For each band its kept numbers, in the order strip, row, column.
    private final float[][] kept;

    /// For each worker the numbers of the band it is at.
    private final float[][] taken;

    private final int[] count;

    /// More than the widest register, for packing writes whole registers.
    private static final int SLACK = 64;

    private Sieve(float share, float high, Shape s, Schedule schedule) {
        this.share = share;
        this.high = high;
        strip = schedule.strip();
        wordsPerStrip = (strip + Long.SIZE - 1) / Long.SIZE;
        wordsPerRow = (s.w() + strip - 1) / strip * wordsPerStrip;
        bits = new long[Math.multiplyExact(wordsPerRow, s.h())];
        int bands = (s.h() + schedule.band() - 1) / schedule.band();
        kept = new float[bands][0];
        taken = new float[schedule.threads()][0];
        count = new int[schedule.threads()];
    }

    /// The sieve for an operation, if it is one that can be sieved.
    static Optional<Sieve> of(Node n, Schedule schedule) {
        Shape s = n.in().shape;
        boolean plane = s.c() == 1 && s.d() == 1;
        return plane
                        && n.op() instanceof Threshold(Cut cut, Threshold.Level level, float high)
                        && cut == Cut.BINARY
                        && level instanceof Threshold.Level.OfMaximum(Weights w)
                        && !w.isLearned()
                        && w.kernel().value() >= 0
                ? Optional.of(new Sieve(w.kernel().value(), high, s, schedule))
                : Optional.empty();
    }

    /// Takes in n elements of row y from column x on, which begins a strip, knowing the largest element so far.
    void take(int worker, int y, int x, int n, float largest, float[] from, int at) {
        int room = count[worker] + n + SLACK;
        if (taken[worker].length < room) {
            taken[worker] = Arrays.copyOf(taken[worker], Math.max(room, 2 * taken[worker].length));
        }
        count[worker] +=
                Elementwise.best().above(from, at, n, share * largest, bits, word(y, x), taken[worker], count[worker]);
    }

    /// Keeps what the worker took of a band, in as little memory as it needs.
    void keep(int worker, int band) {
        int n = count[worker];
        if (kept[band].length < n) {
            kept[band] = new float[n + n / 8];
        }
        Memory.copy(taken[worker], 0, kept[band], 0, n);
        count[worker] = 0;
    }

    private int word(int y, int x) {
        return y * wordsPerRow + x / strip * wordsPerStrip;
    }

    /// Writes rows y0 … y1−1, now that the largest element is known; `row` has room for a strip.
    void finish(int band, int y0, int y1, float largest, Plane sink, float[] row) {
        float level = share * largest;
        float[] values = kept[band];
        int next = 0;
        for (int x = 0; x < sink.shape.w(); x += strip) {
            int n = Math.min(strip, sink.shape.w() - x);
            for (int y = y0; y < y1; y++) {
                Arrays.fill(row, 0, n, 0);
                int first = word(y, x);
                for (int w = 0; w * Long.SIZE < n; w++) {
                    for (long left = bits[first + w]; left != 0; left &= left - 1) {
                        if (values[next++] > level) {
                            row[w * Long.SIZE + Long.numberOfTrailingZeros(left)] = high;
                        }
                    }
                }
                sink.store(0, 0, y, x, n, row, 0);
            }
        }
    }
}
