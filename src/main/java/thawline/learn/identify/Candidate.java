package thawline.learn.identify;

import java.util.LinkedHashMap;
import java.util.Map;
import thawline.core.Kernel;

/// A guess, measured: a mix of kernels over the window of some moments.
///
/// @param kernel over the whole window, with its gain
/// @param rest Σ of what it leaves
/// @param parameters how many numbers were free
record Candidate(
        Family family,
        String text,
        int height,
        int width,
        Map<String, Double> numbers,
        double[] kernel,
        double rest,
        int parameters) {

    /// Mixes kernels of h × w that stand at an anchor; null where they do not fit the window or no mix is
    /// best.
    static Candidate of(Moments m, Guess guess, Shift at) {
        double[][] basis = new double[guess.parts().length][];
        for (int i = 0; i < basis.length; i++) {
            basis[i] = placed(guess.parts()[i], m.side(), at);
            if (basis[i].length == 0) {
                return null;
            }
        }
        Moments.Mix mix = m.mix(basis);
        double[] k = new double[m.taps()];
        for (int i = 0; i < basis.length; i++) {
            for (int t = 0; t < k.length; t++) {
                k[t] += mix.weights()[i] * basis[i][t];
            }
        }
        int h = 0;
        int w = 0;
        for (double[][] part : guess.parts()) {
            h = Math.max(h, part.length);
            w = Math.max(w, part[0].length);
        }
        return new Candidate(
                guess.family(),
                guess.text(),
                h,
                w,
                numbers(guess, mix.weights()),
                k,
                mix.rest(),
                guess.free() + basis.length);
    }

    private static Map<String, Double> numbers(Guess guess, double[] weights) {
        Map<String, Double> numbers = new LinkedHashMap<>(guess.numbers());
        for (int i = 0; i < weights.length; i++) {
            numbers.put(WEIGHT + i, weights[i]);
        }
        return numbers;
    }

    static final String WEIGHT = "weight ";

    double weight(int i) {
        return numbers.get(WEIGHT + i);
    }

    /// Kernels that may be mixed, and what they are called.
    ///
    /// @param free how many numbers besides the weights were chosen to fit
    record Guess(Family family, String text, Map<String, Double> numbers, int free, double[][]... parts) {}

    private static double[] placed(double[][] k, int side, Shift at) {
        int top = side / 2 - k.length / 2 + at.dy();
        int left = side / 2 - k[0].length / 2 + at.dx();
        if (top < 0 || left < 0 || top + k.length > side || left + k[0].length > side) {
            return new double[0];
        }
        double[] all = new double[side * side];
        for (int y = 0; y < k.length; y++) {
            System.arraycopy(k[y], 0, all, (top + y) * side + left, k[y].length);
        }
        return all;
    }

    /// The part of the window that is not 0 around the anchor (0, 0), as large as said.
    Kernel cut(int side) {
        int r = 0;
        for (int i = 0; i < kernel.length; i++) {
            if (kernel[i] != 0) {
                r = Math.max(r, Math.max(Math.abs(i / side - side / 2), Math.abs(i % side - side / 2)));
            }
        }
        return cut(kernel, side, r);
    }

    static Kernel cut(double[] kernel, int side, int radius) {
        int n = 2 * radius + 1;
        float[] f = new float[n * n];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) kernel[(side / 2 - radius + i / n) * side + side / 2 - radius + i % n];
        }
        return Kernel.of(n, n, f);
    }
}
