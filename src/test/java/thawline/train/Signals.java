package thawline.train;

import java.util.List;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Signals of 64 numbers with noise: a tone that stays (class 0), that rises (1) or that falls (2), from anywhere in
/// its period.
record Signals(int size, long seed) implements Dataset {

    private static final int LENGTH = 64;

    @Override
    public Shape shape() {
        return Shape.plane(1, LENGTH);
    }

    @Override
    public void input(int i, Tensor x) {
        Draws random = Draws.of(seed, i);
        double phase = 2 * Math.PI * random.uniform();
        double pitch = 0.5 + 0.1 * random.uniform();
        double bend = (label(i) == 0 ? 0 : label(i) == 1 ? 1 : -1) * 0.004;
        for (int u = 0; u < LENGTH; u++) {
            double from = u - LENGTH / 2.0;
            double tone = StrictMath.sin(phase + pitch * from + bend * from * from);
            x.set(0, 0, 0, u, (float) (128 + 80 * tone + 60 * (random.uniform() - 0.5)));
        }
    }

    @Override
    public Target target() {
        return new Target.Classes(List.of("stays", "rises", "falls"));
    }

    @Override
    public int label(int i) {
        return Math.floorMod(i * 7 + (int) seed, 3);
    }
}
