package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class RidgeTest {

    @Test
    void a_ridge_follows_the_rule_in_whole_numbers() {
        Seeds.each(20, random -> {
            Norm norm = random.nextBoolean() ? Norm.L1 : Norm.L2;
            Tensor x = RandomTensors.whole(Shape.planes(4, 6, 40), 1 + random.nextInt(1000), random);
            Tensor expected = Tensor.zeros(Shape.planes(2, 4, 38));
            Tensor actual = expected.copy();

            ridges(norm, x, expected);
            new Ridge(norm).apply(x, actual);

            Bits.assertSame(norm.toString(), expected, actual);
        });
    }

    @Test
    void slopes_just_below_and_above_22_and_a_half_degrees_look_at_different_neighbours() {
        assertThat(kept(32768, 13572)).as("left and right are as strong").isZero();
        assertThat(kept(32768, 13574)).as("the diagonal is weak").isPositive();
    }

    /// A gradient (gx, gy) with the same one to its left and right and none elsewhere.
    private static float kept(float gx, float gy) {
        Tensor x = Tensor.zeros(Shape.planes(2, 3, 3));
        for (int u = 0; u < 3; u++) {
            x.set(0, 0, 1, u, gx);
            x.set(1, 0, 1, u, gy);
        }
        Tensor y = Tensor.zeros(Shape.plane(1, 1));
        new Ridge(Norm.L1).apply(x, y);
        return y.at(0, 0, 0);
    }

    /// The rule of [Ridge], place by place, in whole numbers.
    private static void ridges(Norm norm, Tensor x, Tensor y) {
        int n = y.shape().c();
        for (int c = 0; c < n; c++) {
            for (int v = 1; v <= y.shape().h(); v++) {
                for (int u = 1; u <= y.shape().w(); u++) {
                    long gx = (long) x.at(c, v, u);
                    long gy = (long) x.at(c + n, v, u);
                    float m = strength(norm, x, c, n, v, u);
                    boolean flat = 32768 * Math.abs(gy) < 13573 * Math.abs(gx);
                    boolean steep = 32768 * Math.abs(gy) > (13573 + 65536) * Math.abs(gx);
                    int down = flat ? 0 : 1;
                    int along = flat ? 1 : steep ? 0 : (gx < 0) == (gy < 0) ? 1 : -1;
                    float before = strength(norm, x, c, n, v - down, u - along);
                    float after = strength(norm, x, c, n, v + down, u + along);
                    boolean kept = m > before && ((flat || steep) ? m >= after : m > after);
                    y.set(c, 0, v - 1, u - 1, kept ? m : 0);
                }
            }
        }
    }

    private static float strength(Norm norm, Tensor x, int c, int n, int v, int u) {
        float gx = x.at(c, v, u);
        float gy = x.at(c + n, v, u);
        return norm == Norm.L1 ? Math.abs(gx) + Math.abs(gy) : (float) Math.sqrt(gx * gx + gy * gy);
    }
}
