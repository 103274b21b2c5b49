package thawline.core;

import java.util.Optional;
import thawline.tensor.Border;
import thawline.tensor.Samples;

/// y = gain · Σ k[y]·k[x] · x over bytes, with whole weights, whose sum S fits 16 bits.
///
/// A sum of floats is exact here too, so both give the same bits. The gain is 2^−shift, or, where all weights along
/// the row are one number that is no such power, `multiplier / 2^24`, or 1/n in steps of 16 bits, see [Division]:
/// then every S that can occur is tried when the filter is made, and has to round as the exact quotient does, and to
/// lie further from a half than floats are wrong.
record ByteSum(short[] columns, short[] rows, Gain gain) implements ByteFilter {

    /// What the sum S is turned into.
    ///
    /// @param least the smallest S there can be, and `most` the largest
    /// @param multiplier 0 where the gain is 2^−shift
    /// @param division null where there is none
    record Gain(int least, int most, int shift, int multiplier, Division division) {

        static final int MULTIPLIER_SHIFT = 24;

        boolean isShift() {
            return multiplier == 0;
        }

        /// Added before the shift, so that halves are rounded up.
        int half() {
            return shift == 0 ? 0 : 1 << (shift - 1);
        }

        private static int rounded(int sum, int multiplier) {
            return (sum * multiplier + (1 << (MULTIPLIER_SHIFT - 1))) >>> MULTIPLIER_SHIFT;
        }
    }

    /// S/n to the nearest, n odd, in numbers of 16 bits: with t = S + (n − 1)/2, `q = (t >>> before)·first >>> 8` is at
    /// most ⌊t/n⌋, and `(t − n·q)·second >>> after` is what it lacks.
    record Division(int n, int before, int first, int second, int after) {

        static final int SHIFT = 8;

        /// For sums up to `most`, or null where no such numbers are right for all of them.
        static Division of(double factor, int most) {
            int n = (int) Math.rint(1 / factor);
            int largest = most + n / 2;
            if (n % 2 == 0 || Math.abs(factor * n - 1) > 1e-6 || largest > MOST_SUM) {
                return null;
            }
            for (int before = 0; before <= SHIFT; before++) {
                int first = (1 << (SHIFT + before)) / n;
                for (int after = 0; first * (largest >> before) <= MOST_SUM && after <= MOST_BITS; after++) {
                    Division d = new Division(n, before, first, Math.ceilDiv(1 << after, n), after);
                    if (d.isRight(largest)) {
                        return d;
                    }
                }
            }
            return null;
        }

