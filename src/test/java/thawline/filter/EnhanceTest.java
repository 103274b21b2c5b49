package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static thawline.filter.Planes.flat;
import static thawline.filter.Planes.row;
import static thawline.filter.Planes.rows;
import static thawline.filter.Planes.run;

import org.junit.jupiter.api.Test;
import thawline.core.Cut;
import thawline.core.Kernel;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class EnhanceTest {

    private static final Tensor NINE = rows(row(0, 0, 0), row(0, 10, 0), row(0, 0, 0));

    @Test
    void sharpening_takes_the_neighbours_off_five_times_the_middle() {
        assertThat(run(Enhance.sharpen(), NINE)[4]).isEqualTo(50);
        assertThat(run(Enhance.sharpen(), NINE)[1])
                .as("twice, by the mirrored edge")
                .isEqualTo(-20);
        assertThat(run(Enhance.sharpen(), flat(3, 3, 7))).containsOnly(7);
    }

    @Test
    void embossing_lights_the_picture_from_the_upper_left() {
        assertThat(run(Enhance.emboss(), flat(3, 3, 7))).containsOnly(7);
        assertThat(Kernels.square(2, (y, x) -> 10 * y + x).toArray()).containsExactly(0, 1, 10, 11);
        assertThat(run(Enhance.emboss(), Planes.ramp(3, 3, 1, 0))[4])
                .as("1 + (−2−1−1+1+1+2+…)")
                .isEqualTo(1 + 6);
    }

    @Test
    void unsharp_adds_what_smoothing_took() {
        Tensor step = rows(row(0, 0, 0, 100, 100, 100));
        float[] soft = run(Smooth.gaussian(9, 1), step);
        float[] sharp = run(Enhance.unsharp(1, 2), step);
        for (int i = 0; i < 6; i++) {
            float x = step.at(0, 0, i);
            assertThat(sharp[i]).isCloseTo(x + 2 * (x - soft[i]), within(1e-4f));
        }
        assertThat(run(Enhance.unsharp(1, 0), step)).containsExactly(step.toArray());
    }

    @Test
    void arithmetic_is_what_it_says() {
        Tensor x = rows(row(-3, -0.5f, 0.4f, 0.5f, 254.5f, 300));
        assertThat(run(Enhance.absolute(), x)).containsExactly(3, 0.5f, 0.4f, 0.5f, 254.5f, 300);
        assertThat(run(Enhance.relu(), x)).containsExactly(0, 0, 0.4f, 0.5f, 254.5f, 300);
        assertThat(run(Enhance.leakyRelu(0.5), x)).containsExactly(-1.5f, -0.25f, 0.4f, 0.5f, 254.5f, 300);
        assertThat(run(Enhance.sigmoid(), x)[5]).isEqualTo(1);
        assertThat(run(Enhance.tanh(), x)[5]).isEqualTo(1);
        assertThat(run(Enhance.softmax(), x)).as("of a single plane").containsOnly(1);
        assertThat(run(Enhance.round8(), x)).containsExactly(0, 0, 0, 1, 255, 255);
        assertThat(run(Enhance.scale(2, 1), x)).containsExactly(-5, 0, 1.8f, 2, 510, 601);
        assertThat(run(Enhance.identity(), x)).containsExactly(x.toArray());
    }

    @Test
    void normalising_spreads_to_the_given_ends() {
        assertThat(run(Enhance.normalise(0, 255), rows(row(10, 15, 20)))).containsExactly(0, 127.5f, 255);
        assertThat(run(Enhance.normalise(3, 255), flat(2, 2, 9))).containsOnly(3);
    }

    @Test
    void grey_weighs_red_green_and_blue() {
        Tensor x = Tensor.of(Shape.planes(3, 1, 4), 255, 0, 0, 77, /* G */ 0, 255, 0, 77, /* B */ 0, 0, 255, 77);
        float[] y = run(Colour.gray(), x);
        assertThat(y[0]).isCloseTo(76.2f, within(0.1f));
        assertThat(y[1]).isCloseTo(149.7f, within(0.1f));
        assertThat(y[2]).isCloseTo(29.1f, within(0.1f));
        assertThat(y[3]).as("equal planes keep their number").isEqualTo(77);
    }

    @Test
    void a_channel_is_taken_by_its_number() {
        Tensor x = Tensor.of(Shape.planes(3, 1, 2), 1, 2, 3, 4, 5, 6);
        assertThat(run(Colour.channel(1, 3), x)).containsExactly(3, 4);
        assertThatThrownBy(() -> Colour.channel(3, 3)).hasMessageContaining("channels are 0 … 2");
    }

    @Test
    void pooling_gives_the_tables_of_the_slides() {
        Tensor x = rows(row(1, 1, 2, 4), row(5, 6, 7, 8), row(3, 2, 1, 0), row(1, 2, 3, 4));
        assertThat(run(Pooling.maxPool(2, 2), x)).containsExactly(6, 8, 3, 4);
        assertThat(run(Pooling.minPool(2, 2), x)).containsExactly(1, 2, 1, 0);
        assertThat(run(Pooling.averagePool(2, 2), x)).containsExactly(3.25f, 5.25f, 2, 2);
        assertThat(run(Pooling.weightedPool(Kernel.of(2, 2, 1, 0, 0, 10), 2), x))
                .containsExactly(61, 82, 23, 41);
        assertThat(run(Pooling.maxPool(3, 2), x))
                .as("what does not fill a window is left out")
                .containsExactly(7);
    }

    @Test
    void each_cut_does_what_its_name_says() {
        Tensor x = rows(row(1, 5, 9));
        assertThat(run(Thresholds.absolute(Cut.BINARY, 5, 200), x)).containsExactly(0, 0, 200);
        assertThat(run(Thresholds.absolute(Cut.BINARY_INV, 5, 200), x)).containsExactly(200, 200, 0);
        assertThat(run(Thresholds.absolute(Cut.TRUNC, 5, 200), x)).containsExactly(1, 5, 5);
        assertThat(run(Thresholds.absolute(Cut.TOZERO, 5, 200), x)).containsExactly(0, 0, 9);
        assertThat(run(Thresholds.absolute(Cut.TOZERO_INV, 5, 200), x)).containsExactly(1, 5, 0);
        assertThat(run(Thresholds.ofMaximum(0.5), x)).containsExactly(0, 255, 255);
    }

    @Test
    void otsu_parts_two_levels() {
        assertThat(run(Thresholds.otsu(), rows(row(10, 12, 11, 200, 201, 10.4f))))
                .containsExactly(0, 0, 0, 255, 255, 0);
    }

    @Test
    void adaptive_thresholds_compare_with_the_neighbourhood() {
        assertThat(run(Thresholds.adaptiveMean(3, 2), flat(4, 4, 9)))
                .as("9 > 9 − 2")
                .containsOnly(255);
        assertThat(run(Thresholds.adaptiveMean(3, 0), flat(4, 4, 9)))
                .as("9 > 9")
                .containsOnly(0);
        assertThat(run(Thresholds.adaptiveMean(3, 0), NINE)).containsExactly(0, 0, 0, 0, 255, 0, 0, 0, 0);
        assertThat(run(Thresholds.adaptiveGaussian(3, 0), NINE)).containsExactly(0, 0, 0, 0, 255, 0, 0, 0, 0);
        assertThatThrownBy(() -> Thresholds.adaptiveMean(4, 0)).hasMessage("blockSize 4 is even; use 3 or 5");
    }
}
