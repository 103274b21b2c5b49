package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.core.Norm;
import thawline.filter.Colour;
import thawline.filter.Corners;
import thawline.filter.Custom;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.filter.Thresholds;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pipelines as users build them, over samples of every depth: whatever short way a plan takes, through bytes, pairs of
/// operations in one pass, or a sieve, the samples are those of the trace, rounded as [Samples] says.
@Tag("lanes")
class RandomPicturesTest {

    private static final Border[] BORDERS = {
        Border.REFLECT_101, Border.REFLECT, Border.REPLICATE, Border.WRAP, Border.ZERO, Border.constant(9)
    };

    /// Of columns: a vector more or less, from 4 to 64 lanes.
    private static final int[] LANES = {4, 8, 16, 32, 64};

    /// What a picture goes through, and how.
    record Case(int seed, Layer layer, Samples x, Depth to, Schedule schedule) {}

    @Test
    void any_pipeline_over_samples_gives_the_samples_of_its_trace() {
        int cases = Lanes.available() ? 400 : 100;
        int ran = 0;
        for (int seed = 0; ran < cases; seed++) {
            Case c = of(seed);
            Tensor expected;
            try {
                expected = Trace.run(c.layer, planes(c.x));
            } catch (IllegalArgumentException impossible) { // a window larger than the picture that reflects
                continue;
            }
            Samples y = result(c);
            assertThat(array(y))
                    .as("seed %d: %s on %s %s to %s by %s", seed, c.layer, c.x.depth(), c.x.shape(), c.to, c.schedule)
                    .isEqualTo(array(written(expected, c.to)));
            ran++;
        }
    }

    /// What a plan makes of a case, twice.
    static Samples result(Case c) {
        Shape out = c.layer.shape(c.x.shape());
        Samples y = Samples.zeros(c.to, out.c(), out.h(), out.w());
        Plan plan = Plan.of(c.layer, c.x.shape(), c.schedule);
        plan.run(c.x, y);
        Samples again = Samples.zeros(c.to, out.c(), out.h(), out.w());
        plan.run(c.x, again);
        assertThat(array(again)).as("seed %d, once more", c.seed).isEqualTo(array(y));
        return again;
    }

    static Case of(int seed) {
        Random random = new Random(seed);
        boolean colour = random.nextInt(5) == 0;
        Layer layer = pipeline(random, colour);
        int height = 1 + random.nextInt(50);
        int width = random.nextInt(3) == 0
                ? 1 + random.nextInt(70)
                : Math.max(1, LANES[random.nextInt(LANES.length)] * (1 + random.nextInt(2)) + random.nextInt(5) - 2);
        Depth from = List.of(Depth.U8, Depth.U8, Depth.U8, Depth.U16, Depth.F32).get(random.nextInt(5));
        Depth to = List.of(Depth.U8, Depth.U8, Depth.S16, Depth.U16, Depth.F32).get(random.nextInt(5));
        Schedule schedule = random.nextBoolean()
                ? Schedule.of(Shape.plane(height, width), 1 + random.nextInt(3))
                : new Schedule(
                        1 + random.nextInt(40), 1 + random.nextInt(120), 1 + random.nextInt(12), 1 + random.nextInt(3));
        return new Case(seed, layer, picture(random, from, colour ? 3 : 1, height, width), to, schedule);
    }

    private static Layer pipeline(Random random, boolean colour) {
        if (random.nextInt(20) == 0) {
            return colour ? Pipelines.classic() : Pipelines.classicOfGrey();
        }
        List<Layer> steps = new ArrayList<>();
        if (colour) {
            steps.add(random.nextBoolean() ? Colour.gray() : Colour.channel(random.nextInt(3), 3));
        }
        for (int i = 1 + random.nextInt(random.nextInt(2) == 0 ? 1 : 4); i > 0; i--) {
            steps.add(step(random));
        }
        return steps.size() == 1 ? steps.getFirst() : Serial.of(steps.toArray(Layer[]::new));
    }

