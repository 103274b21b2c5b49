package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Layer;
import thawline.layer.Median;
import thawline.layer.Pool;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class ByteRunTest {

    private static final List<Border> BORDERS =
            List.of(Border.REFLECT_101, Border.REFLECT, Border.REPLICATE, Border.ZERO, Border.WRAP);

    private static final List<Layer> TO_BYTES = BORDERS.stream()
            .flatMap(b -> Stream.of(
                    Smooth.gaussian(5, 0, b),
                    Smooth.gaussian(5, 0, b).then(Enhance.round8()),
                    Smooth.box(3, Sum.MEAN, b),
                    Smooth.box(5, Sum.MEAN, b),
                    Smooth.box(4, 2, Sum.MEAN, b),
                    Smooth.box(7, Sum.MEAN, b),
                    Smooth.box(3, 5, Sum.MEAN, b),
                    Smooth.box(9, 11, Sum.MEAN, b),
                    Smooth.box(15, Sum.MEAN, b),
                    Morphology.dilate(Morphology.Shape.RECT.of(3, 3), b),
                    Smooth.gaussian(3, 0, b),
                    Smooth.median(3, b),
                    Smooth.median(5, b),
                    Smooth.median(9, b),
                    Morphology.erode(Morphology.Shape.RECT.of(4, 5), b)))
            .filter(l -> !(l instanceof Pool p && p.pad().border().equals(Border.ZERO)))
            .filter(l -> !(l instanceof Median m && m.border().equals(Border.ZERO)))
            .toList();

    private static final List<Layer> TO_SHORTS = BORDERS.stream()
            .flatMap(b -> Stream.of(
                    Edges.sobel(1, 0, 3, 1, b),
                    Edges.sobel(0, 1, 5, 1, b),
                    Edges.sobel(2, 0, 5, 0.25, b),
                    Edges.scharr(0, 1, b),
                    Edges.sobel(3, b),
                    Edges.prewitt(b),
                    Smooth.box(3, Sum.TOTAL, b)))
            .toList();

    @Test
    void filters_over_bytes_give_the_bytes_that_planes_of_float_give() {
        agree(TO_BYTES, Samples.Depth.U8);
    }

    @Test
    void filters_over_bytes_give_the_16_bit_numbers_that_planes_of_float_give() {
        agree(TO_SHORTS, Samples.Depth.S16);
    }

    @Test
    void filters_over_bytes_give_the_floats_that_planes_of_float_give() {
        agree(TO_SHORTS, Samples.Depth.F32);
    }

    @Test
    void dilation_and_erosion_know_the_border_that_never_wins() {
        agree(List.of(Morphology.dilate(3), Morphology.erode(5)), Samples.Depth.U8);
    }

    @Test
    void steps_in_front_that_change_no_byte_are_passed_over() {
        Layer blur = Smooth.gaussian(5, 0);
        Layer gray = Enhance.identity().then(Enhance.round8());
        Samples.U8 x = noise(70, 80, new Random(5));
        for (Layer layer :
                List.of(Enhance.identity().then(blur), gray.then(blur), gray.then(blur.then(Enhance.round8())))) {
            assertThat(SampleRun.of(layer, x.shape(), Schedule.of(x.shape())).map(Object::getClass))
                    .as("%s", layer)
                    .isEqualTo(
                            ByteRun.of(blur, x.shape(), Schedule.of(x.shape())).map(Object::getClass));
            Samples.U8 y = Samples.u8(1, 70, 80);
            Plan.of(layer, x.shape()).run(x, y);
            Samples.U8 expected = Samples.u8(1, 70, 80);
            write(Trace.run(layer, planes(x)), expected);
            assertThat(y.data()).as("%s", layer).isEqualTo(expected.data());
        }
    }

    @Test
    void rounding_in_front_of_a_resizing_is_not_passed_over() {
        Samples.F32 x = Samples.f32(1, 40, 50);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = i % 99 + 0.4f;
        }
        Layer half = Enhance.round8().then(new Resize(Size.of(20, 25), Interpolation.AREA));
        Samples.F32 y = Samples.f32(1, 20, 25);
        Plan.of(half, x.shape()).run(x, y);
        assertThat(y.data())
                .isEqualTo(Trace.run(half, Tensor.dense(x.data(), x.shape())).toArray());
    }

    private static void agree(List<Layer> layers, Samples.Depth depth) {
        Random random = new Random(1);
        for (Layer layer : layers) {
            for (int width : new int[] {64, 65, 127, 200, 333}) {
                int height = 1 + random.nextInt(40);
                Samples.U8 x = noise(height, width, random);
                int threads = 1 + random.nextInt(3);
                Schedule schedule = new Schedule(1 + random.nextInt(20), 64, 4, threads);
                ByteRun run = ByteRun.of(layer, x.shape(), schedule).orElse(null);
                int outs = layer.shape(x.shape()).c();
                Samples y = planar(depth, outs, height, width);
                if (Lanes.bits() > 128) {
                    assertThat(run).as("%s", layer).isNotNull();
                    assertThat(run.ran(x, y)).as("%s", layer).isTrue();
                } else if (run == null || !run.ran(x, y)) {
                    continue;
                }
                Samples expected = planar(depth, outs, height, width);
                write(Trace.run(layer, planes(x)), expected);
                assertThat(array(y)).as("%s, %d × %d", layer, height, width).isEqualTo(array(expected));
            }
        }
    }

    private static Samples planar(Samples.Depth depth, int channels, int height, int width) {
        return Samples.zeros(depth, channels, height, width).with(Layout.planar(channels, height, width));
    }

    /// What [SampleRows] makes of the floats.
    private static void write(Tensor t, Samples to) {
        for (int c = 0; c < t.shape().c(); c++) {
            for (int y = 0; y < t.shape().h(); y++) {
                SampleRows.store(to, c, y, 0, t.shape().w(), t.data(), t.index(c, 0, y, 0));
            }
        }
    }

    private static Object array(Samples s) {
        return switch (s) {
            case Samples.U8 u -> u.data();
            case Samples.S16 u -> u.data();
            case Samples.U16 u -> u.data();
            case Samples.F32 u -> u.data();
        };
    }

    @Test
    void what_16_bits_cannot_hold_or_halves_would_decide_goes_the_usual_way() {
        Shape shape = Shape.plane(100, 100);
        Schedule schedule = Schedule.of(shape);
        for (Layer layer : List.of(
                Smooth.gaussian(5, 1.3),
                Smooth.gaussian8(7, 1.4, 1.1, Border.REFLECT_101),
                Smooth.blur(6),
                Smooth.blur(31),
                Smooth.median(3, Border.ZERO),
                Edges.sobel(1, 0, 3).then(Edges.sobel(0, 1, 3)),
                Corners.harris(2, 3, 0.04))) {
            assertThat(ByteRun.of(layer, shape, schedule)).as("%s", layer).isEqualTo(Optional.empty());
        }
    }

    @Test
    void samples_that_lie_apart_go_the_usual_way() {
        Layer dilate = Morphology.dilate(3);
        Samples.U8 apart = Samples.u8(2, 70, 80);
        Samples.U8 one = apart.with(apart.layout().channels(1, 1));
        ByteRun.of(dilate, one.shape(), Schedule.of(one.shape()))
                .ifPresent(
                        run -> assertThat(run.ran(one, Samples.u8(1, 70, 80))).isFalse());
    }

    @Test
    void each_plane_of_a_planar_picture_is_filtered_on_its_own() {
        Random random = new Random(3);
        Samples x = planar(Samples.Depth.U8, 3, 50, 90);
        random.nextBytes(((Samples.U8) x).data());
        for (Layer layer : List.of(Smooth.blur(3), Edges.sobel(3))) {
            Samples.Depth depth = layer.shape(x.shape()).c() == 3 ? Samples.Depth.U8 : Samples.Depth.S16;
            Shape out = layer.shape(x.shape());
            Samples y = planar(depth, out.c(), 50, 90);
            Plan.of(layer, x.shape(), 2).run(x, y);
            Tensor planes = Tensor.zeros(x.shape());
            Plan.of(Enhance.identity(), x.shape()).run(x, planes);
            Samples expected = planar(depth, out.c(), 50, 90);
            write(Trace.run(layer, planes), expected);
            assertThat(array(y)).as("%s", layer).isEqualTo(array(expected));
        }
    }

    private static Samples.U8 noise(int height, int width, Random random) {
        Samples.U8 x = Samples.u8(1, height, width);
        for (int i = 0; i < x.data().length; i++) {
            int v = random.nextInt(5);
            x.data()[i] = (byte) (v == 0 ? 0 : v == 1 ? 255 : random.nextInt(256));
        }
        return x;
    }

    private static Tensor planes(Samples.U8 x) {
        Tensor t = Tensor.zeros(x.shape());
        for (int y = 0; y < x.height(); y++) {
            for (int i = 0; i < x.width(); i++) {
                t.set(0, 0, y, i, x.data()[x.index(0, y, i)] & 0xff);
            }
        }
        return t;
    }
}
