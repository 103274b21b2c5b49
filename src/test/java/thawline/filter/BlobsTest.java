package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class BlobsTest {

    private static Tensor mask(String... rows) {
        Tensor t = Tensor.zeros(Shape.plane(rows.length, rows[0].length()));
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                t.set(0, 0, y, x, rows[y].charAt(x) == '#' ? 255 : 0);
            }
        }
        return t;
    }

    @Test
    void every_piece_is_one_corner_at_its_middle_the_largest_first() {
        Tensor t = mask(
                "#....", //
                ".....", "..###", "..###", "..###");

        assertThat(new Blobs().read(t)).containsExactly(new Corner(3, 3, 9), new Corner(0, 0, 1));
    }

    @Test
    void places_that_touch_at_a_corner_hang_together() {
        assertThat(new Blobs().read(mask("#.", ".#"))).containsExactly(new Corner(0.5, 0.5, 2));
    }

    @Test
    void a_large_piece_is_followed_to_its_end() {
        assertThat(new Blobs().read(Planes.flat(301, 301, 1))).containsExactly(new Corner(150, 150, 301 * 301));
    }

    @Test
    void equal_pieces_come_by_row_then_by_column() {
        assertThat(new Blobs().read(mask("..#", "#..", "..#")))
                .containsExactly(new Corner(2, 0, 1), new Corner(0, 1, 1), new Corner(2, 2, 1));
    }

    @Test
    void an_empty_mask_has_none_and_a_colour_one_is_refused() {
        assertThat(new Blobs().read(mask("..."))).isEmpty();
        assertThatThrownBy(() -> new Blobs().read(Tensor.zeros(Shape.planes(3, 2, 2))))
                .hasMessageContaining("begin with gray");
    }
}
