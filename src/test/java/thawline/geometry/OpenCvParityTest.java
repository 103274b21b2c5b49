package thawline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import thawline.io.Natives;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// Random pictures of awkward sizes, 32-bit floats, 1 and 3 channels, against OpenCV.
class OpenCvParityTest {
    private static final double RELATIVE = 1e-4;
    private static final List<Border> BORDERS =
            List.of(Border.constant(7), Border.REPLICATE, Border.REFLECT, Border.REFLECT_101, Border.WRAP);

    @BeforeAll
    static void opencv() {
        assumeTrue(Natives.missing().isEmpty(), "skipped: no OpenCV here");
    }

    @Test
    void resize_to_a_size() {
        Seeds.each(60, random -> {
            Tensor x = picture(random);
            int h = awkward(random);
            int w = awkward(random);
            for (Interpolation interpolation : Interpolation.values()) {
                Tensor theirs = Oracle.run(
                        x,
                        (in, out) -> opencv_imgproc.resize(
                                in,
                                out,
                                new org.bytedeco.opencv.opencv_core.Size(w, h),
                                0,
                                0,
                                Oracle.flag(interpolation)));
                assertClose(interpolation, theirs, Trace.run(Warps.resize(Size.of(h, w), interpolation), x));
            }
        });
    }

    @Test
    void resize_by_factors() {
        Seeds.each(60, random -> {
            Tensor x = picture(random);
            double across = (x.shape().w() + random.nextInt(3 * x.shape().w()))
                    / (2.0 * x.shape().w());
            double down = (x.shape().h() + random.nextInt(3 * x.shape().h()))
                    / (2.0 * x.shape().h());
            for (Interpolation interpolation : Interpolation.values()) {
                Size size = new Size.Times(Math.max(down, 0.6), Math.max(across, 0.6));
                Tensor theirs = Oracle.run(
                        x,
                        (in, out) -> opencv_imgproc.resize(
                                in,
                                out,
                                new org.bytedeco.opencv.opencv_core.Size(),
                                Math.max(across, 0.6),
                                Math.max(down, 0.6),
                                Oracle.flag(interpolation)));
                assertClose(interpolation, theirs, Trace.run(Warps.resize(size, interpolation), x));
            }
        });
    }

    @Test
    void warps_whose_places_fall_on_the_grid_of_opencv() {
        Seeds.each(50, random -> {
            Tensor x = picture(random);
            PlaneMap map = Maps.onGrid(random);
            for (Border border : BORDERS) {
                for (Interpolation interpolation : List.of(Interpolation.LINEAR, Interpolation.CUBIC)) {
                    var warp = new Warp(map, Size.of(13, 17), interpolation, border);
                    Tensor ours = Trace.run(warp, x);
                    assertClose(warp, affine(warp, map, x), ours);
                    assertClose(warp, perspective(warp, map, x), ours);
                }
            }
        });
    }

    @Test
    void warps_of_a_ramp_differ_by_the_rounding_of_places_only() {
        Tensor ramp = Tensor.zeros(Shape.planes(2, 40, 50));
        for (int y = 0; y < 40; y++) {
            for (int u = 0; u < 50; u++) {
                ramp.set(0, 0, y, u, u);
                ramp.set(1, 0, y, u, y);
            }
        }
        Seeds.each(20, random -> {
            var affine = new Warp(Maps.affine(random), Size.of(30, 20), Interpolation.LINEAR, Border.REPLICATE);
            PlaneMap map = affine.mapping().of(ramp.shape());
            assertThat(Oracle.distance(affine(affine, map, ramp), Trace.run(affine, ramp)))
                    .isLessThan(0.02);
            var perspective = new Warp(Maps.perspective(random), Size.same(), Interpolation.CUBIC, Border.REPLICATE);
            map = perspective.mapping().of(ramp.shape());
            assertThat(Oracle.distance(perspective(perspective, map, ramp), Trace.run(perspective, ramp)))
                    .isLessThan(0.04);
        });
    }

    @Test
    void nearest_agrees_away_from_seams() {
        Seeds.each(50, random -> {
            Tensor x = picture(random);
            for (Border border : BORDERS) {
                PlaneMap map = Maps.perspective(random);
                var warp = new Warp(map, Size.of(20, 30), Interpolation.NEAREST, border);
                assertThat(differing(perspective(warp, map, x), Trace.run(warp, x)))
                        .isLessThan(0.001);
                map = Maps.affine(random);
                warp = new Warp(map, Size.of(20, 30), Interpolation.NEAREST, border);
                assertThat(differing(affine(warp, map, x), Trace.run(warp, x))).isLessThan(0.02);
            }
        });
    }

    @Test
    void rotation_about_a_point() {
        Seeds.each(20, random -> {
            double degrees = 720 * random.nextDouble() - 360;
            double[] ours = PlaneMap.rotation(12.5, 7, degrees, 1.3).toArray();
            Mat theirs = opencv_imgproc.getRotationMatrix2D(
                    new org.bytedeco.opencv.opencv_core.Point2f(12.5f, 7), degrees, 1.3);
            var numbers = new DoublePointer(theirs.data());
            for (int i = 0; i < 6; i++) {
                assertThat(ours[i]).isCloseTo(numbers.get(i), org.assertj.core.api.Assertions.within(1e-9));
            }
        });
    }

    private static Tensor affine(Warp warp, PlaneMap map, Tensor x) {
        Shape s = warp.shape(x.shape());
        return Oracle.run(
                x,
                (in, out) -> opencv_imgproc.warpAffine(
                        in,
                        out,
                        matrix(map, 2),
                        new org.bytedeco.opencv.opencv_core.Size(s.w(), s.h()),
                        Oracle.flag(warp.interpolation()),
                        Oracle.border(warp.border()),
                        Scalar.all(warp.border().value())));
    }

    private static Tensor perspective(Warp warp, PlaneMap map, Tensor x) {
        Shape s = warp.shape(x.shape());
        return Oracle.run(
                x,
                (in, out) -> opencv_imgproc.warpPerspective(
                        in,
                        out,
                        matrix(map, 3),
                        new org.bytedeco.opencv.opencv_core.Size(s.w(), s.h()),
                        Oracle.flag(warp.interpolation()),
                        Oracle.border(warp.border()),
                        Scalar.all(warp.border().value())));
    }

    private static Mat matrix(PlaneMap map, int rows) {
        Mat m = new Mat(rows, 3, CV_64F);
        new DoublePointer(m.data()).put(map.toArray(), 0, 3 * rows);
        return m;
    }

    private static void assertClose(Object what, Tensor theirs, Tensor ours) {
        double largest = 0;
        for (float v : theirs.toArray()) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(Oracle.distance(theirs, ours)).as("%s", what).isLessThanOrEqualTo(RELATIVE * largest);
    }

    /// The share of elements that are not the same.
    private static double differing(Tensor a, Tensor b) {
        float[] p = a.toArray();
        float[] q = b.toArray();
        int n = 0;
        for (int i = 0; i < p.length; i++) {
            n += p[i] == q[i] ? 0 : 1;
        }
        return (double) n / p.length;
    }

    private static Tensor picture(Random random) {
        Shape shape = Shape.planes(random.nextBoolean() ? 1 : 3, awkward(random), awkward(random));
        return RandomTensors.in(Range.PICTURE, shape, random);
    }

    /// Often 1, mostly small.
    private static int awkward(Random random) {
        return random.nextInt(6) == 0 ? 1 : 1 + random.nextInt(random.nextBoolean() ? 8 : 90);
    }
}
