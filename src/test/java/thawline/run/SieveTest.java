package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class SieveTest {

    private static final float[] SPECIAL = {Float.NaN, -0f, Float.NEGATIVE_INFINITY, -1e30f};

    @Test
    void a_threshold_after_a_dilation_has_the_bits_of_both_one_after_the_other() {
        Random random = new Random(11);
        for (int width : new int[] {1, 2, 16, 63, 64, 65, 127, 128, 200, 301}) {
            for (int i = 0; i < 12; i++) {
                Shape shape = Shape.plane(1 + random.nextInt(40), width);
                Footprint window = Footprint.rect(1 + random.nextInt(6), 1 + random.nextInt(i == 0 ? 60 : 6));
                Layer dilation = i % 4 == 0
                        ? Morphology.dilate(3)
                        : Pool.around(
                                Extremum.MAX,
                                window,
                                i % 4 == 1 ? Border.REFLECT_101 : Border.constant(Float.NEGATIVE_INFINITY));
                // so that the dilation does not read the input itself
                Layer layer =
                        Enhance.round8().then(Enhance.identity()).then(dilation).then(Threshold.ofMaximum(i % 3 * 0.4));
                Tensor x = Tensor.zeros(shape);
                for (int k = 0; k < x.data().length; k++) {
                    x.data()[k] = random.nextInt(20) == 0 ? random.nextFloat() * 255 : SPECIAL[random.nextInt(4)];
                }
                compare(
                        layer,
                        x,
                        new Schedule(1 + random.nextInt(9), 1 + random.nextInt(200), 1 + random.nextInt(4), 2));
            }
        }
    }

    @Test
    void edges_that_are_followed_over_bits_have_the_bits_of_a_whole_plane() {
        Random random = new Random(12);
        Layer layer = Enhance.round8().then(Enhance.identity()).then(Edges.hysteresis(20, 240));
        for (int width : new int[] {1, 2, 63, 64, 65, 128, 200, 301}) {
            for (int i = 0; i < 12; i++) {
                Tensor x = Tensor.zeros(Shape.plane(1 + random.nextInt(40), width));
                for (int k = 0; k < x.data().length; k++) {
                    x.data()[k] = random.nextInt(5) < 2 ? random.nextFloat() * 255 : SPECIAL[random.nextInt(4)];
                }
                Schedule schedule =
                        new Schedule(1 + random.nextInt(9), 1 + random.nextInt(200), 1 + random.nextInt(4), 2);
                assertThat(Plan.of(layer, x.shape(), schedule).bytes()).isZero();
                compare(layer, x, schedule);
            }
        }
    }

    private static void compare(Layer layer, Tensor x, Schedule schedule) {
        Shape s = x.shape();
        Tensor expected = Trace.run(layer, x);
        Plan plan = Plan.of(layer, s, schedule);
        Tensor y = Tensor.zeros(s);
        Samples.U8 bytes = Samples.u8(1, s.h(), s.w());
        Samples.U8 colour = Samples.u8(3, s.h(), s.w());
        Layout third = new Layout(s, 3, 3 * s.w(), new int[] {1});
        plan.run(x, y);
        plan.run(new Samples.F32(x.toArray(), Layout.planar(1, s.h(), s.w())), bytes);
        plan.run(new Samples.F32(x.toArray(), Layout.planar(1, s.h(), s.w())), colour.with(third));
        assertThat(y.toArray()).as("%s on %s by %s", layer, s, schedule).isEqualTo(expected.toArray());
        for (int i = 0; i < bytes.data().length; i++) {
            assertThat(bytes.data()[i] & 0xff).isEqualTo((int) expected.toArray()[i]);
            assertThat(colour.data()[3 * i + 1] & 0xff).isEqualTo((int) expected.toArray()[i]);
        }
    }
}
