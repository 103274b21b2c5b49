package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Lanes;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.filter.Pipelines;
import thawline.filter.Smooth;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class ByteHeadTest {

    private static Layer magnitude(Border before, Border behind) {
        return Smooth.gaussian(5, 0, before)
                .then(Enhance.round8())
                .then(Edges.sobel(5, behind))
                .then(Edges.magnitude());
    }

    private static final List<Layer> TAKEN = Stream.concat(
                    Stream.of(Border.REFLECT_101, Border.REFLECT, Border.REPLICATE)
                            .map(b -> magnitude(b, Border.REFLECT_101)),
                    Stream.of(
                            magnitude(Border.REFLECT_101, Border.REPLICATE),
                            magnitude(Border.REFLECT, Border.REFLECT).then(Morphology.dilate(3)),
                            Pipelines.classicOfGrey(),
                            Enhance.identity().then(Enhance.round8()).then(Pipelines.classicOfGrey()),
                            Enhance.round8().then(magnitude(Border.REFLECT, Border.REPLICATE))))
            .toList();

    private static final List<Layer> LEFT = List.of(
            magnitude(Border.ZERO, Border.REFLECT_101),
            magnitude(Border.REFLECT_101, Border.WRAP),
            Smooth.gaussian(5, 0).then(Edges.sobel(5)).then(Edges.magnitude()),
            Smooth.gaussian(5, 0).then(Enhance.round8()).then(Edges.sobel(3)).then(Edges.magnitude()),
            Smooth.gaussian(5, 1.3).then(Enhance.round8()).then(Edges.sobel(5)).then(Edges.magnitude()),
            Enhance.identity().then(Enhance.absolute()).then(magnitude(Border.REFLECT_101, Border.REFLECT_101)),
            Fork.concat(Enhance.identity(), magnitude(Border.REFLECT_101, Border.REFLECT_101)),
            Enhance.identity().then(Fork.concat(magnitude(Border.REFLECT_101, Border.REFLECT_101), Enhance.identity())),
            Fork.concat(Enhance.identity(), Enhance.identity().then(magnitude(Border.REFLECT_101, Border.REFLECT_101))),
            Smooth.gaussian(5, 0)
                    .then(Enhance.round8())
                    .then(Fork.concat(Enhance.identity(), Edges.sobel(5).then(Edges.magnitude()))));

    @Test
    void the_first_stages_over_bytes_give_the_bits_of_rows_of_float() {
        Random random = new Random(11);
        for (Layer layer : TAKEN) {
            for (int width : new int[] {64, 65, 96, 127, 130, 200, 333}) {
                agree(layer, 1 + random.nextInt(40), width, random);
            }
            agree(layer, 1, 80, random);
            agree(layer, 2, 80, random);
            agree(layer, 3, 80, random);
        }
    }

    @Test
    void what_it_cannot_do_goes_the_usual_way() {
        Random random = new Random(12);
        for (Layer layer : LEFT) {
            agree(layer, 30, 150, random);
        }
        for (Layer layer : TAKEN) {
            agree(layer, 20, 10, random);
        }
    }

    @Test
    void it_is_taken_for_what_it_can_do_and_for_nothing_else() {
        for (Layer layer : TAKEN) {
            assertThat(head(layer)).as("%s", layer).isEqualTo(Lanes.available());
        }
        for (Layer layer : LEFT) {
            assertThat(head(layer)).as("%s", layer).isFalse();
        }
    }

    private static boolean head(Layer layer) {
        Shape in = Shape.plane(100, 100);
        Graph graph = new Graph(layer, in, Plane.given(in), Plane.given(layer.shape(in)));
        Value last = graph.output.producers.getLast().in();
        boolean sieved = layer instanceof Serial(var _, List<Layer> steps) && steps.getLast() instanceof Threshold;
        return ByteHead.of(new Group(sieved ? last : graph.output, graph.nodes, false), 100)
                .isPresent();
    }

    private static void agree(Layer layer, int height, int width, Random random) {
        Samples.U8 x = Samples.u8(1, height, width);
        Tensor planes = Tensor.zeros(x.shape());
        for (int i = 0; i < x.data().length; i++) {
            int v = random.nextInt(5);
            x.data()[i] = (byte) (v == 0 ? 0 : v == 1 ? 255 : random.nextInt(256));
            planes.data()[i] = x.data()[i] & 0xff;
        }
        Schedule schedule = new Schedule(1 + random.nextInt(30), 64 + random.nextInt(99), 1 + random.nextInt(9), 2);
        Shape out = layer.shape(x.shape());
        Tensor y = Tensor.zeros(out);
        Plan plan = Plan.of(layer, x.shape(), schedule);
        float[] expected = Trace.run(layer, planes).toArray();
        for (int run = 0; run < 2; run++) {
            plan.run(x, y);
            assertThat(y.toArray())
                    .as("%s, %d × %d by %s", layer, height, width, schedule)
                    .isEqualTo(expected);
        }
    }
}
