package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.tensor.Samples;
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

    /// Signs of all kinds: 0, −0, below 0, no number; 0.3 to 0.8 of the places above.
    @ParameterizedTest
    @CsvSource({"1,1", "1,25", "25,1", "13,16", "16,13", "64,65", "207,31"})
    void pieces_are_those_of_a_plain_walk(int h, int w) {
        for (int seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            float share = 0.2f + 0.1f * seed;
            Tensor t = Tensor.zeros(Shape.plane(h, w));
            float[] blank = {0, -0f, -3, Float.NaN};
            for (int i = 0; i < h * w; i++) {
                t.set(0, 0, i / w, i % w, random.nextFloat() < share ? 7 : blank[random.nextInt(4)]);
            }
            assertThat(new Blobs().read(t)).as("%d × %d, seed %d", h, w, seed).isEqualTo(walked(t));
            Samples.U8 bytes = Samples.u8(1, h, w);
            for (int i = 0; i < h * w; i++) {
                bytes.data()[i] = (byte) (t.at(0, i / w, i % w) > 0 ? 255 : 0);
            }
            assertThat(new Blobs().read(bytes)).isEqualTo(walked(t));
        }
    }

    @Test
    void a_window_of_a_larger_mask_is_read_alone() {
        Tensor all = Planes.flat(9, 9, 1);
        assertThat(new Blobs().read(all.window(2, 3, 4, 2))).containsExactly(new Corner(0.5, 1.5, 8));
    }

    private static List<Corner> walked(Tensor mask) {
        Shape s = mask.shape();
        boolean[] seen = new boolean[s.h() * s.w()];
        List<Corner> all = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            Deque<Integer> todo = new ArrayDeque<>(List.of(start));
            long x = 0;
            long y = 0;
            int n = 0;
            while (!todo.isEmpty()) {
                int at = todo.pop();
                int v = at / s.w();
                int u = at % s.w();
                if (seen[at] || !(mask.at(0, v, u) > 0)) {
                    continue;
                }
                seen[at] = true;
                x += u;
                y += v;
                n++;
                for (int b = Math.max(v - 1, 0); b <= Math.min(v + 1, s.h() - 1); b++) {
                    for (int a = Math.max(u - 1, 0); a <= Math.min(u + 1, s.w() - 1); a++) {
                        todo.push(b * s.w() + a);
                    }
                }
            }
            if (n > 0) {
                all.add(new Corner((double) x / n, (double) y / n, n));
            }
        }
        all.sort(Comparator.comparingDouble((Corner c) -> -c.score())
                .thenComparingDouble(Corner::y)
                .thenComparingDouble(Corner::x));
        return all;
    }

    @Test
    void an_empty_mask_has_none_and_a_colour_one_is_refused() {
        assertThat(new Blobs().read(mask("..."))).isEmpty();
        assertThatThrownBy(() -> new Blobs().read(Tensor.zeros(Shape.planes(3, 2, 2))))
                .hasMessageContaining("begin with gray");
        assertThatThrownBy(() -> new Blobs().read(Samples.u8(3, 2, 2))).hasMessageContaining("has 3 channels");
    }
}
