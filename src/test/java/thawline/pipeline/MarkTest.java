package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.filter.Corner;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

class MarkTest {

    private static final int SIZE = 21;

    private static Samples.U8 grey(int level) {
        Samples.U8 s = Samples.u8(1, SIZE, SIZE);
        java.util.Arrays.fill(s.data(), (byte) level);
        return s;
    }

    private static int[] colour(Samples s, int y, int x) {
        int[] rgb = new int[3];
        for (int c = 0; c < 3; c++) {
            int i = s.index(c, y, x);
            rgb[c] = s instanceof Samples.U16 u16
                    ? Short.toUnsignedInt(u16.data()[i])
                    : Byte.toUnsignedInt(((Samples.U8) s).data()[i]);
        }
        return rgb;
    }

    private static Samples marked(Samples original, Mark mark, double x, double y) {
        return mark.draw(original, List.of(new Corner(x, y, 1)));
    }

    @Test
    void a_ring_is_red_on_its_circle_and_leaves_its_middle_alone() {
        Samples.U8 original = grey(100);

        Samples s = marked(original, new Mark(5, Mark.Sign.RING), 10, 10);

        assertThat(colour(s, 10, 15)).containsExactly(255, 40, 40);
        assertThat(colour(s, 5, 10)).containsExactly(255, 40, 40);
        assertThat(colour(s, 10, 10)).containsExactly(100, 100, 100);
        assertThat(colour(s, 0, 0)).containsExactly(100, 100, 100);
        assertThat(original.data()).containsOnly((byte) 100);
    }

    @Test
    void a_cross_is_red_in_its_middle_and_along_its_bars() {
        Samples s = marked(grey(0), new Mark(4, Mark.Sign.CROSS), 10, 10);

        assertThat(colour(s, 10, 10)).containsExactly(255, 40, 40);
        assertThat(colour(s, 10, 14)).containsExactly(255, 40, 40);
        assertThat(colour(s, 13, 13)).containsExactly(0, 0, 0);
    }

    @Test
    void a_mark_between_pixels_is_spread_evenly() {
        Samples s = marked(grey(0), new Mark(5, Mark.Sign.RING), 10.5, 10.5);

        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < SIZE; x++) {
                int otherY = SIZE - y;
                int otherX = SIZE - x;
                if (otherY < SIZE && otherX < SIZE) {
                    assertThat(colour(s, y, x)).isEqualTo(colour(s, otherY, otherX));
                }
            }
        }
    }

    @Test
    void marks_at_the_edge_are_cut_off() {
        Samples s = marked(grey(0), new Mark(5, Mark.Sign.RING), 0, 0);

        assertThat(colour(s, 0, 5)).containsExactly(255, 40, 40);
        assertThat(colour(marked(grey(0), new Mark(5, Mark.Sign.RING), -100, 300), 20, 0))
                .containsExactly(0, 0, 0);
    }

    @Test
    void sixteen_bit_and_reversed_pictures_keep_depth_and_colours() {
        Samples.U16 fine = Samples.u16(1, SIZE, SIZE);
        Samples s = marked(fine, new Mark(5, Mark.Sign.RING), 10, 10);
        assertThat(colour(s, 10, 15)).containsExactly(255 * 257, 40 * 257, 40 * 257);

        byte[] bgr = new byte[3 * SIZE * SIZE];
        bgr[0] = 7;
        Samples blue = marked(new Samples.U8(bgr, Layout.reversed(3, SIZE, SIZE)), new Mark(5, Mark.Sign.RING), 10, 10);
        assertThat(colour(blue, 0, 0)).containsExactly(0, 0, 7);
    }

    @Test
    void a_mark_without_size_is_refused() {
        assertThatThrownBy(() -> new Mark(0, Mark.Sign.RING)).hasMessage("radius 0 is less than 1; use 5");
    }
}
