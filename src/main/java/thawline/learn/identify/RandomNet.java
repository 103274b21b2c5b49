package thawline.learn.identify;

import java.util.Random;

/// A net of two layers whose first is drawn by chance and whose second is fitted by least squares: how much
/// of what a linear kernel leaves is a function of the picture all the same.
///
/// Its units are hinges max(0, w·p − t) of the values p around a place: of single values, of differences of
/// two, and of random weights. (Random features: Rahimi and Recht 2008.)
final class RandomNet {

    private static final int POINTS = 12;
    private static final int PAIRS = 96;
    private static final int DENSE = 72;
    private static final int UNITS = 2 * POINTS + PAIRS + DENSE;

    /// Places in a row that are held out together, so that neighbours don't tell.
    private static final int RUN = 32;

    private static final int REACH = 3;

    private RandomNet() {}

    /// 1 − the mean square of what the net leaves of r / that of r, at places that it was not fitted to; 0
    /// for what nothing can be told of.
    static double explained(Sample sample, float[] fitted, float[] r, boolean[] use) {
        float[] x = features(sample, fitted);
        boolean[] train = new boolean[r.length];
        int test = 0;
        for (int i = 0; i < r.length; i++) {
            train[i] = use[i] && i / RUN % 3 != 0;
            test += use[i] && !train[i] ? 1 : 0;
        }
        Moments m = Moments.of(x, UNITS, r, train, 0);
        if (test < 4 * UNITS || m.n() < 8 * UNITS || m.c() == 0) {
            return 0;
        }
        double[] w = m.best().kernel();
        double offset = m.offset(w);
        double rest = 0;
        double all = 0;
        for (int i = 0; i < r.length; i++) {
            if (use[i] && !train[i]) {
                double sum = offset;
                for (int k = 0; k < UNITS; k++) {
                    sum += w[k] * x[i * UNITS + k];
                }
                rest += (r[i] - sum) * (r[i] - sum);
                all += (r[i] - m.meanY()) * (r[i] - m.meanY());
            }
        }
        return all == 0 ? 0 : 1 - rest / all;
    }

    private static float[] features(Sample s, float[] fitted) {
        int n = s.size();
        int side = 2 * s.radius() + 1;
        int reach = Math.min(REACH, s.radius());
        int middle = s.radius() * side + s.radius();
        float[] f = new float[n * UNITS];
        Random random = new Random(1);
        int at = 0;
        for (int k = 0; k < POINTS; k++) {
            float t = 256f * k / POINTS;
            for (int i = 0; i < n; i++) {
                f[i * UNITS + at] = Math.max(0, s.x()[i * s.taps() + middle] - t);
                f[i * UNITS + at + 1] = Math.max(0, fitted[i] - t);
            }
            at += 2;
        }
        for (int k = 0; k < PAIRS + DENSE; k++, at++) {
            float[] w = new float[s.taps()];
            if (k < PAIRS) {
                w[near(random, s.radius(), k % 3 == 2 ? reach : 1)]++;
                w[k % 2 == 0 ? middle : near(random, s.radius(), reach)]--;
            } else {
                int wide = 1 + k % reach;
                double sum = 0;
                for (int j = 0; j < w.length; j++) {
                    if (Math.abs(j / side - s.radius()) <= wide && Math.abs(j % side - s.radius()) <= wide) {
                        w[j] = (float) random.nextGaussian();
                        sum += w[j];
                    }
                }
                w[middle] -= (float) sum;
            }
            hinges(s, w, f, at, (float) random.nextGaussian());
        }
        return f;
    }

    private static int near(Random random, int radius, int reach) {
        int y = radius + random.nextInt(2 * reach + 1) - reach;
        int x = radius + random.nextInt(2 * reach + 1) - reach;
        return y * (2 * radius + 1) + x;
    }

    /// max(0, w·p − t·σ), where σ is the typical size of w·p.
    private static void hinges(Sample s, float[] w, float[] f, int at, float t) {
        int[] support = new int[w.length];
        int m = 0;
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                support[m++] = j;
            }
        }
        double size = 0;
        for (int i = 0; i < s.size(); i++) {
            float sum = 0;
            for (int j = 0; j < m; j++) {
                sum += w[support[j]] * s.x()[i * s.taps() + support[j]];
            }
            f[i * UNITS + at] = sum;
            size += Math.abs(sum);
        }
        float cut = (float) (t * size / Math.max(1, s.size()));
        for (int i = 0; i < s.size(); i++) {
            f[i * UNITS + at] = Math.max(0, f[i * UNITS + at] - cut);
        }
    }
}
