package thawline.train;

import java.util.List;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures of 8 × 8 with noise and one bright bar across: lying (class 0), standing (1) or slanting (2).
record Marks(int size, long seed) implements Dataset {

    @Override
    public Shape shape() {
        return Shape.plane(8, 8);
    }

    @Override
    public void input(int i, Tensor x) {
        Draws random = Draws.of(seed, i);
        int at = random.below(8);
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                x.set(0, 0, v, u, (float) (60 * random.uniform()));
            }
        }
        for (int k = 0; k < 8; k++) {
            switch (label(i)) {
                case 0 -> x.set(0, 0, at, k, 255);
                case 1 -> x.set(0, 0, k, at, 255);
                default -> x.set(0, 0, k, (k + at) % 8, 255);
            }
        }
    }

    @Override
    public Target target() {
        return new Target.Classes(List.of("lying", "standing", "slanting"));
    }

    @Override
    public int label(int i) {
        return Math.floorMod(i * 7 + (int) seed, 3);
    }
}
