package thawline.learn.identify;

/// What is left of the best kernel, and what explains it: all as shares of it, 0 … 1.
///
/// @param rms of what is left, in 8-bit units
/// @param net by a net of two layers, at places that it was not fitted to
/// @param place by a gain and an offset of each part of the pictures
/// @param texture the correlation of its size with the picture's contrast around: noise has none
record Leftover(double rms, double net, double place, double texture) {

    private static final int PARTS = 24;

    /// @param noise what rounding leaves; no more than that needs no explanation
    static Leftover of(Sample sample, float[] fitted, float[] r, boolean[] use, double noise) {
        double squares = 0;
        int n = 0;
        for (int i = 0; i < r.length; i++) {
            if (use[i]) {
                squares += r[i] * r[i];
                n++;
            }
        }
        double rms = Math.sqrt(squares / Math.max(n, 1));
        if (rms <= 1.12 * noise + 0.02) {
            return new Leftover(rms, 0, 0, 0);
        }
        return new Leftover(
                rms,
                Math.max(0, RandomNet.explained(sample, fitted, r, use)),
                place(fitted, r, use),
                texture(sample, r, use));
    }

    private static double place(float[] fitted, float[] r, boolean[] taken) {
        double explained = 0;
        double all = 0;
        for (int p = 0; p < PARTS; p++) {
            int from = (int) ((long) r.length * p / PARTS);
            int to = (int) ((long) r.length * (p + 1) / PARTS);
            float[] x = new float[to - from];
            float[] y = new float[to - from];
            boolean[] use = new boolean[to - from];
            double squares = 0;
            for (int i = from; i < to; i++) {
                x[i - from] = fitted[i];
                y[i - from] = r[i];
                use[i - from] = taken[i];
                squares += use[i - from] ? r[i] * r[i] : 0;
            }
            Moments m = Moments.of(x, 1, y, use, 0);
            all += squares;
            if (m.n() > 20) {
                explained += squares - m.best().rest();
            }
        }
        return all == 0 ? 0 : explained / all;
    }

    /// Of |r| and the standard deviation of x within two pixels.
    private static double texture(Sample s, float[] r, boolean[] use) {
        int side = 2 * s.radius() + 1;
        float[] contrast = new float[r.length];
        float[] size = new float[r.length];
        for (int i = 0; i < r.length; i++) {
            double sum = 0;
            double squares = 0;
            for (int y = s.radius() - 2; y <= s.radius() + 2; y++) {
                for (int x = s.radius() - 2; x <= s.radius() + 2; x++) {
                    double v = s.x()[i * s.taps() + y * side + x];
                    sum += v;
                    squares += v * v;
                }
            }
            contrast[i] = (float) Math.sqrt(Math.max(0, squares / 25 - sum * sum / 625));
            size[i] = Math.abs(r[i]);
        }
        Moments m = Moments.of(contrast, 1, size, use, 0);
        double scale = Math.sqrt(m.a()[0][0]) * Math.sqrt(m.c());
        return scale == 0 ? 0 : m.b()[0] / scale;
    }
}
