package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import thawline.layer.Trace;
import thawline.tensor.Tensor;
import thawline.xo.PoolingLesson.Maps;
import thawline.xo.PoolingLesson.Pooling;
import thawline.xo.PoolingLesson.Row;

class PoolingLessonTest {

    private static final PoolingLesson LESSON = PoolingLesson.of(24, 1);

    private static Row row(Maps maps, Pooling pooling, int window) {
        return LESSON.rows().stream()
                .filter(r -> r.maps() == maps && r.pooling() == pooling && r.window() == window)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_largest_of_a_window_stays_where_what_was_found_has_moved_within_it() {
        double none = row(Maps.THRESHOLD, Pooling.NONE, 1).ofSeeing();
        double two = row(Maps.THRESHOLD, Pooling.MAX, 2).ofSeeing();
        double four = row(Maps.THRESHOLD, Pooling.MAX, 4).ofSeeing();

        assertThat(none).isLessThan(0.4);
        assertThat(two).isGreaterThan(none + 0.15);
        assertThat(four).isGreaterThan(two + 0.05);
    }

    @Test
    void a_mean_stays_nowhere_near_as_often_but_changes_less_than_what_it_is_made_of() {
        for (Maps maps : Maps.values()) {
            Row none = row(maps, Pooling.NONE, 1);
            for (int window = 2; window <= 4; window += 2) {
                Row largest = row(maps, Pooling.MAX, window);
                Row mean = row(maps, Pooling.AVERAGE, window);
                assertThat(mean.ofSeeing()).isLessThan(largest.ofSeeing() / 2);
                assertThat(mean.change()).isBetween(largest.change(), none.change());
            }
        }
    }

    @Test
    void counted_over_all_cells_pooling_would_seem_to_do_harm() {
        for (Maps maps : Maps.values()) {
            assertThat(row(maps, Pooling.MAX, 4).ofAll())
                    .isLessThan(row(maps, Pooling.NONE, 1).ofAll());
        }
    }

    @Test
    void the_maps_themselves_move_along_with_the_picture() {
        assertThat(row(Maps.RELU, Pooling.NONE, 1).ofSeeing()).isLessThan(0.01);

        Tensor card = PoolingLesson.example(1);
        Tensor before = Trace.run(Maps.RELU.layer(), card);
        Tensor after = Trace.run(Maps.RELU.layer(), PoolingLesson.moved(card, 0, 1));
        for (int y = 0; y < 28; y++) {
            for (int x = 1; x < 28; x++) {
                assertThat(after.at(0, y, x)).isEqualTo(before.at(0, y, x - 1));
            }
        }
    }

    @Test
    void a_piece_of_a_line_is_found_by_its_own_kernel_and_even_ink_by_none() {
        Tensor card = Tensor.zeros(Card.SHAPE);
        for (int i = 0; i < Card.SIDE; i++) {
            card.set(0, 0, i, i, 255);
        }
        Tensor found = Trace.run(Maps.RELU.layer(), card);
        assertThat(found.at(0, 10, 10)).isEqualTo(255 * 20);
        assertThat(found.at(1, 10, 10)).isZero();
        card.fill(255);
        assertThat(Trace.run(Maps.RELU.layer(), card).at(0, 10, 10)).isZero();
    }

    @Test
    void counts_add_up_and_come_again() {
        for (Row r : LESSON.rows()) {
            int side = 28 / r.window();
            assertThat(r.cells()).isEqualTo(24L * 4 * 2 * side * side);
            assertThat(r.equal() - r.kept()).isEqualTo(r.cells() - r.seeing());
            assertThat(r.change()).isBetween(0.0, 1.0);
        }
        assertThat(PoolingLesson.of(24, 1)).isEqualTo(LESSON);
        assertThat(LESSON.csv().lines()).hasSize(11);
    }
}
