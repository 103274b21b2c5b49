package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.layer.Together;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class TogetherTest {

    private static final List<Layer> CHAINS = List.of(
            Edges.sobel(5).then(Edges.magnitude()),
            Corners.structureTensor(2, 3),
            Corners.harris(2, 3, 0.04),
            Corners.harris(2, 3, 0.04).then(Edges.sobel(5)).then(Edges.magnitude()));

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
                    .isPresent();
            at = chain.steps().get(i).shape(at);
        }
        return any;
    }
}
