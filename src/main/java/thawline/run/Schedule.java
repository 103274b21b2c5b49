package thawline.run;

import thawline.tensor.Shape;

/// How a plan cuts its work: bands of `band` rows go to `threads` threads; inside a band, strips of `strip`
/// columns are run `step` rows at a time, so that what lies between operations stays in the cache. The result
/// is the same for all.
public record Schedule(int band, int strip, int step, int threads) {

    /// Below this many elements a second thread costs more than it brings.
    private static final int SMALL = 250_000;

    private static final int WIDEST_STRIP = 16_384;

    public Schedule {
        if (band < 1 || strip < 1 || step < 1 || threads < 1) {
            throw new IllegalArgumentException("band " + band + ", strip " + strip + ", step " + step + " and threads "
                    + threads + " are at least 1");
        }
        if (strip > WIDEST_STRIP) {
            throw new IllegalArgumentException(
                    "a strip is at most " + WIDEST_STRIP + " columns wide, but was " + strip);
        }
    }

    /// The usual schedule for outputs of a shape, chosen by the shape alone.
    public static Schedule of(Shape s, int threads) {
        int n = worth(s, threads);
        int most = Math.clamp((s.h() + 4 * n - 1) / (4 * n), 32, 128);
        int bands = Math.ceilDiv(Math.ceilDiv(s.h(), most), n) * n; // as many for each thread,
        int band = Math.ceilDiv(s.h(), bands); // and of the same height
        int strips = (s.w() + STRIP - 1) / STRIP;
        int strip = (s.w() + strips - 1) / strips; // of the same width
        return new Schedule(band, (strip + LINE - 1) / LINE * LINE, STEP, n);
    }

    /// As many of the threads as are worth it for outputs of a shape.
    public static int worth(Shape s, int threads) {
        return (long) s.h() * s.w() < SMALL ? 1 : threads;
    }

    /// The same in lower bands, where a band needs nothing of its neighbours and so costs nothing by itself:
    /// threads end at the same time, whatever else keeps one busy.
    Schedule fine() {
        return new Schedule(Math.min(band, FINE), strip, step, threads);
    }

    public static Schedule of(Shape s) {
        return of(s, Runtime.getRuntime().availableProcessors());
    }

    /// The widest strip, chosen by `thawline bench --only classic,harris` on a machine with 48 KB of
    /// first-level and 1.25 MB of second-level cache a core.
    private static final int STRIP = 768;

    private static final int FINE = 32;

    /// A word of bits, four cache lines of floats.
    private static final int LINE = 64;

    private static final int STEP = 16;
}
