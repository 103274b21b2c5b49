package thawline.learn.compare;

/// |H(ω)| = |Σ k[v, u] · e^{i(ωx·u + ωy·v)}|: how strongly a kernel answers to waves, 0 … π radians a pixel.
public final class Spectrum {

    private Spectrum() {}

    public static double at(Grid k, double across, double down) {
        double re = 0;
        double im = 0;
        for (int y = 0; y < k.h(); y++) {
            for (int x = 0; x < k.w(); x++) {
                double phase = across * (x - k.w() / 2) + down * (y - k.h() / 2);
                re += k.at(y, x) * StrictMath.cos(phase);
                im += k.at(y, x) * StrictMath.sin(phase);
            }
        }
        return Math.hypot(re, im);
    }

    /// A way through the plane of waves, from no wave to the shortest.
    public enum Way {
        ACROSS(1, 0),
        DOWN(0, 1),
        DIAGONAL(1, 1);

        private final int x;
        private final int y;

        Way(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    /// At n + 1 waves 0 … π along a way; on the diagonal both axes have that wave.
    public static double[] along(Grid k, Way way, int n) {
        double[] h = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double w = Math.PI * i / n;
            h[i] = at(k, way.x * w, way.y * w);
        }
        return h;
    }

    /// Over −π … π in both directions, no wave in the middle; n × n, n odd.
    public static Grid plane(Grid k, int n) {
        double[] h = new double[n * n];
        for (int i = 0; i < h.length; i++) {
            h[i] = at(k, wave(i % n, n), wave(i / n, n));
        }
        return new Grid(n, n, h);
    }

    private static double wave(int i, int n) {
        return Math.PI * (2.0 * i / (n - 1) - 1);
    }
}