    /// From one plane to one.
    private static Layer step(Random random) {
        Border b = BORDERS[random.nextInt(BORDERS.length)];
        int odd = 3 + 2 * random.nextInt(3);
        int small = 3 + 2 * random.nextInt(2);
        Norm norm = random.nextBoolean() ? Norm.L1 : Norm.L2;
        List<Supplier<Layer>> all = List.of(
                () -> Smooth.gaussian(odd, 0, b),
                () -> Smooth.gaussian(5, 0).then(Enhance.round8()),
                () -> Smooth.gaussian8(odd, 1.1, 1.1, b),
                () -> Smooth.gaussian8(odd, 1.1, 1.1, b).then(Enhance.round8()),
                () -> Smooth.box(odd, Sum.MEAN, b),
                () -> Smooth.box(1 + random.nextInt(6), 1 + random.nextInt(6), Sum.TOTAL, b),
                () -> Smooth.median(small, b),
                () -> Smooth.bilateral(5, 30, 2, b),
                () -> Edges.sobel(odd, b).then(Edges.magnitude()),
                () -> Edges.sobel(1, 0, odd, 1, b),
                () -> Edges.sobel(0, 1, odd, 1, b),
                () -> Edges.sobel(2, 0, odd, 0.25, b),
                () -> Edges.scharr(b).then(Edges.magnitude()),
                () -> Edges.scharr(1, 0, b),
                () -> Edges.prewitt(b).then(Edges.magnitude()),
                () -> Edges.laplacian(small, b),
                () -> Edges.canny(small, norm, b),
                () -> Edges.canny(40, 90, 3, norm),
                () -> Corners.harris(2, 3, 0.04),
                () -> Corners.harris(1 + random.nextInt(4), small, 0.05, 1 / 255.0, b),
                () -> Corners.shiTomasi(2, 3),
                () -> Morphology.dilate(1 + random.nextInt(5)),
                () -> Morphology.erode(1 + random.nextInt(5)),
                () -> Morphology.dilate(Morphology.Shape.RECT.of(small, odd), b),
                () -> Morphology.erode(Morphology.Shape.CROSS.of(small, small)),
                () -> Morphology.open(3),
                () -> Morphology.gradient(3),
                () -> Thresholds.above(random.nextInt(256) - 0.5 * random.nextInt(2)),
                () -> Thresholds.ofMaximum(0.3),
                () -> Morphology.dilate(3).then(Thresholds.ofMaximum(0.01)),
                Thresholds::otsu,
                () -> Thresholds.adaptiveMean(odd, 3, Border.REPLICATE),
                () -> Enhance.normalise(0, 255),
                Enhance::equalise,
                () -> Enhance.scale(1.7, -20.3),
                () -> Enhance.scale(-1, 255),
                Enhance::absolute,
                Enhance::sharpen,
                () -> Enhance.unsharp(1, 0.7),
                Enhance::emboss,
                () -> Custom.kernel(3, 3, 1, 2, -1, 0, random.nextInt(9), 0, 1, -2, (float) random.nextGaussian()));
        return all.get(random.nextInt(all.size())).get();
    }

    private static Samples picture(Random random, Depth depth, int c, int h, int w) {
        Samples x = random.nextBoolean() ? Samples.zeros(depth, c, h, w) : planar(depth, c, h, w);
        int kind = random.nextInt(4);
        for (int i = 0; i < c * h * w; i++) {
            int v = kind == 0 ? random.nextInt(2) * 255 : kind == 1 ? 100 : random.nextInt(256);
            switch (x) {
                case Samples.U8 s -> s.data()[i] = (byte) v;
                case Samples.U16 s -> s.data()[i] = (short) (kind == 1 ? 20_000 : v * 257 + (kind == 2 ? i % 9 : 0));
                case Samples.F32 s -> s.data()[i] = kind == 2 ? v * 1.01f - 3 : v;
                case Samples.S16 s -> s.data()[i] = (short) v;
            }
        }
        return x;
    }

    private static Samples planar(Depth depth, int c, int h, int w) {
        return Samples.zeros(depth, c, h, w).with(Layout.planar(c, h, w));
    }

    private static Tensor planes(Samples s) {
        Tensor t = Tensor.zeros(s.shape());
        for (int c = 0; c < s.channels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    int i = s.index(c, y, x);
                    t.set(
                            c,
                            0,
                            y,
                            x,
                            switch (s) {
                                case Samples.U8 u -> u.data()[i] & 0xff;
                                case Samples.U16 u -> (u.data()[i] & 0xffff) / 257f;
                                case Samples.S16 u -> u.data()[i];
                                case Samples.F32 u -> u.data()[i];
                            });
                }
            }
        }
        return t;
    }

    private static Samples written(Tensor t, Depth depth) {
        Shape shape = t.shape();
        Samples s = Samples.zeros(depth, shape.c(), shape.h(), shape.w());
        for (int c = 0; c < shape.c(); c++) {
            for (int y = 0; y < shape.h(); y++) {
                for (int x = 0; x < shape.w(); x++) {
                    int i = s.index(c, y, x);
                    float v = t.data()[t.index(c, 0, y, x)];
                    switch (s) {
                        case Samples.U8 u -> u.data()[i] = (byte) halfUp(v, 0, 255);
                        case Samples.U16 u -> u.data()[i] = (short) halfUp(v * 257, 0, 65_535);
                        case Samples.S16 u -> u.data()[i] = (short) halfUp(v, Short.MIN_VALUE, Short.MAX_VALUE);
                        case Samples.F32 u -> u.data()[i] = v;
                    }
                }
            }
        }
        return s;
    }

    /// Held in the range, and a half goes up.
    private static int halfUp(float v, int low, int high) {
        return (int) Math.floor(Math.clamp(v, low, high) + 0.5);
    }

    private static Object array(Samples s) {
        return switch (s) {
            case Samples.U8 u -> u.data();
            case Samples.U16 u -> u.data();
            case Samples.S16 u -> u.data();
            case Samples.F32 u -> u.data();
        };
    }
}
