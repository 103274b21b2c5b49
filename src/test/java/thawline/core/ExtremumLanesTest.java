package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

@Tag("lanes")
class ExtremumLanesTest {

    private static final float[] SPECIAL = {
        0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE
    };

    private static final List<Footprint> FOOTPRINTS = List.of(
            Footprint.rect(1, 1),
            Footprint.rect(1, 3),
            Footprint.rect(4, 1),
            Footprint.rect(2, 2),
            Footprint.rect(3, 3),
            Footprint.rect(5, 4),
            Footprint.box(2, 3, 3),
            Footprint.of(3, 3, false, true, false, true, true, true, false, true, false),
            Footprint.of(2, 3, false, false, false, false, false, true));

    private static final List<Axes> STRIDES = List.of(Axes.ONE, Axes.plane(2), Axes.plane(3), new Axes(2, 2, 1));

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void maximum_and_minimum_have_the_bits_of_the_reference(int width) {
        for (Footprint f : FOOTPRINTS) {
            for (Axes stride : STRIDES) {
                Random random = new Random(width);
                Shape in = new Shape(
                        2, f.depth() + stride.d(), f.height() + 2 * stride.h(), f.width() + (width - 1) * stride.w());
                check(Extremum.MAX, RandomTensors.uniform(in, random), f, stride);
                check(Extremum.MIN, RandomTensors.uniform(in, random), f, stride);
                check(Extremum.MAX, special(in, random), f, stride);
                check(Extremum.MIN, special(in, random), f, stride);
            }
        }
    }

    private static void check(Extremum e, Tensor x, Footprint f, Axes stride) {
        Shape out = Extremum.output(x.shape(), f, stride);
        Tensor expected = Tensor.zeros(out);
        Tensor actual = RandomTensors.framed(Tensor.zeros(out));

        e.reference(x, f, stride, expected);
        e.apply(RandomTensors.framed(x), f, stride, actual);

        String what = e + " of " + f + " at stride " + stride;
        Bits.assertSame(what, expected, actual);
        assertThat(RandomTensors.isFramed(actual)).as("framed: %s", what).isTrue();
    }

    /// Mostly numbers, so that a window does not always have its NaN.
    private static Tensor special(Shape shape, Random random) {
        Tensor x = RandomTensors.whole(shape, 1, random);
        for (int i = 0; i < x.data().length; i++) {
            if (random.nextInt(8) == 0) {
                x.data()[i] = SPECIAL[random.nextInt(SPECIAL.length)];
            }
        }
        return x;
    }
}
