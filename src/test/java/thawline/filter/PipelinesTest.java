package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.filter.Planes.flat;
import static thawline.filter.Planes.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import thawline.core.Norm;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.run.Plan;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

class PipelinesTest {

    private static final List<Shape> SIZES =
            List.of(Shape.plane(1, 1), Shape.plane(1, 7), Shape.plane(7, 1), Shape.plane(2, 3), Shape.plane(20, 33));

    private static Map<String, Layer> filters() {
        Map<String, Layer> all = new LinkedHashMap<>();
        all.put("gaussian", Smooth.gaussian(5, 0));
        all.put("blur", Smooth.blur(4));
        all.put("median", Smooth.median(5));
        all.put("bilateral", Smooth.bilateral(5, 30, 2));
        all.put("sobel", Edges.sobel(5).then(Edges.magnitude()));
        all.put("orientation", Edges.scharr().then(Edges.orientation()));
        all.put("laplacian", Edges.laplacian(5));
        all.put("log", Edges.log(9, 1.4));
        all.put("gabor", Edges.gabor(Gabor.of(7, 2, 0.5, 5)));
        all.put("canny", Edges.canny(3, Norm.L2));
        all.put("sharpen", Enhance.sharpen());
        all.put("unsharp", Enhance.unsharp(1.5, 1));
        all.put("emboss", Enhance.emboss());
        all.put("normalise", Enhance.normalise(0, 255));
        all.put("equalise", Enhance.equalise());
        all.put("harris", Corners.harris(2, 3, 0.04));
        all.put("shitomasi", Corners.shiTomasi(3, 5));
        all.put("foerstner", Corners.foerstner(3, 1));
        all.put("open", Morphology.open(Morphology.Shape.ELLIPSE.of(5)));
        all.put("top hat", Morphology.topHat(3));
        all.put("otsu", Thresholds.otsu());
        all.put("adaptive", Thresholds.adaptiveGaussian(5, 2));
        all.put("classic", Pipelines.classicOfGrey());
        return all;
    }

    @TestFactory
    List<DynamicTest> every_filter_keeps_the_size_of_tiny_pictures_and_its_own_range() {
        return filters().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> SIZES.forEach(s -> keepsSize(e.getValue(), s))))
                .toList();
    }

    private static void keepsSize(Layer layer, Shape size) {
        Tensor y = Trace.run(layer, RandomTensors.in(Range.PICTURE, size, new Random(1)));
        Range range = layer.range(Range.PICTURE);
        assertThat(y.shape()).isEqualTo(size);
        for (float v : y.toArray()) {
            assertThat(range.contains(v)).as("%s in %s for %s", v, range, size).isTrue();
        }
    }

    @TestFactory
    List<DynamicTest> every_filter_gives_the_same_bits_once_thawed() {
        Tensor x = RandomTensors.in(Range.PICTURE, Shape.plane(12, 21), new Random(2));
        return filters().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> Bits.assertSame(
                                e.getKey(),
                                Trace.run(e.getValue(), x),
                                Trace.run(e.getValue().thaw(), x))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> every_filter_gives_the_same_bits_in_a_plan() {
        Tensor x = RandomTensors.in(Range.PICTURE, Shape.plane(90, 101), new Random(3));
        return filters().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Tensor expected = Trace.run(e.getValue(), x);
                    Tensor y = Tensor.zeros(expected.shape());
                    Plan.of(e.getValue(), x.shape(), 3).run(x, y);
                    Bits.assertSame(e.getKey(), expected, y);
                }))
                .toList();
    }

    @Test
    void the_classic_chain_marks_the_corners_of_a_square_and_nothing_far_from_it() {
        Tensor x = Tensor.zeros(Shape.planes(3, 60, 60));
        x.window(18, 18, 24, 24).fill(200);
        Tensor mask = Trace.run(Pipelines.classic(), x);
        assertThat(mask.shape()).isEqualTo(Shape.plane(60, 60));
        for (int y : new int[] {18, 41}) {
            for (int u : new int[] {18, 41}) {
                assertThat(mask.window(y - 3, u - 3, 7, 7).toArray()).contains(255);
            }
        }
        assertThat(mask.window(0, 0, 60, 10).toArray()).containsOnly(0);
        assertThat(mask.window(27, 27, 6, 6).toArray()).containsOnly(0);
    }

    @Test
    void the_classic_chain_of_equal_planes_is_that_of_one() {
        Tensor one = RandomTensors.whole(Shape.plane(20, 30), 100, new Random(5));
        for (int i = 0; i < one.data().length; i++) {
            one.data()[i] += 100;
        }
        Tensor three = Tensor.zeros(Shape.planes(3, 20, 30));
        for (int c = 0; c < 3; c++) {
            three.channels(c, 1).copyFrom(one);
        }
        assertThat(run(Pipelines.classic(), three)).containsExactly(run(Pipelines.classicOfGrey(), one));
    }

    @Test
    void a_flat_picture_has_no_corners() {
        assertThat(run(Pipelines.classicOfGrey(), flat(9, 9, 180))).containsOnly(0);
    }
}
