package thawline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.filter.Corner;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class DifferenceTest {

    private static final Layout TWO_BY_TWO = Layout.interleaved(1, 2, 2);

    private static Samples bytes(int... values) {
        byte[] data = new byte[values.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) values[i];
        }
        return new Samples.U8(data, TWO_BY_TWO);
    }

    @Test
    void equal_pictures_do_not_differ() {
        PixelDifference d = Difference.of(bytes(0, 1, 254, 255), bytes(0, 1, 254, 255));

        assertThat(d.isNone()).isTrue();
        assertThat(d.cells()).containsExactly("4", "0", "0", "0", "inf");
    }

    @Test
    void one_of_four_pixels_that_is_51_off_makes_20_decibels() {
        PixelDifference d = Difference.of(bytes(0, 0, 0, 0), bytes(0, 51, 0, 0));

        assertThat(d.pixels()).isEqualTo(new PixelDifference.Share(1, 4));
        assertThat(d.pixels().value()).isEqualTo(0.25);
        assertThat(d.largest()).isEqualTo(51);
        assertThat(d.mean()).isEqualTo(12.75);
        assertThat(d.psnr()).isCloseTo(20, within(1e-9));
    }

    @Test
    void samples_are_unsigned_and_16_bit_ones_have_a_peak_of_65535() {
        Samples a = new Samples.U16(new short[] {-1, 0, 0, 0}, TWO_BY_TWO);
        Samples b = new Samples.U16(new short[] {0, 0, 0, 0}, TWO_BY_TWO);

        PixelDifference d = Difference.of(a, b);

        assertThat(d.largest()).isEqualTo(65_535);
        assertThat(d.psnr()).isCloseTo(10 * Math.log10(4), within(1e-9));
    }

    @Test
    void a_pixel_that_differs_in_two_planes_counts_once() {
        Tensor a = Tensor.zeros(Shape.planes(3, 2, 2));
        Tensor b = Tensor.zeros(Shape.planes(3, 2, 2));
        b.set(0, 0, 1, 1, 2);
        b.set(2, 0, 1, 1, -4);

        PixelDifference d = Difference.of(a, b);

        assertThat(d.pixels()).isEqualTo(new PixelDifference.Share(1, 4));
        assertThat(d.largest()).isEqualTo(4);
        assertThat(d.mean()).isEqualTo(0.5);
    }

    @Test
    void what_is_no_number_is_infinitely_far_from_what_is_one() {
        Tensor a = Tensor.of(Shape.plane(1, 2), Float.NaN, Float.NaN);
        Tensor b = Tensor.of(Shape.plane(1, 2), Float.NaN, 1);

        assertThat(Difference.of(a, b).largest()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Difference.of(a, b).pixels().differing()).isEqualTo(1);
    }

    @Test
    void pictures_of_other_shapes_or_depths_cannot_be_compared() {
        assertThatThrownBy(() -> Difference.of(Tensor.zeros(Shape.plane(2, 3)), Tensor.zeros(Shape.plane(3, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Difference.of(bytes(0, 0, 0, 0), Samples.u16(1, 2, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void corners_are_the_same_within_a_pixel_and_each_is_taken_once() {
        List<Corner> ours = List.of(new Corner(10, 10, 9), new Corner(10.5, 10, 8), new Corner(30, 30, 7));
        List<Corner> theirs = List.of(new Corner(10.25, 10, 9), new Corner(50, 50, 8), new Corner(30, 30.75, 7));

        CornerDifference d = Difference.of(ours, theirs);

        assertThat(d).isEqualTo(new CornerDifference(2, 1, 1, 0.75));
        assertThat(d.cells()).hasSameSizeAs(d.titles());
        assertThat(d.isNone()).isFalse();
        assertThat(Difference.of(ours, ours).isNone()).isTrue();
    }

    @Test
    void many_pictures_make_one_line() {
        Agreement all = new Agreement();
        for (int i = 0; i < 118; i++) {
            all.add(Difference.of(bytes(0, 1, 2, 3), bytes(0, 1, 2, 3)));
        }
        assertThat(all).hasToString("118 pictures, 118 identical");

        all.add(Difference.of(bytes(0, 1, 2, 3), bytes(1, 2, 2, 3)));
        all.add(Difference.of(bytes(0, 1, 2, 3), bytes(0, 1, 2, 4)));

        assertThat(all).hasToString("120 pictures, 118 identical, largest difference 1 in 3 pixels");
    }

    @Test
    void many_lists_of_corners_make_one_line() {
        Agreement all = new Agreement();
        all.add(Difference.of(List.of(new Corner(1, 1, 5)), List.of(new Corner(1, 1, 5))));
        all.add(Difference.of(List.of(new Corner(1, 1, 5)), List.of(new Corner(1, 1.5, 5), new Corner(9, 9, 1))));

        assertThat(all)
                .hasToString("2 pictures, 1 identical, 1 of 3 corners in only one, the others within 5.000e-01 pixels");
    }
}
