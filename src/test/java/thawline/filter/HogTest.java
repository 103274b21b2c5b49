package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.layer.OrientationBins;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class HogTest {

    private static float[] features(Hog hog, Tensor x) {
        return hog.vector(Trace.run(hog.layer(), x)).values();
    }

    @Test
    void brighter_to_the_right_falls_half_into_the_first_bin_and_half_into_the_last() {
        Features f = Hog.usual().vector(Trace.run(Hog.usual().layer(), Planes.ramp(16, 16, 3, 0)));

        assertThat(f.values()).hasSize(36);
        for (int i = 0; i < 36; i++) {
            int bin = i % 9;
            assertThat(f.values()[i] > 0).as(f.names().get(i)).isEqualTo(bin == 0 || bin == 8);
        }
        assertThat(f.values()[0]).isEqualTo(f.values()[8]);
        assertThat(f.names()).startsWith("hog.0.0.0.0.0", "hog.0.0.0.0.1").endsWith("hog.0.0.1.1.8");
    }

    @Test
    void a_slope_of_50_degrees_falls_into_the_bin_of_40_to_60_alone() {
        double angle = Math.toRadians(50);
        float[] f = features(
                new Hog(new Hog.Grid(8, 1, 1), new OrientationBins(9, OrientationBins.Turn.UNSIGNED), 0.2),
                Planes.ramp(24, 24, (float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle))));

        assertThat(f[4 * 9 + 2]).isCloseTo(1, within(0.01f));
        for (int bin : new int[] {0, 1, 3, 4, 5, 6, 7, 8}) {
            assertThat(f[4 * 9 + bin]).as("bin " + bin).isLessThan(0.01f);
        }
    }

    @Test
    void a_flat_picture_has_no_direction() {
        assertThat(features(Hog.usual(), Planes.flat(20, 30, 77)))
                .hasSize(36 * 2)
                .containsOnly(0);
    }

    @Test
    void signed_directions_tell_dark_to_bright_from_bright_to_dark() {
        Hog signed = new Hog(new Hog.Grid(8, 1, 1), new OrientationBins(4, OrientationBins.Turn.SIGNED), 1);
        Hog unsigned = new Hog(new Hog.Grid(8, 1, 1), new OrientationBins(4, OrientationBins.Turn.UNSIGNED), 1);
        Tensor up = Planes.ramp(8, 8, 2, 2);
        Tensor down = Planes.ramp(8, 8, -2, -2);

        assertClose(features(unsigned, up), features(unsigned, down), 1e-6f);
        assertThat(features(signed, up)[0]).isGreaterThan(0.5f);
        assertThat(features(signed, down)[0]).isLessThan(0.5f);
        assertThat(features(signed, down)[2]).isGreaterThan(0.5f);
    }

    @Test
    void of_colour_the_plane_with_the_longest_gradient_counts() {
        Tensor x = Tensor.zeros(Shape.planes(3, 16, 16));
        x.channels(0, 1).copyFrom(Planes.ramp(16, 16, 1, 0));
        x.channels(1, 1).copyFrom(Planes.ramp(16, 16, 0, 3));
        x.channels(2, 1).copyFrom(Planes.ramp(16, 16, 2, 0));

        assertClose(features(Hog.usual(), x), features(Hog.usual(), Planes.ramp(16, 16, 0, 3)), 0.02f);
    }

    private static void assertClose(float[] actual, float[] expected, float by) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number " + i).isCloseTo(expected[i], within(by));
        }
    }

    @Test
    void a_picture_smaller_than_a_block_is_refused() {
        assertThatThrownBy(() -> Hog.usual().layer().shape(Shape.plane(15, 40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    /// Written down once more, pixel by pixel.
    @Test
    void every_number_is_that_of_the_definition() {
        Hog hog = new Hog(new Hog.Grid(5, 2, 1), new OrientationBins(7, OrientationBins.Turn.UNSIGNED), 0.35);
        Seeds.each(3, random -> {
            Tensor x = RandomTensors.uniform(Shape.plane(17, 21), random);
            for (int i = 0; i < x.data().length; i++) {
                x.data()[i] = 100 + 90 * x.data()[i];
            }

            float[] ours = features(hog, x);

            double[] expected = plain(x, 5, 7, 0.35);
            assertThat(ours).hasSize(expected.length);
            for (int i = 0; i < ours.length; i++) {
                assertThat((double) ours[i]).as("number " + i).isCloseTo(expected[i], within(1e-5));
            }
        });
    }

    private static double[] plain(Tensor x, int cell, int bins, double clip) {
        int down = x.shape().h() / cell - 1;
        int across = x.shape().w() / cell - 1;
        double[] all = new double[down * across * 4 * bins];
        for (int block = 0; block < down * across; block++) {
            double[] histogram = new double[4 * bins];
            for (int i = 0; i < 4 * cell * cell; i++) {
                int v = i / (2 * cell);
                int u = i % (2 * cell);
                int y = block / across * cell + v;
                int z = block % across * cell + u;
                double h = at(x, y, z + 1) - at(x, y, z - 1);
                double w = at(x, y + 1, z) - at(x, y - 1, z);
                double bin = (Math.toDegrees(Math.atan2(w, h)) + 360) % 180 / (180.0 / bins) - 0.5;
                double bell = Math.exp(-(Math.pow(v - cell, 2) + Math.pow(u - cell, 2)) / (2 * cell * cell / 4.0));
                for (int k = 0; k < 4 * bins; k++) {
                    double e = near((v + 0.5) / cell - 0.5, k / bins / 2);
                    double f = near((u + 0.5) / cell - 0.5, k / bins % 2);
                    double g = Math.max(
                            near(bin, k % bins), Math.max(near(bin + bins, k % bins), near(bin - bins, k % bins)));
                    histogram[k] += Math.hypot(h, w) * bell * e * f * g;
                }
            }
            scale(histogram, 0.1 * histogram.length);
            for (int k = 0; k < histogram.length; k++) {
                histogram[k] = Math.min(histogram[k], clip);
            }
            scale(histogram, 1e-3);
            System.arraycopy(histogram, 0, all, block * histogram.length, histogram.length);
        }
        return all;
    }

    private static double near(double a, int b) {
        return Math.max(0, 1 - Math.abs(a - b));
    }

    private static void scale(double[] v, double more) {
        double square = 0;
        for (double d : v) {
            square += d * d;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= Math.sqrt(square) + more;
        }
    }

    /// Mirrored about the edge pixel.
    private static double at(Tensor x, int y, int u) {
        int h = x.shape().h();
        int w = x.shape().w();
        return x.at(0, y < 0 ? -y : y >= h ? 2 * h - 2 - y : y, u < 0 ? -u : u >= w ? 2 * w - 2 - u : u);
    }
}
