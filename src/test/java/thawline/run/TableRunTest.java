package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Cut;
import thawline.filter.Enhance;
import thawline.filter.Smooth;
import thawline.filter.Thresholds;
import thawline.layer.Layer;
import thawline.layer.Softmax;
import thawline.layer.Trace;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class TableRunTest {

    private static final List<Layer> LAYERS = List.of(
            Thresholds.above(128),
            Thresholds.above(127.5),
            Thresholds.absolute(Cut.BINARY_INV, 60, 200),
            Thresholds.absolute(Cut.TRUNC, 99.4, 0),
            Thresholds.absolute(Cut.TOZERO, 30, 0),
            Thresholds.absolute(Cut.TOZERO_INV, 30, 0),
            Thresholds.ofMaximum(0.4),
            Thresholds.ofMaximum(Cut.TOZERO, 0.4, 0),
            Thresholds.otsu(),
            Thresholds.otsu(Cut.TOZERO, 0),
            Enhance.normalise(0, 255),
            Enhance.normalise(200, 20),
            Enhance.equalise(),
            Enhance.scale(0.5, 3).then(Enhance.equalise()).then(Thresholds.otsu()),
            Enhance.scale(-1, 255),
            Enhance.scale(1.37, -40.3),
            Enhance.scale(0.05, -6.4).then(Enhance.sigmoid()).then(Enhance.scale(255)),
            Enhance.scale(-1.3, 100).then(Enhance.leakyRelu(-0.3)).then(Enhance.normalise(3, 180)),
            Enhance.scale(0.3, 7).then(Thresholds.otsu()).then(Enhance.scale(-1, 255)),
            Enhance.scale(-2, 200).then(Enhance.relu()).then(Thresholds.ofMaximum(0.3)));

    @Test
    void a_table_gives_the_bytes_that_planes_of_float_give() {
        Random random = new Random(5);
        for (Layer layer : LAYERS) {
            for (int width : new int[] {1, 13, 64, 65, 200, 333}) {
                int height = 1 + random.nextInt(40);
                Samples.U8 x = planar(2, height, width);
                int least = random.nextInt(100);
                int spread = 1 + random.nextInt(255 - least);
                for (int i = 0; i < x.data().length; i++) {
                    x.data()[i] = (byte) (least + random.nextInt(spread));
                }
                Samples.U8 y = planar(2, height, width);
                Schedule schedule = new Schedule(1 + random.nextInt(20), 64, 4, 1 + random.nextInt(3));
                TableRun run = TableRun.of(layer, x.shape(), schedule).orElseThrow();
                assertThat(run.ran(x, y)).isTrue();
                Samples.U8 expected = planar(2, height, width);
                write(Trace.run(layer, planes(x)), expected);
                assertThat(y.data()).as("%s, %d × %d", layer, height, width).isEqualTo(expected.data());
            }
        }
    }

    @Test
    void a_statistic_is_taken_anew_in_every_run() {
        Layer layer = Enhance.normalise(0, 255);
        TableRun run = TableRun.of(layer, Shape.plane(2, 2), Schedule.of(Shape.plane(2, 2)))
                .orElseThrow();
        Samples.U8 y = planar(1, 2, 2);
        run.ran(new Samples.U8(new byte[] {10, 20, 15, 10}, y.layout()), y);
        assertThat(y.data()).containsExactly(0, 255, 128, 0);
        run.ran(new Samples.U8(new byte[] {0, 40, 20, 10}, y.layout()), y);
        assertThat(y.data()).containsExactly(0, 255, 128, 64);
    }

    @Test
    void what_looks_around_or_at_other_planes_or_learns_has_no_table() {
        Shape shape = Shape.plane(100, 100);
        for (Layer layer : List.of(
                Smooth.blur(3),
                Thresholds.adaptiveMean(5, 2),
                new Softmax(),
                Enhance.unsharp(1, 1),
                Enhance.scale(2).thaw(),
                Thresholds.above(3).thaw())) {
            assertThat(TableRun.of(layer, shape, Schedule.of(shape)))
                    .as("%s", layer)
                    .isEmpty();
        }
    }

    private static Samples.U8 planar(int channels, int height, int width) {
        return new Samples.U8(new byte[channels * height * width], Layout.planar(channels, height, width));
    }

    private static Tensor planes(Samples.U8 x) {
        Tensor t = Tensor.zeros(x.shape());
        for (int c = 0; c < x.channels(); c++) {
            for (int y = 0; y < x.height(); y++) {
                for (int i = 0; i < x.width(); i++) {
                    t.set(c, 0, y, i, x.data()[x.index(c, y, i)] & 0xff);
                }
            }
        }
        return t;
    }

    private static void write(Tensor t, Samples to) {
        for (int c = 0; c < t.shape().c(); c++) {
            for (int y = 0; y < t.shape().h(); y++) {
                SampleRows.store(to, c, y, 0, t.shape().w(), t.data(), t.index(c, 0, y, 0));
            }
        }
    }
}
