package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.filter.Enhance;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

@Tag("lanes")
class RowWiseRunTest {

    private final Random random = new Random(7);

    @Test
    void rows_from_samples_have_the_bits_of_planes_of_float() {
        for (Interpolation interpolation : Interpolation.values()) {
            for (int[] size : new int[][] {{20, 70}, {10, 35}, {5, 140}, {33, 9}, {40, 71}}) {
                Layer resize = Warps.resize(Size.of(size[0], size[1]), interpolation);
                for (Samples.Depth depth : Samples.Depth.values()) {
                    agree(resize, 20, 70, 3, depth);
                    agree(resize.then(Enhance.round8()), 20, 70, 1, depth);
                }
            }
        }
    }

    @Test
    void halves_of_bytes_have_them_too() {
        for (int width : new int[] {1, 4, 13, 16, 25, 32, 64, 207, 300}) {
            agree(Warps.resize(9, width), 18, 2 * width, 1, Samples.Depth.U8);
            agree(Warps.resize(Size.of(9, width), Interpolation.AREA), 18, 2 * width, 1, Samples.Depth.U8);
        }
    }

    @Test
    void bytes_that_are_turned_cropped_or_warped_have_them_too() {
        List<Layer> layers = new ArrayList<>(List.of(
                Warps.crop(3, 5, 11, 40),
                Warps.warp(PlaneMap.perspective(1.1, 0.2, -3, -0.1, 0.9, 4, 0.002, -0.001, 1), Size.of(20, 70)),
                Warps.warp(PlaneMap.affine(1, 0, 1, 0, 1, -1), Size.same())));
        for (Turn.Way way : Turn.Way.values()) {
            layers.add(Warps.turn(way));
        }
        for (Interpolation how : List.of(Interpolation.NEAREST, Interpolation.LINEAR, Interpolation.CUBIC)) {
            for (Border border : List.of(Border.ZERO, Border.constant(77.5f), Border.REFLECT_101, Border.WRAP)) {
                layers.add(Warps.rotate(random.nextInt(360), 0.7, how, border));
            }
        }
        for (Layer layer : layers) {
            agree(layer, 20, 70, 1, Samples.Depth.U8);
            agree(layer.then(Enhance.round8()), 33, 65, 1, Samples.Depth.U8);
        }
    }

    @Test
    void turns_in_tiles_have_them_too() {
        for (Turn.Way way : Turn.Way.values()) {
            for (int[] size : new int[][] {{64, 16}, {63, 64}, {64, 64}, {65, 129}, {200, 207}, {129, 15}}) {
                for (int band : new int[] {5, 70, 1000}) {
                    agree(Warps.turn(way), size[0], size[1], 1, Samples.Depth.U8, new Schedule(band, 64, 4, 2));
                }
            }
        }
    }

    @Test
    void colours_side_by_side_and_numbers_are_warped_the_usual_way() {
        Samples.U8 x = Samples.u8(3, 20, 70);
        Layer warp = Warps.rotate(10);
        RowWiseRun run = RowWiseRun.of(warp, x.shape(), Schedule.of(x.shape())).orElseThrow();
        assertThat(run.ran(x, Samples.u8(3, 20, 70))).isFalse();
        assertThat(run.ran(x, Samples.f32(3, 20, 70))).isFalse();
    }

    private void agree(Layer layer, int height, int width, int channels, Samples.Depth depth) {
        Schedule schedule = new Schedule(1 + random.nextInt(7), 64, 4, 1 + random.nextInt(3));
        agree(layer, height, width, channels, depth, schedule);
    }

    private void agree(Layer layer, int height, int width, int channels, Samples.Depth depth, Schedule schedule) {
        Samples.U8 x = Samples.u8(channels, height, width);
        random.nextBytes(x.data());
        Shape out = layer.shape(x.shape());
        Samples y = Samples.zeros(depth, channels, out.h(), out.w());
        assertThat(RowWiseRun.of(layer, x.shape(), schedule).orElseThrow().ran(x, y))
                .isTrue();
        Tensor made = Trace.run(layer, planes(x));
        for (int c = 0; c < channels; c++) {
            for (int v = 0; v < out.h(); v++) {
                float[] row = new float[out.w()];
                Samples one = Samples.zeros(depth, channels, out.h(), out.w());
                SampleRows.store(one, c, v, 0, out.w(), made.data(), made.index(c, 0, v, 0));
                float[] expected = row.clone();
                SampleRows.load(one, c, v, 0, out.w(), expected, 0);
                SampleRows.load(y, c, v, 0, out.w(), row, 0);
                assertThat(row)
                        .as("row %d of %s, %d × %d", v, layer, height, width)
                        .isEqualTo(expected);
            }
        }
    }

    private static Tensor planes(Samples.U8 x) {
        Tensor t = Tensor.zeros(x.shape());
        for (int c = 0; c < x.channels(); c++) {
            for (int y = 0; y < x.height(); y++) {
                SampleRows.load(x, c, y, 0, x.width(), t.data(), t.index(c, 0, y, 0));
            }
        }
        return t;
    }
}
