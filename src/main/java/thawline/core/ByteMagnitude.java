package thawline.core;

import java.util.Optional;
import thawline.tensor.Border;
import thawline.tensor.Samples;

/// y = √(a² + b²) with (a, b) = k ⋆ round8(g ⋆ x), x bytes, all windows 5 × 5 of whole weights: the first half of the
/// corner chain in lanes of 16 bits, with the bits of floats.
///
/// One thread's. Each rounded row of a strip is made once and kept in a ring; the sums between the four passes of a row
/// are rows of some kB, which stay in the first-level cache.
public final class ByteMagnitude {

    private static final int SIDE = 5;
    private static final int REACH = SIDE / 2;

    /// Rounded rows that are kept: a power of two that a window fits in.
    private static final int RING = 8;

    private final Filters filters;

    /// Columns of a rounded row, and room for whole vectors past its end.
    private final int stride;

    private final short[] ring;
    private final short[] sums;
    private final short[] across;
    private final short[] down;
    private final int[] at = new int[SIDE];

    private int from;
    private int to;

    /// The rounded row to be made next, −1 at the top of a strip.
    private int next;

    /// The smoothing g and the two outputs of k, each with the border that it lays around its input.
    public record Filters(ByteSum smooth, Border before, ByteSum across, ByteSum down, Border behind) {}

    /// The filters for a smoothing that is rounded to 8 bits and a pair of derivatives, if they are such.
    public static Optional<Filters> filters(Kernel smooth, Border before, Kernel pair, Border behind) {
        if (!Lanes.available()
                || !GradientRows.makesMagnitude(pair, Geometry.EACH)
                || !mirrors(before)
                || !mirrors(behind)) {
            return Optional.empty();
        }
        ByteSum g = ByteSum.of(smooth).orElse(null);
        ByteSum a = ByteSum.of(pair.output(0)).orElse(null);
        ByteSum b = ByteSum.of(pair.output(1)).orElse(null);
        boolean fits = g != null
                && isSquare(g)
                && g.makes(Samples.Depth.U8)
                && g.gain().isShift()
                && smooths(g.columns())
                && smooths(g.rows())
                && isWhole(a)
                && smooths(a.columns())
                && differs(a.rows())
                && isWhole(b)
                && differs(b.columns())
                && smooths(b.rows());
        return fits ? Optional.of(new Filters(g, before, a, b, behind)) : Optional.empty();
    }

    private static boolean isSquare(ByteSum f) {
        return f.height() == SIDE && f.width() == SIDE;
    }

    private static boolean isWhole(ByteSum f) {
        return f != null && isSquare(f) && f.gain().isShift() && f.gain().shift() == 0 && f.makes(Samples.Depth.S16);
    }

    private static boolean smooths(short[] w) {
        return w[0] == w[4] && w[1] == w[3];
    }

    private static boolean differs(short[] w) {
        return w[0] == -w[4] && w[1] == -w[3] && w[2] == 0;
    }

    /// Borders that are copies of a row or column not far away.
    private static boolean mirrors(Border b) {
        return switch (b.mode()) {
            case REFLECT_101, REFLECT, REPLICATE -> true;
            case NONE, CONSTANT, WRAP -> false;
        };
    }

    /// For strips of up to `strip` columns.
    public ByteMagnitude(Filters filters, int strip) {
        this.filters = filters;
        stride = (strip + 4 * REACH) / SimdShorts.LANES * SimdShorts.LANES + 2 * SimdShorts.LANES;
        ring = new short[RING * stride + SimdShorts.LANES];
        sums = new short[stride + SimdShorts.LANES];
        across = new short[stride + SimdShorts.LANES];
        down = new short[stride + SimdShorts.LANES];
    }

    /// Begins a strip of the columns from … to−1, at least [ByteFilter#NARROWEST] of them, at any row.
    public void begin(int first, int end) {
        from = first;
        to = end;
        next = -1;
    }

    /// Row y of the strip to `o` and on; after `begin` rows come downwards.
    public void row(Samples.U8 x, int y, float[] data, int o) {
        int h = x.height();
        int last = Math.min(y + REACH, h - 1);
        next = next < 0 ? Math.max(y - REACH, 0) : next;
        for (; next <= last; next++) {
            round(x, next);
        }
        for (int i = 0; i < SIDE; i++) {
            at[i] = slot(filters.behind.source(y - REACH + i, h));
        }
        int n = to - from;
        SimdShorts.down(ring, at, filters.across.columns(), filters.down.columns(), across, down, n + 2 * REACH);
        SimdShorts.magnitude(across, filters.across.rows(), down, filters.down.rows(), data, o, n);
    }

    private int slot(int row) {
        return row % RING * stride;
    }

    /// Columns from − 2 … to + 1 of rounded row y; in `sums` column from − 4 comes first.
    private void round(Samples.U8 x, int y) {
        int h = x.height();
        int w = x.width();
        int first = Math.max(from - REACH, 0);
        int end = Math.min(to + REACH, w);
        int a = Math.max(first - REACH, 0);
        int b = Math.min(end + REACH, w);
        ByteSum g = filters.smooth;
        for (int i = 0; i < SIDE; i++) {
            at[i] = x.index(0, filters.before.source(y - REACH + i, h), a);
        }
        int zero = 2 * REACH - from;
        SimdBytes.down(x.data(), at, g.columns(), SIDE, sums, a + zero, b - a);
        border(sums, zero, first - REACH, end + REACH, w, filters.before);
        int slot = slot(y);
        SimdShorts.round(
                sums,
                first - REACH + zero,
                g.rows(),
                g.gain().half(),
                g.gain().shift(),
                ring,
                slot + first - from + REACH,
                end - first);
        border(ring, slot + REACH - from, from - REACH, to + REACH, w, filters.behind);
    }

    /// Fills those of the columns first … end−1 that lie beyond a plane of w columns; column 0 lies at `zero`.
    private static void border(short[] row, int zero, int first, int end, int w, Border border) {
        for (int c = first; c < 0; c++) {
            row[zero + c] = row[zero + border.source(c, w)];
        }
        for (int c = w; c < end; c++) {
            row[zero + c] = row[zero + border.source(c, w)];
        }
    }
}
