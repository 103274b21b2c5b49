package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.input;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.core.Lanes;
import thawline.core.Unary;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.layer.Conv2d;
import thawline.layer.CornerResponse;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Serial;
import thawline.layer.Together;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Model;

@Tag("lanes")
class TogetherTest {

    private static final List<Layer> CHAINS = List.of(
            Edges.sobel(5).then(Edges.magnitude()),
            Corners.structureTensor(2, 3),
            Corners.harris(2, 3, 0.04),
            Corners.harris(2, 3, 0.04).then(Edges.sobel(5)).then(Edges.magnitude()),
            harris(1, Sum.MEAN),
            harris(2, Sum.TOTAL),
            net(4),
            net(12),
            zeros(8));

    /// With derivatives that are so many times as steep.
    private static Layer harris(float steep, Sum sum) {
        float[] edge = {-steep, 0, steep};
        float[] smooth = {1, 2, 1};
        Kernel pair = Kernel.stack(Kernel.outer(smooth, edge), Kernel.outer(edge, smooth));
        return Conv2d.designed(pair, Border.REFLECT_101)
                .then(Corners.products())
                .then(Smooth.box(2, sum, Border.REFLECT_101))
                .then(CornerResponse.harris(0.05));
    }

    /// Convolutions with ReLU behind.
    private static Layer net(int planes) {
        return Model.of(
                        input(1, 20, 20),
                        conv2d(planes, 3).same().relu(),
                        conv2d(planes, 5).same().relu(),
                        conv2d(1, 3).same().relu())
                .layer();
    }

    /// Kernels with weights of 0, which are left out.
    private static Layer zeros(int planes) {
        float[] w = new float[planes * 9];
        for (int i = 0; i < w.length; i++) {
            w[i] = i % 5 - 1;
        }
        return Conv2d.designed(Kernel.wrap(planes, 1, 1, 3, 3, w), Border.ZERO)
                .with(Geometry.UNIT)
                .then(new Pointwise(Unary.RELU));
    }

    @Test
    void two_operations_in_one_give_the_bits_of_one_after_the_other() {
        Random random = new Random(5);
        for (Layer chain : CHAINS) {
            assertThat(taken((Serial) chain)).as("%s", chain).isEqualTo(Lanes.available());
            for (int width : new int[] {1, 2, 3, 7, 15, 16, 17, 33, 64, 101}) {
                Shape shape = Shape.plane(1 + random.nextInt(30), width);
                Tensor x = Tensor.zeros(shape);
                for (int i = 0; i < x.data().length; i++) {
                    x.data()[i] = i % 7 == 0 ? 0 : (random.nextFloat() - 0.5f) * (i % 31 == 0 ? 1e30f : 300);
                }
                Tensor y = Tensor.zeros(chain.shape(shape));
                Schedule schedule =
                        new Schedule(1 + random.nextInt(9), 1 + random.nextInt(60), 1 + random.nextInt(4), 2);
                Plan.of(chain, shape, schedule).run(x, y);
                assertThat(y.toArray())
                        .as("%s on %s by %s", chain, shape, schedule)
                        .isEqualTo(Trace.run(chain, x).toArray());
            }
        }
    }

    private static boolean taken(Serial chain) {
        Shape at = Shape.plane(20, 20);
        boolean any = false;
        for (int i = 0; i < chain.steps().size(); i++) {
            any |= Together.of(chain.steps().subList(i, chain.steps().size()), at)
                            .isPresent()
                    || (chain.steps().get(i) instanceof Serial inner && taken(inner));
            at = chain.steps().get(i).shape(at);
        }
        return any;
    }
}
