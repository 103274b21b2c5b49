package thawline.core;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// [SpectralCorrelation] by transforms down the columns alone, and sums along the rows: for each frequency
/// `Y[u] = Σ K[kx]·X[u + kx]`, so that lanes always run over columns and nothing is turned over.
///
/// A tile of n rows makes r = n − h + 1, with 2·w·n/r multiply-adds an output and the transforms, instead of h·w.
/// Two tiles one below the other are the real and the imaginary part of one transform. A column's bits depend on
/// no other column.
final class SpectralColumns implements SpectralCorrelation {

    /// Columns that are transformed together, so that they stay in the first-level cache.
    private static final int STRIP = 32;

    /// Columns of outputs that are made together, so that all their frequencies stay in the second-level cache.
    private static final int BLOCK = 512;

    private final Kernel kernel;
    private final float level;
    private final int n;
    private final Butterflies.Turns turns;

    /// Of each input the spectra of the kernel's columns: for each frequency and column the real part, the
    /// imaginary one, and that negated.
    private final float[][] spectra;

    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[2][0]);

    SpectralColumns(Kernel kernel, float level) {
        this.kernel = kernel;
        this.level = level;
        n = side(kernel.height());
        turns = Butterflies.Turns.of(n);
        int wide = Math.ceilDiv(kernel.width(), STRIP) * STRIP;
        float[] z = new float[2 * n * wide];
        spectra = new float[kernel.ins()][3 * n * kernel.width()];
        for (int i = 0; i < kernel.ins(); i++) {
            Arrays.fill(z, 0);
            for (int y = 0; y < kernel.height(); y++) {
                for (int x = 0; x < kernel.width(); x++) {
                    z[y * wide + x] = kernel.at(0, i, 0, y, x) / n;
                }
            }
            forward(z, wide);
            for (int f = 0, to = 0; f < n; f++) {
                for (int x = 0; x < kernel.width(); x++) {
                    spectra[i][to++] = z[f * wide + x];
                    spectra[i][to++] = -z[n * wide + f * wide + x];
                    spectra[i][to++] = z[n * wide + f * wide + x];
                }
            }
        }
    }

    /// The power of two that costs least: some four times the window.
    private static int side(int height) {
        int n = 64;
        while (n < 4 * height && (n < 512 || n < 2 * height)) {
            n *= 2;
        }
        return n;
    }

    @Override
    public int rows() {
        return 2 * (n - kernel.height() + 1);
    }

    @Override
    public int columns() {
        return BLOCK;
    }

    @Override
    public void apply(Tensor x, Tensor y) {
        Shape out = y.shape();
        for (int v = 0; v < out.h(); v += rows()) {
            for (int u = 0; u < out.w(); u += BLOCK) {
                pair(x, y, v, u, Math.min(BLOCK, out.w() - u));
            }
        }
    }

    private void pair(Tensor x, Tensor y, int v, int u, int wide) {
        int have = wide + kernel.width() - 1;
        int pitch = Math.ceilDiv(have, STRIP) * STRIP;
        int im = n * pitch;
        float[][] scratch = SCRATCH.get();
        for (int i = 0; i < scratch.length; i++) {
            if (scratch[i].length < 2 * im) {
                scratch[i] = new float[2 * im];
            }
        }
        float[] z = scratch[0];
        float[] sum = scratch[1];
        for (int i = 0; i < kernel.ins(); i++) {
            load(x, i, v, u, have, z, 0, pitch);
            load(x, i, v + rows() / 2, u, have, z, im, pitch);
            forward(z, pitch);
            for (int f = 0; f < n; f++) {
                if (i == 0) {
                    Arrays.fill(sum, f * pitch, (f + 1) * pitch, 0);
                    Arrays.fill(sum, im + f * pitch, im + (f + 1) * pitch, 0);
                }
                Butterflies.best()
                        .along(z, f * pitch, spectra[i], f * 3 * kernel.width(), kernel.width(), sum, im, wide);
            }
        }
        for (int c = 0; c < pitch; c += STRIP) {
            Butterflies.best().inverse(sum, c, im, pitch, n, STRIP, turns);
        }
        store(sum, 0, pitch, y, v, u, wide);
        store(sum, im, pitch, y, v + rows() / 2, u, wide);
    }

    private void forward(float[] z, int pitch) {
        for (int c = 0; c < pitch; c += STRIP) {
            Butterflies.best().forward(z, c, n * pitch, pitch, n, STRIP, turns);
        }
    }

    private void load(Tensor x, int i, int v, int u, int have, float[] z, int at, int pitch) {
        for (int r = 0; r < n; r++) {
            int to = at + r * pitch;
            if (v + r < x.shape().h()) {
                Elementwise.best().scale(x.data(), x.index(i, 0, v + r, u), 1, -level, z, to, have);
                Arrays.fill(z, to + have, to + pitch, 0);
            } else {
                Arrays.fill(z, to, to + pitch, 0);
            }
        }
    }

    private void store(float[] z, int at, int pitch, Tensor y, int v, int u, int wide) {
        for (int r = 0; r < Math.min(y.shape().h() - v, rows() / 2); r++) {
            System.arraycopy(z, at + r * pitch, y.data(), y.index(0, 0, v + r, u), wide);
        }
    }
}
