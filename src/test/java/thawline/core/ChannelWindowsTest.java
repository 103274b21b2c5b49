package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// Pools, borders and joins channels last against the same over planes.
@Tag("lanes")
class ChannelWindowsTest {

    private static final Border[] BORDERS = {
        Border.REFLECT_101, Border.REFLECT, Border.REPLICATE, Border.WRAP, Border.ZERO, Border.constant(0.3f)
    };

    /// Values begin here in their arrays.
    private static final int AT = 5;

    private static Shape shape(Random random) {
        return new Shape(1 + random.nextInt(20), 1 + random.nextInt(3), 3 + random.nextInt(6), 3 + random.nextInt(6));
    }

    private static float[] interleaved(Tensor t) {
        Frame f = Frame.of(t.shape());
        float[] x = new float[AT + f.room(1)];
        f.interleave(t, x, AT);
        return x;
    }

    private static Tensor planes(Shape s, float[] x) {
        Tensor t = Tensor.zeros(s);
        Frame.of(s).planar(x, AT, t);
        return t;
    }

    private static Tensor padded(Tensor x, Margins m, Border b) {
        Tensor p = Tensor.zeros(m.around(x.shape()));
        p.inside(m).copyFrom(x);
        Padding.fill(p, m, b);
        return p;
    }

    @Test
    void extrema_and_what_flows_back_from_them_are_those_of_planes() {
        Seeds.each(40, random -> {
            Shape in = shape(random);
            Extremum e = random.nextBoolean() ? Extremum.MAX : Extremum.MIN;
            Footprint f = random.nextBoolean()
                    ? Footprint.box(1 + random.nextInt(in.d()), 2, 3)
                    : Footprint.of(3, 3, false, true, false, true, false, true, true, true, false);
            Margins m = Margins.plane(random.nextInt(2), random.nextInt(2), random.nextInt(2), 1);
            Border b = random.nextInt(3) == 0 ? Border.constant(e.neutral()) : BORDERS[random.nextInt(BORDERS.length)];
            Axes stride = new Axes(1, 1 + random.nextInt(3), 1 + random.nextInt(3));
            Tensor x = RandomTensors.uniform(in, random);
            Tensor around = padded(x, m, b);
            Tensor expected = Tensor.zeros(Extremum.output(around.shape(), f, stride));
            e.reference(around, f, stride, expected);
            Tensor dy = RandomTensors.whole(expected.shape(), 9, random);
            Tensor dAround = Tensor.zeros(around.shape());
            e.adjoint(around, dy, f, stride, dAround);
            Padding.fold(dAround, m, b);

            ChannelWindows w = ChannelWindows.of(in, e, f, stride, m, b);
            float[] y = new float[AT + w.y().room(1)];
            int[] winners = new int[y.length];
            w.extremum(e, interleaved(x), AT, y, AT, winners, AT);
            float[] dx = interleaved(Tensor.zeros(in));
            w.extremumAdjoint(interleaved(dy), AT, winners, AT, dx, AT);

            Bits.assertSame("y", expected, planes(expected.shape(), y));
            Bits.assertSame("dx", dAround.inside(m), planes(in, dx));
        });
    }

    @Test
    void means_and_what_flows_back_from_them_are_those_of_planes() {
        Seeds.each(40, random -> {
            Shape in = shape(random);
            Mean mean = new Mean(
                    new Axes(1 + random.nextInt(in.d()), 2, 3),
                    new Axes(1, 1 + random.nextInt(3), 1 + random.nextInt(3)),
                    Margins.plane(random.nextInt(2), random.nextInt(2), random.nextInt(2), 1),
                    random.nextBoolean() ? Counting.ALL : Counting.INSIDE);
            Tensor x = RandomTensors.uniform(in, random);
            Tensor expected = Tensor.zeros(mean.output(in));
            mean.apply(x, expected);
            Tensor dy = RandomTensors.uniform(expected.shape(), random);
            Tensor dx = Tensor.zeros(in);
            mean.adjoint(dy, dx);

            ChannelWindows w = ChannelWindows.of(in, mean);
            float[] y = new float[AT + w.y().room(1)];
            w.mean(interleaved(x), AT, new double[in.c()], y, AT);
            float[] back = interleaved(Tensor.zeros(in));
            w.meanAdjoint(interleaved(dy), AT, back, AT);

            Bits.assertSame("y", expected, planes(expected.shape(), y));
            Bits.assertSame("dx", dx, planes(in, back));
        });
    }

    @Test
    void one_window_over_everything_has_the_mean_and_the_maximum_of_each_channel() {
        Tensor x = Tensor.of(new Shape(2, 1, 2, 2), 1, 2, 3, 6, -1, -9, -5, -5);
        ChannelWindows w = ChannelWindows.whole(x.shape());
        float[] y = new float[w.y().room(1)];
        w.mean(interleaved(x), AT, new double[2], y, 0);
        assertThat(y).startsWith(3, -5);
        w.extremum(Extremum.MAX, interleaved(x), AT, y, 0, new int[y.length], 0);
        assertThat(y).startsWith(6, -1);
    }

    @Test
    void borders_and_what_flows_back_from_them_are_those_of_planes() {
        Seeds.each(40, random -> {
            Shape in = shape(random);
            Margins m = new Margins(random.nextInt(2), 0, 1, random.nextInt(3), 2, random.nextInt(2));
            Border b = BORDERS[random.nextInt(BORDERS.length)];
            Tensor x = RandomTensors.uniform(in, random);
            Tensor around = padded(x, m, b);
            Tensor dAround = RandomTensors.whole(around.shape(), 9, random);

            FramePadding padding = new FramePadding(in, m, b);
            float[] p = new float[AT + padding.outer().room(1)];
            padding.fill(interleaved(x), AT, p, AT);
            float[] dx = interleaved(Tensor.zeros(in));
            padding.fold(interleaved(dAround), AT, dx, AT);

            Bits.assertSame("padded", around, planes(around.shape(), p));
            Padding.fold(dAround, m, b);
            Bits.assertSame("dx", dAround.inside(m), planes(in, dx));
        });
    }

    @Test
    void turning_and_joining_have_their_adjoints() {
        Seeds.each(20, random -> {
            Shape in = shape(random);
            Frame f = Frame.of(in);
            Tensor x = RandomTensors.uniform(in, random);
            Bits.assertSame("back and forth", x, planes(in, interleaved(x)));

            Tensor sum = x.copy();
            f.addTo(sum, interleaved(x), AT);
            float[] added = interleaved(x);
            f.addPlanes(x, added, AT);
            Bits.assertSame("added to planes", sum, planes(in, added));

            Shape more = in.withChannels(in.c() + 3);
            float[] whole = interleaved(Tensor.zeros(more));
            f.copyInto(Frame.of(more), 2, interleaved(x), AT, whole, AT);
            Bits.assertSame("joined", x, planes(more, whole).channels(2, in.c()));
            float[] parted = interleaved(x);
            f.addFrom(Frame.of(more), 2, whole, AT, parted, AT);
            Bits.assertSame("parted", sum, planes(in, parted));
        });
    }
}
