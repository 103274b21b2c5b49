package thawline.train;

import java.util.List;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Volumes of 12 × 12 × 12 with noise and one body somewhere in it: a ball (class 0), a shell (1), a box (2), or two
/// crossed plates (3). No slice alone tells a ball from a box: of both, it may show a block of any size.
record Solids(int size, long seed) implements Dataset {

    private static final int SIDE = 12;

    @Override
    public Shape shape() {
        return new Shape(1, SIDE, SIDE, SIDE);
    }

    @Override
    public void input(int i, Tensor x) {
        Draws random = Draws.of(seed, i);
        double r = 2.5 + 1.5 * random.uniform();
        double[] middle = new double[3];
        for (int a = 0; a < 3; a++) {
            middle[a] = 4 + 3 * random.uniform();
        }
        for (int z = 0; z < SIDE; z++) {
            for (int v = 0; v < SIDE; v++) {
                for (int u = 0; u < SIDE; u++) {
                    double noise = 50 * random.uniform();
                    boolean body = isIn(label(i), z - middle[0], v - middle[1], u - middle[2], r);
                    x.set(0, z, v, u, (float) (noise + (body ? 150 : 0)));
                }
            }
        }
    }

    private static boolean isIn(int label, double z, double v, double u, double r) {
        double distance = Math.sqrt(z * z + v * v + u * u);
        double reach = Math.max(Math.abs(z), Math.max(Math.abs(v), Math.abs(u)));
        return switch (label) {
            case 0 -> distance <= r;
            case 1 -> distance <= r + 0.5 && distance > r - 1;
            case 2 -> reach <= 0.8 * r;
            default -> reach <= r && (Math.abs(z) < 0.8 || Math.abs(u) < 0.8);
        };
    }

    @Override
    public Target target() {
        return new Target.Classes(List.of("ball", "shell", "box", "plates"));
    }

    @Override
    public int label(int i) {
        return Math.floorMod(i * 7 + (int) seed, 4);
    }
}
