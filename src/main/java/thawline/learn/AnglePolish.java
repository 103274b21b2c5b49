package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Weights;

/// min over two kernels of the mean of e², e the angles by which waves are missed: Levenberg and Marquardt's
/// steps, (JᵀJ + λ·diag JᵀJ)·δ = −Jᵀe, in double precision.
///
/// Where gradient descent ends is a valley that is some 10⁸ times steeper across than along: every kernel
/// whose answers are ω times any function of |ω| lies on its floor, nearly. Steps that know how steep it is
/// each way go along it.
final class AnglePolish {

    private static final int MOST = 200;

    /// A step that gains less of the mean of e² is the last.
    private static final double GAIN = 1e-9;

    private static final double WEAKEST = 1e-15;
    private static final double STRONGEST = 1e6;

    private final Waves waves;
    private final double[][] windows;
    private final int taps;

    /// Both kernels behind each other, of length 1 together: no angle depends on it.
    private double[] k;

    private double[][] normal;
    private double[] slope;

    private AnglePolish(Waves waves, float[] start) {
        this.waves = waves;
        taps = start.length / 2;
        windows = new double[waves.size()][taps];
        for (int w = 0; w < windows.length; w++) {
            waves.window(w, windows[w]);
        }
        k = new double[start.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = start[i];
        }
        normalise(k);
    }

    /// Moves the numbers to where nothing gets better.
    ///
    /// @return √(mean of e²) over the waves in degrees, before and after each step
    static List<Double> run(Weights.Learned pair, Waves waves) {
        AnglePolish p = new AnglePolish(waves, pair.numbers());
        List<Double> errors = p.descend();
        float[] end = new float[p.k.length];
        for (int i = 0; i < end.length; i++) {
            end[i] = (float) p.k[i];
        }
        pair.assign(end);
        return errors;
    }

    private List<Double> descend() {
        List<Double> errors = new ArrayList<>();
        double square = derive();
        errors.add(degrees(square));
        double lambda = 1e-3;
        while (errors.size() <= MOST && lambda < STRONGEST) {
            double[] next = step(lambda);
            double then = next.length == 0 ? Double.POSITIVE_INFINITY : square(next);
            if (!(then < square)) {
                lambda *= 10;
                continue;
            }
            double gain = (square - then) / square;
            k = next;
            square = derive();
            errors.add(degrees(square));
            lambda = Math.max(lambda / 10, WEAKEST);
            if (gain < GAIN) {
                break;
            }
        }
        return errors;
    }

    private static double degrees(double square) {
        return Math.toDegrees(Math.sqrt(square));
    }

    /// Where a step ends; empty where λ is too small for the matrix to have a root.
    private double[] step(double lambda) {
        int n = k.length;
        double[][] m = new double[n][];
        double[] down = new double[n];
        for (int i = 0; i < n; i++) {
            m[i] = normal[i].clone();
            m[i][i] *= 1 + lambda;
            down[i] = -slope[i];
        }
        if (!Cholesky.factor(m, 0)) {
            return new double[0];
        }
        double[] next = Cholesky.solve(m, down);
        for (int i = 0; i < n; i++) {
            next[i] += k[i];
        }
        normalise(next);
        return next;
    }

    private static void normalise(double[] k) {
        double sum = 0;
        for (double v : k) {
            sum += v * v;
        }
        double length = Math.sqrt(sum);
        for (int i = 0; i < k.length; i++) {
            k[i] /= length;
        }
    }

    private double square(double[] of) {
        double sum = 0;
        for (int w = 0; w < windows.length; w++) {
            double e = StrictMath.atan2(across(w, of), along(w, of));
            sum += e * e;
        }
        return sum / windows.length;
    }

    /// The mean of e²; leaves JᵀJ and Jᵀe of e = atan2(across, along), de = (along·d across − across·d along)
    /// / |h|².
    private double derive() {
        int n = k.length;
        normal = new double[n][];
        for (int i = 0; i < n; i++) {
            normal[i] = new double[i + 1];
        }
        slope = new double[n];
        double[] j = new double[n];
        double sum = 0;
        for (int w = 0; w < windows.length; w++) {
            double[] x = windows[w];
            double along = along(w, k);
            double across = across(w, k);
            double e = StrictMath.atan2(across, along);
            sum += e * e;
            double square = along * along + across * across;
            double c = waves.cosine(w);
            double s = waves.sine(w);
            double byX = -(s * along + c * across) / square;
            double byY = (c * along - s * across) / square;
            for (int i = 0; i < taps; i++) {
                j[i] = byX * x[i];
                j[taps + i] = byY * x[i];
            }
            for (int a = 0; a < n; a++) {
                slope[a] += j[a] * e;
                for (int b = 0; b <= a; b++) {
                    normal[a][b] += j[a] * j[b];
                }
            }
        }
        return sum / windows.length;
    }

    private double along(int w, double[] of) {
        return waves.cosine(w) * answer(w, of, 0) + waves.sine(w) * answer(w, of, taps);
    }

    private double across(int w, double[] of) {
        return waves.cosine(w) * answer(w, of, taps) - waves.sine(w) * answer(w, of, 0);
    }

    private double answer(int w, double[] of, int from) {
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += of[from + i] * windows[w][i];
        }
        return sum;
    }
}
