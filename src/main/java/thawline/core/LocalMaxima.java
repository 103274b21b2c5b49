package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The places of some rows of a plane that lie above a level and that none of their four neighbours exceeds;
/// one bit for each place.
public final class LocalMaxima {

    private final int words;
    private final long[] bits;
    private final ThreeRows rows = new ThreeRows();
    private final float[] largest = {Float.NEGATIVE_INFINITY};
    private int count;

    /// Room for that many rows of `width` places.
    public LocalMaxima(int rows, int width) {
        words = Math.ceilDiv(width, Long.SIZE);
        bits = new long[rows * words];
    }

    /// Nothing was seen yet.
    public void forget() {
        largest[0] = Float.NEGATIVE_INFINITY;
    }

    /// The largest number of all rows looked at since then, as [Levels#extremes] has it; −∞ before the first.
    public float largest() {
        return largest[0];
    }

    /// Looks at rows y … y + n−1 of a plane.
    public void find(Tensor x, int y, int n, float level) {
        Shape s = x.shape();
        count = 0;
        for (int v = y; v < y + n; v++) {
            int above = x.index(0, 0, Math.max(v - 1, 0), 0);
            int below = x.index(0, 0, Math.min(v + 1, s.h() - 1), 0);
            rows.at(x.data(), above, x.index(0, 0, v, 0), below);
            row(s.w(), level, (v - y) * words);
        }
        for (int i = 0; i < n * words; i++) {
            count += Long.bitCount(bits[i]);
        }
    }

    private void row(int n, float level, int word) {
        float[] x = rows.data;
        for (int i = 0; i < n; i++) {
            if (i == Long.SIZE && Lanes.available()) {
                i = SimdWindows.summits(rows, i, n, level, bits, word, largest);
            }
            if (i % Long.SIZE == 0) {
                bits[word + i / Long.SIZE] = 0;
            }
            float v = x[rows.middle + i];
            largest[0] = v > largest[0] ? v + 0f : largest[0];
            if (v > level
                    && !(i > 0 && x[rows.middle + i - 1] > v)
                    && !(i < n - 1 && x[rows.middle + i + 1] > v)
                    && !(x[rows.above + i] > v)
                    && !(x[rows.below + i] > v)) {
                bits[word + i / Long.SIZE] |= 1L << i;
            }
        }
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// The next one in a row, from column x on; −1 where there is none.
    public int next(int row, int x) {
        for (int w = x / Long.SIZE; w < words; w++) {
            long left = bits[row * words + w] & (w == x / Long.SIZE ? -1L << x : -1L);
            if (left != 0) {
                return w * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }
}
