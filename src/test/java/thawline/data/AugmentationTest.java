package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.geometry.Interpolation;
import thawline.geometry.Mapping;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Warp;
import thawline.layer.Pass;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// Examples are moved where they should be, by amounts that depend on (seed, epoch, example) alone.
class AugmentationTest {
    private static final Augmentation ALL = Augmentation.NONE
            .shift(2)
            .flip()
            .rotate(15)
            .scale(0.8, 1.25)
            .noise(6)
            .contrast(0.7, 1.3)
            .border(Border.REPLICATE);

    private static Tensor noisy(Shape shape, long seed) {
        return RandomTensors.in(Range.of(0, 255), shape, new Random(seed));
    }

    private static Tensor applied(Augmentation how, Tensor x, long seed, int epoch, int example) {
        Tensor y = x.copy();
        how.apply(y, seed, epoch, example);
        return y;
    }

    /// y(v, u) = x(v − down, u − across), 0 outside.
    private static Tensor shifted(Tensor x, int down, int across) {
        Tensor y = Tensor.zeros(x.shape());
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int v = Math.max(0, down); v < s.h() + Math.min(0, down); v++) {
                for (int u = Math.max(0, across); u < s.w() + Math.min(0, across); u++) {
                    y.set(c, 0, v, u, x.at(c, v - down, u - across));
                }
            }
        }
        return y;
    }

    private static Tensor mirrored(Tensor x) {
        Tensor y = Tensor.zeros(x.shape());
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    y.set(c, 0, v, u, x.at(c, v, s.w() - 1 - u));
                }
            }
        }
        return y;
    }

    @Test
    void none_changes_nothing() {
        Tensor x = noisy(Shape.planes(3, 5, 7), 1);

        Bits.assertSame("none", x, applied(Augmentation.NONE, x, 1, 2, 3));
    }

    /// Each result is one of the 25 exact ones, and over 400 examples each of the 25 turns up.
    @Test
    void a_shift_is_by_whole_pixels_with_black_from_outside() {
        Tensor x = noisy(Shape.planes(2, 6, 5), 2);
        List<List<Float>> possible = new ArrayList<>();
        for (int down = -2; down <= 2; down++) {
            for (int across = -2; across <= 2; across++) {
                possible.add(list(shifted(x, down, across)));
            }
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            int which = possible.indexOf(list(applied(Augmentation.NONE.shift(2), x, 5, 0, i)));
            assertThat(which).as("example %d", i).isNotNegative();
            seen.add(which);
        }
        assertThat(seen).hasSize(25);
    }

    @Test
    void a_shift_further_than_the_picture_is_wide_leaves_the_border() {
        Tensor x = noisy(Shape.plane(2, 2), 2);
        int empty = 0;
        for (int i = 0; i < 50; i++) {
            Tensor y = applied(Augmentation.NONE.shift(40).border(Border.constant(9)), x, 5, 0, i);
            empty += list(y).stream().allMatch(v -> v == 9) ? 1 : 0;
        }
        assertThat(empty).isGreaterThan(40);
    }

    @Test
    void a_shift_with_a_replicated_border_repeats_the_edge() {
        Tensor x = Tensor.of(Shape.plane(1, 4), 10, 20, 30, 40);
        Set<List<Float>> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(list(applied(Augmentation.NONE.shift(1).border(Border.REPLICATE), x, 1, 1, i)));
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        List.of(10f, 20f, 30f, 40f), List.of(10f, 10f, 20f, 30f), List.of(20f, 30f, 40f, 40f));
    }

    @Test
    void a_flip_is_a_mirror_image_about_half_of_the_time() {
        Tensor x = noisy(Shape.planes(2, 4, 5), 3);
        int flipped = 0;
        for (int i = 0; i < 1000; i++) {
            List<Float> y = list(applied(Augmentation.NONE.flip(), x, 9, 0, i));
            boolean mirror = y.equals(list(mirrored(x)));
            assertThat(mirror || y.equals(list(x))).isTrue();
            flipped += mirror ? 1 : 0;
        }
        assertThat(flipped).isBetween(437, 563); // 4 standard deviations of 15.8
    }

    /// The range shrinks to one angle, and [Warp] is known to agree with OpenCV's `warpAffine`.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1.25, 2})
    void a_scale_is_that_of_a_warp_about_the_centre(double factor) {
        Tensor x = noisy(Shape.planes(2, 9, 12), 4);
        Tensor y = Tensor.zeros(x.shape());
        new Warp(new Mapping.AboutCentre(0, factor), Size.same(), Interpolation.LINEAR, Border.REFLECT_101)
                .forward(x, y, Pass.INFER);

        Tensor got = applied(Augmentation.NONE.scale(factor, factor).border(Border.REFLECT_101), x, 1, 1, 1);

        close(y, got);
    }

    /// The angle is found from where a far pixel went, then the whole picture has to be that turn.
    @Test
    void a_turn_is_that_of_a_warp_about_the_centre_by_an_angle_within_the_range() {
        Shape shape = Shape.plane(41, 41);
        Tensor ramp = Tensor.zeros(shape); // brighter to the right: the turned ramp's slope is cos, −sin
        Tensor x = noisy(shape, 6);
        for (int v = 0; v < 41; v++) {
            for (int u = 0; u < 41; u++) {
                ramp.set(0, 0, v, u, 3 * u);
            }
        }
        List<Double> angles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Augmentation how = Augmentation.NONE.rotate(20).border(Border.REPLICATE);
            Tensor r = applied(how, ramp, 3, 4, i);
            double dx = (r.at(0, 20, 25) - r.at(0, 20, 15)) / 30;
            double dy = (r.at(0, 25, 20) - r.at(0, 15, 20)) / 30;
            double degrees = Math.toDegrees(Math.atan2(-dy, dx));
            angles.add(degrees);
            if (i < 10) {
                Tensor y = Tensor.zeros(shape);
                new Warp(new Mapping.AboutCentre(degrees, 1), Size.same(), Interpolation.LINEAR, Border.REPLICATE)
                        .forward(x, y, Pass.INFER);
                Tensor got = applied(how, x, 3, 4, i);
                assertThat(largest(y, got)).as("turned by %s", degrees).isLessThan(0.05); // the angle is measured
            }
        }
        assertThat(angles).allSatisfy(a -> assertThat(a).isBetween(-20.01, 20.01));
        assertThat(angles).anySatisfy(a -> assertThat(a).isGreaterThan(17));
        assertThat(angles).anySatisfy(a -> assertThat(a).isLessThan(-17));
    }

    @Test
    void the_sine_of_a_turn_is_that_of_java() {
        for (double degrees = -200; degrees < 300; degrees += 0.37) {
            assertThat(Augmenter.sine(degrees)).isCloseTo(Math.sin(Math.toRadians(degrees)), within(2e-15));
        }
        assertThat(Augmenter.sine(0)).isZero();
        assertThat(Augmenter.sine(90)).isEqualTo(1);
        assertThat(Augmenter.sine(180)).isZero();
        assertThat(Augmenter.sine(-90)).isEqualTo(-1);
        assertThat(Augmenter.sine(270)).isEqualTo(-1);
    }

    /// Flip, turn and shift together are one look-up: the same as the maps one after the other.
    @Test
    void all_moves_together_are_flip_then_scale_then_shift() {
        Tensor x = noisy(Shape.plane(12, 14), 7);
        Augmentation how = Augmentation.NONE.shift(1).flip().scale(1.25, 1.25);
        int found = 0;
        for (int i = 0; i < 60; i++) {
            Tensor got = applied(how, x, 8, 0, i);
            found += matches(x, got) ? 1 : 0;
        }
        assertThat(found).isEqualTo(60);
    }

    private static boolean matches(Tensor x, Tensor got) {
        for (int k = 0; k < 18; k++) {
            PlaneMap flip = k < 9 ? PlaneMap.affine(1, 0, 0, 0, 1, 0) : PlaneMap.affine(-1, 0, 13, 0, 1, 0);
            PlaneMap map = flip.then(new Mapping.AboutCentre(0, 1.25).of(x.shape()))
                    .then(PlaneMap.affine(1, 0, k % 3 - 1, 0, 1, k / 3 % 3 - 1));
            Tensor y = Tensor.zeros(x.shape());
            new Warp(map, Size.same(), Interpolation.LINEAR, Border.ZERO).forward(x, y, Pass.INFER);
            if (largest(y, got) < 1e-3) {
                return true;
            }
        }
        return false;
    }

    @Test
    void contrast_keeps_the_mean_and_spreads_around_it() {
        Tensor x = Tensor.of(Shape.plane(1, 4), 90, 100, 110, 120);

        assertThat(applied(Augmentation.NONE.contrast(2, 2), x, 1, 1, 1).toArray())
                .containsExactly(75, 95, 115, 135);
        assertThat(applied(Augmentation.NONE.contrast(0, 0), x, 1, 1, 1).toArray())
                .containsExactly(105, 105, 105, 105);
        assertThat(applied(Augmentation.NONE.contrast(20, 20), x, 1, 1, 1).toArray())
                .containsExactly(0, 5, 205, 255);
    }

    @Test
    void noise_has_the_deviation_that_was_asked_for_and_no_mean() {
        Tensor x = Tensor.zeros(Shape.plane(200, 200));
        x.fill(128);

        float[] y = applied(Augmentation.NONE.noise(8), x, 1, 1, 1).toArray();

        double mean = IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] - 128)
                .average()
                .orElseThrow();
        double square = IntStream.range(0, y.length)
                .mapToDouble(i -> (y[i] - 128) * (y[i] - 128))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.16)); // 4 · 8 / √40,000
        assertThat(Math.sqrt(square)).isCloseTo(8, within(0.12));
        assertThat(y[0]).isNotEqualTo(y[1]);
    }

    @Test
    void values_stay_in_8_bit_units_under_noise() {
        Tensor x = noisy(Shape.plane(40, 40), 8);

        for (float v : applied(Augmentation.NONE.noise(100), x, 1, 1, 1).toArray()) {
            assertThat(v).isBetween(0f, 255f);
        }
    }

    @Test
    void seed_epoch_and_example_each_make_a_difference_and_nothing_else_does() {
        Tensor x = noisy(Shape.planes(3, 8, 8), 9);
        List<Float> once = list(applied(ALL, x, 1, 2, 3));

        assertThat(list(applied(ALL, x, 1, 2, 3))).isEqualTo(once);
        assertThat(list(applied(ALL, x, 0, 2, 3))).isNotEqualTo(once);
        assertThat(list(applied(ALL, x, 1, 0, 3))).isNotEqualTo(once);
        assertThat(list(applied(ALL, x, 1, 2, 0))).isNotEqualTo(once);
    }

    @Test
    void a_view_is_changed_inside_and_not_beside() {
        Tensor x = noisy(new Shape(2, 3, 6, 5), 10);
        Tensor framed = RandomTensors.framed(x);

        ALL.apply(framed, 1, 2, 3);

        Bits.assertSame("a view", applied(ALL, x, 1, 2, 3), framed.copy());
        assertThat(RandomTensors.isFramed(framed)).isTrue();
    }

    @Test
    void threads_make_the_same_as_one() {
        Tensor x = noisy(Shape.planes(3, 16, 16), 11);
        List<List<Float>> alone = IntStream.range(0, 64)
                .mapToObj(i -> list(applied(ALL, x, 1, 2, i)))
                .toList();
        List<List<Float>> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> list(applied(ALL, x, 1, 2, i)))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void a_warm_thread_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Tensor x = noisy(Shape.planes(3, 16, 16), 12);
        long last = -1;
        for (int run = 0; run < 2000 && last != 0; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20; i++) {
                ALL.apply(x, 1, run, i);
            }
            last = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(last).isZero();
    }

    @Test
    void text_and_value_say_the_same() {
        assertThat(ALL)
                .hasToString("shift(2) | flip | rotate(15.0) | scale(0.8, 1.25) | noise(6.0) | contrast(0.7, 1.3)"
                        + " | border(REPLICATE)");
        assertThat(Augmentation.parse(ALL.toString())).isEqualTo(ALL);
        assertThat(Augmentation.NONE).hasToString("none");
        assertThat(Augmentation.parse("none")).isEqualTo(Augmentation.NONE);
        Augmentation grey = Augmentation.NONE.shift(1).border(Border.constant(127.5f));
        assertThat(Augmentation.parse(grey.toString())).isEqualTo(grey);
        assertThat(Augmentation.parse(" shift( 3 )|border(wrap) "))
                .isEqualTo(Augmentation.NONE.shift(3).border(Border.WRAP));
    }

    @Test
    void what_cannot_be_done_is_refused_with_what_can() {
        assertThatThrownBy(() -> Augmentation.parse("shuft(2)"))
                .hasMessageStartingWith("there is no 'shuft'; there are shift(pixels), flip,");
        assertThatThrownBy(() -> Augmentation.parse("")).hasMessageStartingWith("'' is no augmentation");
        assertThatThrownBy(() -> Augmentation.parse("shift(a)")).hasMessage("'a' in shift(a) is no number");
        assertThatThrownBy(() -> Augmentation.parse("shift(1.5)"))
                .hasMessage("a shift is by whole pixels, but was 1.5");
        assertThatThrownBy(() -> Augmentation.parse("scale(2)")).hasMessageStartingWith("'scale' has 2 numbers");
        assertThatThrownBy(() -> Augmentation.parse("border(none)"))
                .hasMessageStartingWith("there is no border 'none'");
        assertThatThrownBy(() -> Augmentation.NONE.scale(1.2, 0.8)).hasMessageContaining("1.2 … 0.8");
        assertThatThrownBy(() -> Augmentation.NONE.shift(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Augmentation.NONE.border(Border.NONE)).hasMessageContaining("NONE has not");
    }

    private static List<Float> list(Tensor x) {
        float[] values = x.toArray();
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    private static double largest(Tensor a, Tensor b) {
        float[] p = a.toArray();
        float[] q = b.toArray();
        return IntStream.range(0, p.length)
                .mapToDouble(i -> Math.abs(p[i] - q[i]))
                .max()
                .orElse(0);
    }

    private static void close(Tensor expected, Tensor actual) {
        assertThat(largest(expected, actual)).isLessThan(1e-3);
    }
}
