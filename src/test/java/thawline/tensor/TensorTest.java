package thawline.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {

    /// Its value tells each element's place: 1000·c + 100·d + 10·y + x.
    private static Tensor places(int c, int d, int h, int w) {
        Tensor t = Tensor.zeros(new Shape(c, d, h, w));
        for (int i = 0; i < c; i++) {
            for (int z = 0; z < d; z++) {
                for (int y = 0; y < h; y++) {
                    for (int x = 0; x < w; x++) {
                        t.set(i, z, y, x, 1000 * i + 100 * z + 10 * y + x);
                    }
                }
            }
        }
        return t;
    }

    @Test
    void values_are_given_in_the_order_channel_depth_row_column() {
        Tensor t = Tensor.of(new Shape(2, 1, 2, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(t.at(0, 0, 0, 2)).isEqualTo(2);
        assertThat(t.at(0, 1, 0)).isEqualTo(3);
        assertThat(t.at(1, 0, 0)).isEqualTo(6);
        assertThat(t.at(1, 0, 1, 2)).isEqualTo(11);
    }

    @Test
    void of_copies_and_dense_does_not() {
        float[] values = {1, 2};
        Tensor copy = Tensor.of(Shape.plane(1, 2), values);
        Tensor view = Tensor.dense(values, Shape.plane(1, 2));
        values[0] = 9;
        assertThat(copy.at(0, 0, 0)).isEqualTo(1);
        assertThat(view.at(0, 0, 0)).isEqualTo(9);
    }

    @Test
    void views_of_views_find_their_elements() {
        Tensor t = places(4, 3, 6, 7).channels(1, 2).slices(1, 2).window(2, 3, 3, 2);
        assertThat(t.shape()).isEqualTo(new Shape(2, 2, 3, 2));
        assertThat(t.toArray())
                .containsExactly(
                        1123, 1124, 1133, 1134, 1143, 1144, 1223, 1224, 1233, 1234, 1243, 1244, //
                        2123, 2124, 2133, 2134, 2143, 2144, 2223, 2224, 2233, 2234, 2243, 2244);
    }

    @Test
    void inside_takes_the_margins_off() {
        Tensor t = places(1, 3, 4, 5).inside(new Margins(0, 2, 1, 2, 3, 0));
        assertThat(t.shape()).isEqualTo(new Shape(1, 1, 1, 2));
        assertThat(t.toArray()).containsExactly(13, 14);
    }

    @Test
    void writing_through_a_view_shows_in_the_whole_and_nowhere_else() {
        Tensor t = Tensor.zeros(new Shape(2, 2, 3, 4));
        t.channels(1, 1).slices(0, 1).window(1, 1, 1, 2).fill(5);
        for (int i = 0; i < 48; i++) {
            boolean filled = i == 24 + 4 + 1 || i == 24 + 4 + 2;
            assertThat(t.data()[i]).as("element %s", i).isEqualTo(filled ? 5 : 0);
        }
    }

    @Test
    void a_copy_is_dense_and_its_own() {
        Tensor view = places(2, 2, 3, 4).window(1, 1, 2, 2);
        Tensor copy = view.copy();
        assertThat(copy.data()).hasSize(16);
        assertThat(copy.toArray()).containsExactly(view.toArray());
        copy.set(0, 0, 0, 0, -1);
        assertThat(view.at(0, 0, 0)).isEqualTo(11);
    }

    @Test
    void a_strided_view_leaves_the_ends_of_its_rows_alone() {
        float[] data = {0, 1, 2, 9, 3, 4, 9, 5, 6, 9, 7, 8};
        Tensor t = Tensor.strided(data, 1, new Shape(2, 1, 2, 2), 3);
        assertThat(t.toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void elements_outside_are_refused() {
        Tensor t = Tensor.zeros(new Shape(1, 1, 2, 3));
        assertThatThrownBy(() -> t.at(0, 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("(0, 0, 0, 3) is outside (1, 1, 2, 3)");
        assertThatThrownBy(() -> t.at(0, -1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.set(1, 0, 0, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.set(0, 1, 0, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void views_beyond_the_edge_are_refused() {
        Tensor t = Tensor.zeros(new Shape(2, 3, 4, 5));
        assertThatThrownBy(() -> t.channels(1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("channels 1 … 2 of a tensor that has 2");
        assertThatThrownBy(() -> t.slices(0, 4)).hasMessage("slices 0 … 3 of a tensor that has 3");
        assertThatThrownBy(() -> t.window(-1, 0, 2, 2)).hasMessage("rows -1 … 0 of a tensor that has 4");
        assertThatThrownBy(() -> t.window(0, 4, 1, 2)).hasMessage("columns 4 … 5 of a tensor that has 5");
        assertThatThrownBy(() -> t.window(0, 0, 1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.inside(Margins.plane(2))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.channels(1, Integer.MAX_VALUE)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_view_that_does_not_fit_its_array_is_refused() {
        float[] data = new float[12];
        Shape s = Shape.plane(3, 4);
        assertThat(Tensor.strided(data, 0, s, 4).shape()).isEqualTo(s);
        assertThatThrownBy(() -> Tensor.strided(data, 1, s, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a view of shape (1, 1, 3, 4) from 1 with rows 4 apart does not fit an array of 12");
        assertThatThrownBy(() -> Tensor.strided(data, 0, s, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.strided(data, -1, s, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.of(s, 1, 2, 3))
                .hasMessage("shape (1, 1, 3, 4) has 12 elements, but 3 were given");
    }

    @Test
    void a_copy_needs_equal_shapes() {
        assertThatThrownBy(() -> Tensor.zeros(Shape.plane(2, 3)).copyFrom(Tensor.zeros(Shape.plane(3, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot copy a (1, 1, 3, 2) into a (1, 1, 2, 3)");
    }
}
