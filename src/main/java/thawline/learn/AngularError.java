package thawline.learn;

import thawline.core.Kernel;

/// How far the direction that a pair of derivative kernels sees lies from the true one, in degrees.
///
/// A plane wave sin(ω·x) rises along ω. In the middle of the window, where it rises most, the kernels answer
/// h_x = Σ k_x·sin(ω·x) and h_y alike, and e = ∠(h_x, h_y) − ∠ω, in −180 … 180. `rms` is √(mean of e²) and `largest`
/// the largest |e| over all directions and all |ω| up to `top`, each part of that disc weighing by its area; ω is in
/// radians a pixel, π the finest wave that pixels hold.
///
/// Over the disc |ω| ≤ π/2, waves of four pixels and longer, Sobel's 3×3 kernels are off by 1.292° and Scharr's by
/// 0.1766°; the 1.30° and 0.176° that are quoted are coarse samples of the same disc. A plane that is even about the
/// middle answers such a wave by nothing, and is not seen here.
public record AngularError(double rms, double largest, double top) {

    /// Waves of four pixels and longer.
    public static final double HALF = Math.PI / 2;

    private static final int RINGS = 96;
    private static final int DIRECTIONS = 180;

    /// Over |ω| ≤ π/2, of two kernels, d/dx and then d/dy, as one 1 → 2 kernel.
    public static AngularError of(Kernel pair) {
        return of(pair, HALF);
    }

    public static AngularError of(Kernel pair, double top) {
        if (!(top > 0 && top <= Math.PI)) {
            throw new IllegalArgumentException(
                    "frequencies reach from 0 to at most π radians a pixel, but " + top + " was asked; use π/2");
        }
        Answers answers = Answers.of(pair);
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < RINGS; i++) {
            Ring ring = answers.ring(top * Math.sqrt((i + 0.5) / RINGS)); // rings of equal area
            sum += ring.square;
            largest = Math.max(largest, ring.largest);
        }
        return new AngularError(Math.sqrt(sum / RINGS), Math.max(largest, answers.ring(top).largest), top);
    }

    /// Of a kernel d/dx and the same turned into d/dy.
    public static AngularError ofDerivative(Kernel dx) {
        return of(pair(dx), HALF);
    }

    /// √(mean of e²) over the directions of one |ω|.
    public static double at(Kernel pair, double frequency) {
        return Math.sqrt(Answers.of(pair).ring(frequency).square);
    }

    /// A kernel d/dx and its transpose d/dy, which answers as the first does with x and y exchanged.
    public static Kernel pair(Kernel dx) {
        if (dx.size() != dx.height() * dx.width() || dx.height() != dx.width()) {
            throw new IllegalArgumentException(
                    dx + " is not one square kernel, so it cannot be transposed; give both derivatives");
        }
        int n = dx.width();
        float[] down = new float[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                down[y * n + x] = dx.at(x, y);
            }
        }
        return Kernel.stack(dx.dense(), Kernel.of(n, n, down));
    }

    /// Mean of e² and the largest |e|, in degrees.
    private record Ring(double square, double largest) {}

    /// What the kernels answer to waves.
    private record Answers(int height, int width, float[] x, float[] y) {

        static Answers of(Kernel pair) {
            if (pair.outs() != 2 || pair.ins() != 1 || pair.depth() != 1) {
                throw new IllegalArgumentException(
                        "an angle is seen by two kernels over one plane, but this is " + pair + "; give d/dx and d/dy");
            }
            int h = pair.height();
            int w = pair.width();
            float[] x = new float[h * w];
            float[] y = new float[h * w];
            for (int v = 0; v < h; v++) {
                for (int u = 0; u < w; u++) {
                    x[v * w + u] = pair.at(0, 0, 0, v, u);
                    y[v * w + u] = pair.at(1, 0, 0, v, u);
                }
            }
            return new Answers(h, w, x, y);
        }

        /// Opposite directions are off alike: half a turn is enough.
        Ring ring(double frequency) {
            double sum = 0;
            double largest = 0;
            for (int i = 0; i < DIRECTIONS; i++) {
                double direction = Math.PI * (i + 0.5) / DIRECTIONS;
                double e = off(frequency, direction);
                sum += e * e;
                largest = Math.max(largest, Math.abs(e));
            }
            return new Ring(sum / DIRECTIONS, largest);
        }

        /// sin(a + b) = sin a·cos b + cos a·sin b, so that each axis has its sines once.
        private double off(double frequency, double direction) {
            double c = Math.cos(direction);
            double s = Math.sin(direction);
            double[] sines = new double[width];
            double[] cosines = new double[width];
            for (int u = 0; u < width; u++) {
                double phase = frequency * c * (u - (width - 1) / 2.0);
                sines[u] = Math.sin(phase);
                cosines[u] = Math.cos(phase);
            }
            double along = 0;
            double down = 0;
            for (int v = 0; v < height; v++) {
                double phase = frequency * s * (v - (height - 1) / 2.0);
                double sine = Math.sin(phase);
                double cosine = Math.cos(phase);
                for (int u = 0; u < width; u++) {
                    double wave = sines[u] * cosine + cosines[u] * sine;
                    along += x[v * width + u] * wave;
                    down += y[v * width + u] * wave;
                }
            }
            // seen from ω, so that nothing jumps by a turn
            return Math.toDegrees(Math.atan2(down * c - along * s, along * c + down * s));
        }
    }
}
