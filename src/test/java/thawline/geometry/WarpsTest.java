package thawline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class WarpsTest {
    private static final Tensor TWO_BY_THREE = Tensor.of(Shape.plane(2, 3), 1, 2, 3, 4, 5, 6);
    private static final Tensor SQUARE = Tensor.of(Shape.plane(3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);

    @Test
    void quarter_turns_move_every_pixel() {
        assertThat(run(Warps.turn(Turn.Way.ROTATE_90_CLOCKWISE), TWO_BY_THREE)).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(run(Warps.turn(Turn.Way.ROTATE_180), TWO_BY_THREE)).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(run(Warps.turn(Turn.Way.ROTATE_90_COUNTERCLOCKWISE), TWO_BY_THREE))
                .containsExactly(3, 6, 2, 5, 1, 4);
        assertThat(Warps.turn(Turn.Way.ROTATE_90_CLOCKWISE).shape(TWO_BY_THREE.shape()))
                .isEqualTo(Shape.plane(3, 2));
    }

    @Test
    void flips_show_mirror_images() {
        assertThat(run(Warps.turn(Turn.Way.FLIP_LEFT_RIGHT), TWO_BY_THREE)).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(run(Warps.turn(Turn.Way.FLIP_UP_DOWN), TWO_BY_THREE)).containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void a_crop_takes_a_rectangle() {
        assertThat(run(Warps.crop(1, 0, 2, 2), SQUARE)).containsExactly(4, 5, 7, 8);
    }

    @Test
    void a_crop_that_leaves_the_picture_is_refused_with_its_numbers() {
        assertThatThrownBy(() -> Warps.crop(1, 1, 3, 2).shape(SQUARE.shape()))
                .hasMessage(
                        "a crop of rows 1 … 3 and columns 1 … 2 reaches beyond the picture of 3 rows and 3 columns");
        assertThatThrownBy(() -> Warps.crop(-1, 0, 1, 1)).hasMessageContaining("begins at 0 or later");
    }

    @Test
    void a_positive_angle_turns_counter_clockwise_and_quarter_turns_are_exact() {
        for (Interpolation interpolation : new Interpolation[] {Interpolation.LINEAR, Interpolation.CUBIC}) {
            Layer turn = Warps.warp(new Mapping.AboutCentre(90, 1), Size.same(), interpolation, Border.ZERO);
            assertThat(run(turn, SQUARE)).isEqualTo(run(Warps.turn(Turn.Way.ROTATE_90_COUNTERCLOCKWISE), SQUARE));
        }
        assertThat(run(Warps.rotate(180), TWO_BY_THREE)).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void a_shift_moves_right_and_down_and_shows_the_border() {
        PlaneMap shift = PlaneMap.affine(1, 0, 1, 0, 1, 1);

        assertThat(run(Warps.warp(shift, Size.same()), SQUARE)).containsExactly(0, 0, 0, 0, 1, 2, 0, 4, 5);
        Layer replicate = Warps.warp(shift, Size.same(), Interpolation.LINEAR, Border.REPLICATE);
        assertThat(run(replicate, SQUARE)).containsExactly(1, 1, 2, 1, 1, 2, 4, 4, 5);
        Layer seven = Warps.warp(shift, Size.of(1, 2), Interpolation.NEAREST, Border.constant(7));
        assertThat(run(seven, SQUARE)).containsExactly(7, 7);
    }

    @Test
    void a_half_shift_takes_means_and_fades_into_the_border() {
        PlaneMap half = PlaneMap.affine(1, 0, 0.5, 0, 1, 0);

        assertThat(run(Warps.warp(half, Size.same()), TWO_BY_THREE)).containsExactly(0.5f, 1.5f, 2.5f, 2, 4.5f, 5.5f);
    }

    @Test
    void the_inverse_takes_back() {
        PlaneMap map = PlaneMap.perspective(1, 0.2, 3, -0.1, 0.9, 5, 0.001, -0.002, 1);
        PlaneMap same = map.then(map.inverse());

        assertThat(same.x(12, 34)).isCloseTo(12, within(1e-9));
        assertThat(same.y(12, 34)).isCloseTo(34, within(1e-9));
    }

    @Test
    void four_points_fix_a_perspective() {
        double[] from = {0, 0, 10, 0, 10, 20, 0, 20};
        double[] to = {1, 2, 9, 1, 12, 25, -3, 18};
        PlaneMap map = PlaneMap.quad(from, to);

        for (int i = 0; i < 8; i += 2) {
            assertThat(map.x(from[i], from[i + 1])).isCloseTo(to[i], within(1e-9));
            assertThat(map.y(from[i], from[i + 1])).isCloseTo(to[i + 1], within(1e-9));
        }
    }

    @Test
    void impossible_warps_are_refused_in_words() {
        assertThatThrownBy(() -> PlaneMap.affine(1, 0, 0)).hasMessageContaining("2 rows of 3 numbers, but 3");
        assertThatThrownBy(() -> PlaneMap.affine(1, 1, 0, 1, 1, 0).inverse())
                .hasMessageContaining("flattens the plane");
        assertThatThrownBy(() -> PlaneMap.quad(new double[] {0, 0, 1, 1, 2, 2, 0, 1}, new double[8]))
                .hasMessageContaining("lie on a line");
        assertThatThrownBy(() ->
                        Warps.warp(PlaneMap.affine(1, 0, 0, 0, 1, 0), Size.same(), Interpolation.AREA, Border.ZERO))
                .hasMessageContaining("AREA is for resize");
        assertThatThrownBy(() ->
                        Warps.warp(PlaneMap.affine(1, 0, 0, 0, 1, 0), Size.same(), Interpolation.LINEAR, Border.NONE))
                .hasMessageContaining("Border.NONE has nothing");
    }

    @Test
    void places_far_beyond_any_picture_show_the_border() {
        PlaneMap away = PlaneMap.affine(1, 0, 1e300, 0, 1, -1e300);

        for (Border border : new Border[] {Border.REFLECT, Border.REFLECT_101, Border.WRAP, Border.REPLICATE}) {
            for (float v : run(Warps.warp(away, Size.same(), Interpolation.NEAREST, border), SQUARE)) {
                assertThat(v).isBetween(1f, 9f);
            }
        }
        assertThat(run(Warps.warp(away, Size.same()), SQUARE)).containsOnly(0);
    }

    private static float[] run(Layer layer, Tensor x) {
        return Trace.run(layer, x).toArray();
    }
}