        private boolean isRight(int largest) {
            for (int t = n / 2; t <= largest; t++) {
                int q = ((t >> before) * first) >> SHIFT;
                int left = (t - n * q) * second;
                if (left > MOST_SUM || q + (left >> after) != t / n) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final int BYTE = 255;

    /// A float's sum of up to 15 terms up to 255 is wrong by less than a quarter of this.
    private static final double CLEAR = 1e-3;

    private static final int MOST_BITS = 15;
    private static final int MOST_SUM = (1 << 16) - 1;

    /// The filter of a kernel, if it is one.
    static Optional<ByteSum> of(Kernel k) {
        if (!k.isSeparable() || k.outs() != 1 || k.ins() != 1 || k.depth() != 1) {
            return Optional.empty();
        }
        float[] along = k.rows();
        int down = bits(k.columns());
        int across = bits(along);
        boolean flat = across < 0 && alike(along);
        if (down < 0 || (across < 0 && !flat)) {
            return Optional.empty();
        }
        short[] columns = whole(k.columns(), down);
        short[] rows = flat ? ones(along.length) : whole(along, across);
        long least = 0;
        long most = 0;
        for (short c : columns) {
            for (short r : rows) {
                least += Math.min(c * r, 0) * (long) BYTE;
                most += Math.max(c * r, 0) * (long) BYTE;
            }
        }
        int shift = flat ? 0 : down + across;
        if (shift > MOST_BITS || least < Short.MIN_VALUE || most + (1 << shift) / 2 > MOST_SUM) {
            return Optional.empty();
        }
        Gain gain = new Gain((int) least, (int) most, shift, 0, null);
        if (!flat) {
            return Optional.of(new ByteSum(columns, rows, gain));
        }
        return multiplier((int) least, (int) most, along[0] / (double) (1 << down))
                .map(g -> new ByteSum(columns, rows, g));
    }

    private static Optional<Gain> multiplier(int least, int most, double factor) {
        int m = (int) Math.rint(factor * (1 << Gain.MULTIPLIER_SHIFT));
        if (least < 0 || m < 1 || factor * most > BYTE + 0.25) {
            return Optional.empty();
        }
        for (int sum = 0; sum <= most; sum++) {
            double exact = sum * factor + 0.5;
            double floor = Math.floor(exact);
            boolean clear = exact - floor > CLEAR && exact - floor < 1 - CLEAR;
            if (!clear || Gain.rounded(sum, m) != floor) {
                return Optional.empty();
            }
        }
        return Optional.of(new Gain(least, most, 0, m, Division.of(factor, most)));
    }

    /// How often all have to be doubled until they are whole and fit 16 bits; −1 if they never are.
    private static int bits(float[] weights) {
        int most = 0;
        for (float w : weights) {
            int n = 0;
            while (n <= MOST_BITS && Math.scalb(w, n) != Math.rint(Math.scalb(w, n))) {
                n++;
            }
            most = Math.max(most, n);
        }
        for (float w : weights) {
            if (most > MOST_BITS || !(Math.abs(Math.scalb(w, most)) <= Short.MAX_VALUE)) {
                return -1;
            }
        }
        return most;
    }

    private static boolean alike(float[] weights) {
        for (float w : weights) {
            if (w != weights[0]) {
                return false;
            }
        }
        return true;
    }

    private static short[] ones(int n) {
        short[] ones = new short[n];
        java.util.Arrays.fill(ones, (short) 1);
        return ones;
    }

    private static short[] whole(float[] weights, int bits) {
        short[] whole = new short[weights.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (short) Math.scalb(weights[i], bits);
        }
        return whole;
    }

    @Override
    public int height() {
        return columns.length;
    }

    @Override
    public int width() {
        return rows.length;
    }

    @Override
    public boolean takes(Border border) {
        return border.mode() != Border.Mode.NONE && border.value() == 0;
    }

    /// Bytes of a mean, whose sums have no sign; 16-bit numbers and floats of anything that fits.
    @Override
    public boolean makes(Samples.Depth depth) {
        return switch (depth) {
            case U8 ->
                gain.isShift()
                        ? gain.least >= 0 && (gain.most + gain.half()) >> gain.shift <= BYTE
                        : gain.division != null || wideLanes();
            case S16 -> gain.isShift() && gain.most + gain.half() <= Short.MAX_VALUE;
            case F32 -> rows.length <= SimdBytes.MOST && gain.isShift() && gain.most <= Short.MAX_VALUE;
            case U16 -> false;
        };
    }

    /// With 128 bits the bytes of one vector of ints have no vector of their own.
    private static boolean wideLanes() {
        return Lanes.bits() > 128;
    }

    @Override
    public void row(byte[] x, int[] from, int n, int left, Border border, Room room, Samples y, int o) {
        int count = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] != Border.OUTSIDE && columns[i] != 0) {
                room.at[count] = from[i];
                room.weight[count++] = columns[i];
            }
        }
        short[] s = room.shorts;
        SimdBytes.down(x, room.at, room.weight, count, s, left, n);
        for (int i = 0; i < rows.length - 1; i++) {
            int at = i < left ? i : n + i;
            int source = border.source(at - left, n);
            s[at] = source == Border.OUTSIDE ? 0 : s[left + source];
        }
        switch (y) {
            case Samples.S16(short[] data, var _) -> SimdBytes.along(s, rows, gain.half(), gain.shift, data, o, n);
            case Samples.U8(byte[] data, var _)
            when gain.isShift() -> SimdBytes.alongToBytes(s, rows, gain.half(), gain.shift, data, o, n);
            case Samples.U8(byte[] data, var _)
            when gain.division != null -> SimdBytes.mean(s, rows.length, gain.division, data, o, n);
            case Samples.U8(byte[] data, var _) -> SimdBytes.mean(s, rows.length, gain.multiplier, data, o, n);
            case Samples.F32(float[] data, var _) ->
                SimdBytes.alongToFloats(s, rows, 1f / (1 << gain.shift), data, o, n);
            default -> throw new IllegalArgumentException("cannot make " + y.depth());
        }
    }
}
