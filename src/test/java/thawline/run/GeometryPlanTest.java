package thawline.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.filter.Smooth;
import thawline.geometry.Interpolation;
import thawline.geometry.Mapping;
import thawline.geometry.Size;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class GeometryPlanTest {

    @Test
    void a_plan_gives_geometry_between_filters_the_bits_of_a_trace() {
        Layer blur = Smooth.gaussian(5, 0);
        var turned = new Mapping.AboutCentre(30, 1.1);
        List<Layer> layers = List.of(
                Warps.resize(Size.times(1.7), Interpolation.CUBIC),
                Warps.crop(3, 2, 20, 30),
                Warps.turn(Turn.Way.ROTATE_90_CLOCKWISE),
                Warps.warp(turned, Size.same(), Interpolation.LINEAR, Border.REFLECT_101));
        Seeds.each(3, random -> {
            Tensor x = RandomTensors.uniform(Shape.planes(2, 40, 50), random);
            for (Layer layer : layers) {
                Layer pipeline = blur.then(layer).then(blur);
                Tensor y = Tensor.zeros(pipeline.shape(x.shape()));
                Plan.of(pipeline, x.shape()).run(x, y);
                Bits.assertSame(layer.toString(), Trace.run(pipeline, x), y);
            }
        });
    }
}
