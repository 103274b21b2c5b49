package thawline.learn;

import java.util.SplittableRandom;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// k × k windows of plane waves `127.5·sin(ω·x + φ)`, x from the middle, and the unit vector of the direction
/// of ω.
///
/// (1,k,k) → (2,1,1). |ω| ≤ `top`, spread evenly over the disc; the phase lies within ±60° of where the wave
/// rises most, so that a kernel with a part that is even about its middle, or of a sum other than 0, sees
/// wrong angles.
final class Waves implements Dataset {

    private static final double AMPLITUDE = 127.5;

    private static final double PHASES = Math.PI / 3;

    /// Turns by it leave no gap between directions: π·(3 − √5).
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final int ksize;
    private final double[] across;
    private final double[] down;
    private final double[] phase;
    private final double length;

    /// @param length of the vectors that are wanted
    Waves(int ksize, int size, double top, long seed, double length) {
        this.ksize = ksize;
        this.length = length;
        across = new double[size];
        down = new double[size];
        phase = new double[size];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            double frequency = top * StrictMath.sqrt((i + 0.5) / size);
            double direction = GOLDEN_ANGLE * i;
            across[i] = frequency * StrictMath.cos(direction);
            down[i] = frequency * StrictMath.sin(direction);
            phase[i] = PHASES * (2 * random.nextDouble() - 1);
        }
    }

    @Override
    public int size() {
        return phase.length;
    }

    @Override
    public Shape shape() {
        return Shape.plane(ksize, ksize);
    }

    @Override
    public void input(int i, Tensor x) {
        for (int v = 0; v < ksize; v++) {
            for (int u = 0; u < ksize; u++) {
                x.set(0, 0, v, u, (float) at(i, u, v));
            }
        }
    }

    private double at(int i, int u, int v) {
        int middle = ksize / 2;
        return AMPLITUDE * StrictMath.sin(across[i] * (u - middle) + down[i] * (v - middle) + phase[i]);
    }

    /// The window of wave i, row by row.
    void window(int i, double[] x) {
        for (int v = 0; v < ksize; v++) {
            for (int u = 0; u < ksize; u++) {
                x[v * ksize + u] = at(i, u, v);
            }
        }
    }

    /// Of the direction of wave i.
    double cosine(int i) {
        return across[i] / length(i);
    }

    double sine(int i) {
        return down[i] / length(i);
    }

    private double length(int i) {
        return Math.sqrt(across[i] * across[i] + down[i] * down[i]);
    }

    @Override
    public Target target() {
        return new Target.Planes(Shape.planes(2, 1, 1));
    }

    @Override
    public void wanted(int i, Tensor y) {
        y.set(0, 0, 0, 0, (float) (length * cosine(i)));
        y.set(1, 0, 0, 0, (float) (length * sine(i)));
    }

    @Override
    public int label(int i) {
        throw new UnsupportedOperationException("waves have directions, not classes");
    }
}
