package thawline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.DotTest;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class AdjointTest {
    private static final List<Interpolation> FOR_WARPS =
            List.of(Interpolation.NEAREST, Interpolation.LINEAR, Interpolation.CUBIC);
    private static final List<Border> BORDERS =
            List.of(Border.ZERO, Border.REPLICATE, Border.REFLECT, Border.REFLECT_101, Border.WRAP);

    @Test
    void moving_pixels_passes_the_dot_test_exactly() {
        Seeds.each(10, random -> {
            Tensor x = RandomTensors.whole(shape(random), 9, random);
            Shape s = x.shape();
            List<Layer> layers = new ArrayList<>(List.of(Warps.crop(s.h() / 2, s.w() / 3, s.h() - s.h() / 2, 1)));
            for (Turn.Way way : Turn.Way.values()) {
                layers.add(Warps.turn(way));
            }
            layers.add(Warps.resize(Size.of(7, 5), Interpolation.NEAREST));
            layers.add(Warps.resize(Size.times(2), Interpolation.LINEAR));
            for (Layer layer : layers) {
                Tensor y = RandomTensors.whole(layer.shape(s), 9, random);
                Trace trace = Trace.of(layer, x);
                DotTest.passes(layer.toString(), trace.output(), y, x, trace.backward(y, Gradients.none()));
            }
        });
    }

    @Test
    void every_resize_and_warp_passes_the_dot_test() {
        Seeds.each(10, random -> {
            Shape s = shape(random);
            for (Layer layer : layers(random)) {
                Tensor x = RandomTensors.framed(RandomTensors.uniform(s, random));
                Tensor y = RandomTensors.uniform(layer.shape(s), random);
                Trace trace = Trace.of(layer, x);
                Tensor back = trace.backward(y, Gradients.none());
                double size = Math.sqrt(DotTest.dot(x, x) * DotTest.dot(y, y));
                assertThat(DotTest.dot(trace.output(), y))
                        .as("%s of %s", layer, s)
                        .isCloseTo(DotTest.dot(x, back), within(1e-5 * size));
            }
        });
    }

    @Test
    void gradients_agree_with_differences() {
        Seeds.each(2, random -> {
            for (Layer layer : layers(random)) {
                GradientCheck.passes(layer, RandomTensors.uniform(Shape.planes(2, 3, 4), random), random);
            }
        });
    }

    @Test
    void backward_adds() {
        Seeds.each(2, random -> {
            for (Layer layer : layers(random)) {
                Tensor x = RandomTensors.uniform(Shape.planes(1, 5, 4), random);
                Tensor dy = RandomTensors.uniform(layer.shape(x.shape()), random);
                Tensor once = Tensor.zeros(x.shape());
                var op = (thawline.layer.Op) layer;
                op.backward(x, dy, dy, once, Gradients.none(), thawline.layer.Pass.INFER);
                Tensor onTop = Tensor.zeros(x.shape());
                onTop.fill(1000);
                op.backward(x, dy, dy, onTop, Gradients.none(), thawline.layer.Pass.INFER);
                for (int i = 0; i < once.data().length; i++) {
                    assertThat(onTop.data()[i] - 1000).isCloseTo(once.data()[i], within(2e-3f));
                }
            }
        });
    }

    private static List<Layer> layers(Random random) {
        List<Layer> layers = new ArrayList<>();
        for (Interpolation interpolation : Interpolation.values()) {
            layers.add(Warps.resize(Size.of(1 + random.nextInt(12), 1 + random.nextInt(12)), interpolation));
            layers.add(Warps.resize(new Size.Times(0.6 + random.nextDouble(), 1.2), interpolation));
        }
        for (Interpolation interpolation : FOR_WARPS) {
            for (Border border : BORDERS) {
                layers.add(Warps.warp(Maps.affine(random), Size.of(4, 6), interpolation, border));
                layers.add(Warps.warp(Maps.perspective(random), Size.same(), interpolation, border));
            }
        }
        layers.add(Warps.rotate(360 * random.nextDouble(), 0.8));
        return layers;
    }

    private static Shape shape(Random random) {
        return new Shape(1 + random.nextInt(3), 1 + random.nextInt(2), 1 + random.nextInt(9), 1 + random.nextInt(9));
    }
}
