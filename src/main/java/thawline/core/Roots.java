package thawline.core;

/// Shares of roots: what a correlation is divided by, and the quotient. The scalar and the SIMD form agree bit
/// for bit.
public final class Roots {

    private static final ThreadLocal<Roots> MINE = ThreadLocal.withInitial(Roots::new);

    private float[] row = {};

    private Roots() {}

    /// At least n numbers of this thread's.
    public static float[] row(int n) {
        Roots mine = MINE.get();
        if (mine.row.length < n) {
            mine.row = new float[n + n / 4];
        }
        return mine.row;
    }

    /// `r[u] = √(max(x[at + u], 0) + more)·scale`; returns whether all of them are more than 0.
    public static boolean of(float[] x, int at, float more, float scale, float[] r, int n) {
        return Lanes.available() ? SimdRoots.of(x, at, more, scale, r, n) : restOfRoots(x, at, more, scale, r, 0, n);
    }

    /// `y[to + u] = x[at + u] / r[u]`, held in −most … most.
    public static void share(float[] x, int at, float[] r, float most, float[] y, int to, int n) {
        if (Lanes.available()) {
            SimdRoots.share(x, at, r, most, y, to, n);
        } else {
            restOfShares(x, at, r, most, y, to, 0, n);
        }
    }

    static boolean restOfRoots(float[] x, int at, float more, float scale, float[] r, int from, int n) {
        boolean all = true;
        for (int u = from; u < n; u++) {
            r[u] = (float) Math.sqrt(Math.max(x[at + u], 0) + more) * scale;
            all &= r[u] > 0;
        }
        return all;
    }

    static void restOfShares(float[] x, int at, float[] r, float most, float[] y, int to, int from, int n) {
        for (int u = from; u < n; u++) {
            y[to + u] = Math.max(-most, Math.min(most, x[at + u] / r[u]));
        }
    }
}
