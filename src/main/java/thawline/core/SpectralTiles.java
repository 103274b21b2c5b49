package thawline.core;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// [SpectralCorrelation] by transforms of square tiles that overlap, down and along. Two tiles side by side are
/// the real and the imaginary part of one transform.
final class SpectralTiles implements SpectralCorrelation {

    /// Columns that are transformed together, so that they stay in the first-level cache.
    private static final int STRIP = 32;

    /// Beside a power of two, so that rows do not fall onto one another in a cache.
    private static final int APART = 16;

    private final Kernel kernel;
    private final float level;
    private final int n;
    private final int pitch;
    private final Butterflies.Turns turns;
    private final float[][] spectra;

    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[3][0]);

    SpectralTiles(Kernel kernel, float level) {
        this.kernel = kernel;
        this.level = level;
        n = side(kernel);
        pitch = n + APART;
        turns = Butterflies.Turns.of(n);
        spectra = new float[kernel.ins()][];
        for (int i = 0; i < kernel.ins(); i++) {
            float[] z = new float[2 * n * pitch];
            for (int y = 0; y < kernel.height(); y++) {
                for (int x = 0; x < kernel.width(); x++) {
                    z[y * pitch + x] = kernel.at(0, i, 0, y, x) / ((float) n * n);
                }
            }
            spectra[i] = new float[2 * n * pitch];
            forward(z, spectra[i]);
        }
    }

    /// The power of two that costs least: at least twice the window, and four times a small one.
    private static int side(Kernel k) {
        int least = Math.max(k.height(), k.width());
        int n = 64;
        while (n < 2 * least || (n < 256 && n < 4 * least)) {
            n *= 2;
        }
        return n;
    }

    @Override
    public int rows() {
        return n - kernel.height() + 1;
    }

    @Override
    public int columns() {
        return 2 * (n - kernel.width() + 1);
    }

    @Override
    public void apply(Tensor x, Tensor y) {
        Shape out = y.shape();
        float[][] scratch = SCRATCH.get();
        for (int i = 0; i < scratch.length; i++) {
            if (scratch[i].length < 2 * n * pitch) {
                scratch[i] = new float[2 * n * pitch];
            }
        }
        for (int v = 0; v < out.h(); v += rows()) {
            for (int u = 0; u < out.w(); u += columns()) {
                pair(x, y, v, u, scratch);
            }
        }
    }

    private void pair(Tensor x, Tensor y, int v, int u, float[][] scratch) {
        float[] z = scratch[0];
        float[] turned = scratch[1];
        float[] sum = scratch[2];
        Arrays.fill(sum, 0, 2 * n * pitch, 0);
        int second = u + columns() / 2;
        for (int i = 0; i < kernel.ins(); i++) {
            load(x, i, v, u, z, 0);
            load(x, i, v, second, z, n * pitch);
            forward(z, turned);
            Butterflies.best().multiply(turned, spectra[i], sum, n * pitch, n * pitch);
        }
        inverse(sum, z);
        store(z, 0, y, v, u);
        store(z, n * pitch, y, v, second);
    }

    private void load(Tensor x, int i, int v, int u, float[] z, int at) {
        int w = Math.clamp((long) x.shape().w() - u, 0, n);
        for (int r = 0; r < n; r++) {
            int to = at + r * pitch;
            int have = v + r < x.shape().h() ? w : 0;
            if (have > 0) {
                Elementwise.best().scale(x.data(), x.index(i, 0, v + r, u), 1, -level, z, to, have);
            }
            Arrays.fill(z, to + have, to + pitch, 0);
        }
    }

    private void store(float[] z, int at, Tensor y, int v, int u) {
        int w = Math.min(y.shape().w() - u, columns() / 2);
        for (int r = 0; r < Math.min(y.shape().h() - v, rows()) && w > 0; r++) {
            System.arraycopy(z, at + r * pitch, y.data(), y.index(0, 0, v + r, u), w);
        }
    }

    /// Down the columns, then, turned over, along the rows; y has its spectrum turned over. x is used up.
    private void forward(float[] x, float[] y) {
        for (int u = 0; u < n; u += STRIP) {
            Butterflies.best().forward(x, u, n * pitch, pitch, n, STRIP, turns);
        }
        transpose(x, y);
        for (int u = 0; u < n; u += STRIP) {
            Butterflies.best().forward(y, u, n * pitch, pitch, n, STRIP, turns);
        }
    }

    private void inverse(float[] x, float[] y) {
        for (int u = 0; u < n; u += STRIP) {
            Butterflies.best().inverse(x, u, n * pitch, pitch, n, STRIP, turns);
        }
        transpose(x, y);
        for (int u = 0; u < n; u += STRIP) {
            Butterflies.best().inverse(y, u, n * pitch, pitch, n, STRIP, turns);
        }
    }

    private void transpose(float[] x, float[] y) {
        for (int part = 0; part < 2 * n * pitch; part += n * pitch) {
            for (int v = 0; v < n; v += APART) {
                for (int u = 0; u < n; u += APART) {
                    for (int r = v; r < v + APART; r++) {
                        for (int c = u; c < u + APART; c++) {
                            y[part + c * pitch + r] = x[part + r * pitch + c];
                        }
                    }
                }
            }
        }
    }
}
