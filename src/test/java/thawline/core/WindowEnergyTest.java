package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.Seeds;

@Tag("lanes")
class WindowEnergyTest {

    @Test
    void whole_numbers_have_the_bits_that_sums_of_doubles_have() {
        Seeds.each(30, random -> {
            int h = 1 + random.nextInt(40);
            int w = 1 + random.nextInt(40);
            Shape in = new Shape(
                    1 + random.nextInt(3), 1 + random.nextInt(2), h + random.nextInt(40), w + random.nextInt(90));
            Tensor x = Tensor.zeros(in);
            int most = 1 + random.nextInt(1000);
            for (int i = 0; i < x.data().length; i++) {
                x.data()[i] = random.nextInt(4) == 0 ? most : random.nextInt(most) - most / 3;
            }
            x.window(0, 0, h, w).fill(7);
            if (Lanes.available()) {
                assertThat(SimdWholeEnergy.fits(x, Mask.box(h, w))).isTrue();
            }
            same(x, Mask.box(h, w), Ground.MEAN);
            same(x, Mask.box(h, w), Ground.ZERO);
        });
    }

    private static void same(Tensor x, Mask mask, Ground ground) {
        Shape s = x.shape();
        Tensor expected = Tensor.zeros(new Shape(1, s.d(), s.h() - mask.height() + 1, s.w() - mask.width() + 1));
        Tensor y = Tensor.zeros(expected.shape());
        WindowEnergy.applyDoubles(x, mask, ground, expected);
        WindowEnergy.apply(x, mask, ground, y);
        Bits.assertSame(mask + " of " + s + ", " + ground, expected.data(), y.data());
    }

    @Test
    void numbers_that_are_not_whole_or_too_large_are_summed_as_doubles() {
        Mask mask = Mask.box(16, 16);
        for (float odd : new float[] {0.5f, 3000, -3000, Float.NaN, Float.POSITIVE_INFINITY, 1e20f}) {
            for (int at : new int[] {0, 40 * 50 - 1, 777}) {
                Tensor x = Tensor.zeros(Shape.plane(40, 50));
                x.fill(255);
                x.data()[x.index(0, 0, at / 50, at % 50)] = odd;
                assertThat(Lanes.available() && SimdWholeEnergy.fits(x, mask))
                        .as("%s at %d", odd, at)
                        .isFalse();
                same(x, mask, Ground.MEAN);
            }
        }
    }

    @Test
    void the_largest_whole_numbers_do_not_overflow() {
        for (int side : new int[] {1, 3, 16, 181}) {
            int most = (int) Math.sqrt(Integer.MAX_VALUE / (double) (side * side));
            Tensor x = Tensor.zeros(Shape.plane(side + 5, side + 70));
            for (int i = 0; i < x.data().length; i++) {
                x.data()[i] = i % 3 == 0 ? -most : most;
            }
            same(x, Mask.box(side, side), Ground.ZERO);
        }
    }
}
