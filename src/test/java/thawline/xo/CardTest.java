package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.data.Chance;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class CardTest {

    private static final long SEED = 20;

    /// A cross in the middle.
    ///
    /// @param size of the side
    /// @param pen in pixels
    private static Tensor cross(int side, double size, double pen, double paper, double ink) {
        Tensor t = Tensor.zeros(Shape.plane(side, side));
        double half = size * side / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = x - (side - 1) / 2.0;
                double v = y - (side - 1) / 2.0;
                double away = Math.min(Math.abs(u - v), Math.abs(u + v)) / Math.sqrt(2) - pen / 2;
                boolean inside = Math.max(Math.abs(u), Math.abs(v)) <= half;
                double share = inside ? Math.clamp(0.5 - away, 0, 1) : 0;
                t.set(0, 0, y, x, (float) (paper + share * (ink - paper)));
            }
        }
        return t;
    }

    private static float largest(Tensor card) {
        float most = 0;
        for (float v : card.toArray()) {
            most = Math.max(most, v);
        }
        return most;
    }

    private static double difference(Tensor a, Tensor b) {
        double sum = 0;
        float[] v = a.toArray();
        float[] w = b.toArray();
        for (int i = 0; i < v.length; i++) {
            sum += Math.abs(v[i] - w[i]);
        }
        return sum / v.length;
    }

    @Test
    void a_card_is_ink_on_nothing_whatever_the_polarity_and_the_contrast() {
        Tensor light = Card.of(cross(28, 0.7, 3, 0, 255));
        Tensor dark = Card.of(cross(28, 0.7, 3, 255, 0));
        Tensor faint = Card.of(cross(28, 0.7, 3, 200, 150));
        assertThat(largest(light)).isEqualTo(255);
        assertThat(light.at(0, 0, 16)).isZero();
        assertThat(light.at(0, 16, 16)).isEqualTo(255);
        assertThat(difference(light, dark)).isLessThan(1);
        assertThat(difference(light, faint)).isLessThan(2);
    }

    @Test
    void a_line_one_pixel_wide_on_a_thousand_becomes_a_stroke() {
        Tensor card = Card.of(cross(1000, 0.8, 1, 255, 0));
        assertThat(largest(card)).isGreaterThan(200);
        assertThat(difference(card, Card.of(cross(200, 0.8, 6, 255, 0)))).isLessThan(12);
    }

    @Test
    void uneven_light_leaves_no_trace() {
        Tensor even = cross(100, 0.7, 8, 220, 60);
        Tensor uneven = even.copy();
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                uneven.set(0, 0, y, x, even.at(0, y, x) * (1 - 0.005f * x));
            }
        }
        assertThat(difference(Card.of(even), Card.of(uneven))).isLessThan(5);
    }

    @Test
    void printed_lines_are_taken_away() {
        Tensor plain = cross(100, 0.7, 8, 240, 40);
        Tensor ruled = plain.copy();
        for (int y = 9; y < 100; y += 18) {
            for (int x = 0; x < 100; x++) {
                ruled.set(0, 0, y, x, Math.min(170, plain.at(0, y, x)));
            }
        }
        assertThat(difference(Card.of(plain), Card.of(ruled))).isLessThan(4);
    }

    @Test
    void thick_letters_from_edge_to_edge_are_no_printed_lines() {
        Tensor card = Card.of(cross(28, 1, 4, 0, 255));
        for (int i = 2; i < 30; i++) {
            assertThat(card.at(0, i, i)).as("place %d of the diagonal", i).isGreaterThan(200);
        }
    }

    @Test
    void a_little_writing_on_a_large_sheet_is_cut_to() {
        Tensor card = Card.of(cross(2000, 0.05, 8, 255, 60));
        double ink = 0;
        for (float v : card.toArray()) {
            ink += v / 255 / card.shape().size();
        }
        assertThat(ink).isBetween(0.05, 0.4);
    }

    @Test
    void an_ordinary_card_keeps_its_size_and_its_place() {
        Tensor shifted = Tensor.zeros(Shape.plane(64, 64));
        shifted.window(20, 4, 40, 40).copyFrom(cross(40, 0.9, 4, 0, 255));
        Tensor card = Card.of(shifted);
        assertThat(card.at(0, 20, 12)).isGreaterThan(200);
        assertThat(card.at(0, 5, 16)).isZero();
    }

    @Test
    void a_second_view_shows_the_writing_larger() {
        Tensor small = cross(100, 0.45, 6, 0, 255);
        assertThat(Card.views(small)).hasSize(2);
        assertThat(Card.views(small).getFirst().toArray())
                .isEqualTo(Card.of(small).toArray());
        assertThat(Card.views(small).getLast().at(0, 6, 6)).isGreaterThan(100);
        assertThat(Card.of(small).at(0, 6, 6)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "50, 1", "2, 3", "28, 28", "1000, 10"})
    void a_flat_picture_has_no_ink(int h, int w) {
        for (float level : new float[] {0, 128, 255, Float.NaN, Float.POSITIVE_INFINITY}) {
            Tensor flat = Tensor.zeros(Shape.plane(h, w));
            flat.fill(level);
            assertThat(largest(Card.of(flat))).as("%d × %d of %s", h, w, level).isZero();
            assertThat(Card.views(flat)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 13, 31, 33, 65, 300})
    void any_size_makes_a_card(int side) {
        Chance chance = new Chance(SEED, side);
        Tensor noise = Tensor.zeros(Shape.plane(side, 2 * side));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < 2 * side; x++) {
                noise.set(0, 0, y, x, (float) chance.between(0, 255));
            }
        }
        for (Tensor card : Card.views(noise)) {
            assertThat(card.shape()).isEqualTo(Card.SHAPE);
            for (float v : card.toArray()) {
                assertThat(v).isBetween(0f, 255f);
            }
        }
    }

    @Test
    void colour_is_refused() {
        assertThatThrownBy(() -> Card.of(Tensor.zeros(Shape.planes(3, 8, 8)))).hasMessageContaining("one grey plane");
    }
}
