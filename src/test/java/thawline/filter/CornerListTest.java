package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.flat;
import static thawline.filter.Planes.row;
import static thawline.filter.Planes.rows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

class CornerListTest {

    private static final Tensor MAP = drawn(
            "..........", //
            ".5.....9..",
            "..........",
            ".....5....",
            "3........1");

    @Test
    void corners_come_strongest_first_then_by_row_then_by_column() {
        assertThat(CornerList.within(1).read(MAP))
                .containsExactly(
                        new Corner(7, 1, 9),
                        new Corner(1, 1, 5),
                        new Corner(5, 3, 5),
                        new Corner(0, 4, 3),
                        new Corner(9, 4, 1));
    }

    @Test
    void thresholds_are_exceeded_not_met() {
        assertThat(CornerList.within(1).absolute(3).read(MAP)).hasSize(3);
        assertThat(CornerList.within(1).relative(5 / 9d).read(MAP)).hasSize(1);
    }

    @Test
    void no_more_come_than_asked_for() {
        assertThat(CornerList.within(1).most(2).read(MAP)).hasSize(2);
        assertThat(CornerList.within(1).most(0).read(MAP)).isEmpty();
    }

    @Test
    void a_stronger_one_within_the_radius_silences_a_weaker() {
        Tensor pair = rows(row(0, 0, 0, 0, 0, 0), row(0, 9, 0, 0, 8, 0), row(0, 0, 0, 0, 0, 0));
        assertThat(CornerList.within(3).read(pair)).containsExactly(new Corner(1, 1, 9));
        assertThat(CornerList.within(2).read(pair)).hasSize(2);
    }

    @Test
    void of_a_plateau_the_first_place_stays() {
        Tensor plateau = rows(row(0, 0, 0, 0), row(0, 7, 7, 0), row(0, 7, 7, 0), row(0, 0, 0, 0));
        assertThat(CornerList.within(1).read(plateau)).singleElement().satisfies(c -> {
            assertThat(Math.round(c.x() - 0.25)).isEqualTo(1);
            assertThat(Math.round(c.y() - 0.25)).isEqualTo(1);
        });
    }

    @Test
    void a_slope_has_no_corner_but_its_top() {
        assertThat(CornerList.within(1).read(Planes.ramp(1, 9, 1, 0))).containsExactly(new Corner(8, 0, 8));
    }

    @Test
    void the_peak_of_a_parabola_is_found_between_pixels() {
        Tensor map = Tensor.zeros(Shape.plane(7, 7));
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 7; x++) {
                double dx = x - 2.25;
                double dy = y - 3.875;
                map.set(0, 0, y, x, (float) (100 - 2 * dx * dx - dy * dy + dx * dy));
            }
        }
        assertThat(CornerList.within(2).read(map)).singleElement().satisfies(c -> {
            assertThat(c.x()).isEqualTo(2.25);
            assertThat(c.y()).isEqualTo(3.875);
        });
    }

    @Test
    void a_flat_map_and_a_map_of_one_pixel_are_read() {
        assertThat(CornerList.within(3).read(flat(4, 4, 0))).isEmpty();
        assertThat(CornerList.within(3).read(flat(1, 1, 5))).containsExactly(new Corner(0, 0, 5));
        assertThat(CornerList.within(0).read(flat(1, 3, 5))).hasSize(3);
    }

    @Test
    void bands_of_rows_leave_no_trace() {
        Seeds.each(5, random -> {
            Tensor map = RandomTensors.uniform(Shape.plane(150, 40), random);
            int radius = random.nextInt(6);
            assertThat(CornerList.within(radius).read(map)).hasSize(peaks(map, radius));
        });
    }

    private static int peaks(Tensor map, int radius) {
        float most = 0;
        for (float v : map.toArray()) {
            most = Math.max(most, v);
        }
        int count = 0;
        for (int y = 0; y < map.shape().h(); y++) {
            for (int x = 0; x < map.shape().w(); x++) {
                count += map.at(0, y, x) > 0.01f * most && leads(map, y, x, radius) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean leads(Tensor map, int y, int x, int radius) {
        for (int v = Math.max(y - radius, 0);
                v <= Math.min(y + radius, map.shape().h() - 1);
                v++) {
            for (int u = Math.max(x - radius, 0);
                    u <= Math.min(x + radius, map.shape().w() - 1);
                    u++) {
                if (map.at(0, v, u) > map.at(0, y, x)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void a_view_is_read_like_a_copy() {
        Tensor map = RandomTensors.uniform(Shape.plane(70, 9), new Random(3));
        assertThat(CornerList.within(2).read(RandomTensors.framed(map)))
                .isEqualTo(CornerList.within(2).read(map));
    }

    @Test
    void any_number_of_threads_gives_the_same_list() {
        Random random = new Random(4);
        Tensor smooth = RandomTensors.uniform(Shape.plane(600, 500), random);
        Tensor plateaus = Tensor.zeros(smooth.shape());
        for (int i = 0; i < smooth.data().length; i++) {
            plateaus.data()[i] = (float) Math.floor(4 * smooth.data()[i]);
        }
        for (Tensor map : List.of(smooth, plateaus)) {
            for (CornerList list : List.of(CornerList.within(3), new CornerList(2, -0.5, 0.25, 9000))) {
                List<Corner> alone = list.read(map, 1);
                assertThat(alone).hasSizeGreaterThan(1000);
                Peaks peaks = new Peaks(list, 2);
                for (int threads = 2; threads < 5; threads++) {
                    assertThat(list.read(map, threads)).isEqualTo(alone);
                    peaks.read(map);
                    assertThat(peaks.list()).isEqualTo(alone);
                    peaks.read(MAP);
                    assertThat(peaks.list()).isEqualTo(list.read(MAP, 1));
                }
            }
        }
    }

    @Test
    void an_equal_place_is_silenced_by_one_that_stays_not_by_one_that_was_silenced() {
        assertThat(CornerList.within(2).read(flat(1, 8, 5)))
                .extracting(Corner::x)
                .containsExactly(0.0, 3.0, 6.0);
        assertThat(CornerList.within(1).read(flat(4, 3, 5)))
                .extracting(c -> c.x() + 10 * c.y())
                .containsExactly(0.0, 2.0, 20.0, 22.0);
    }

    @Test
    void several_planes_are_refused() {
        assertThatThrownBy(() -> CornerList.within(1).read(Tensor.zeros(Shape.planes(3, 2, 2))))
                .hasMessageContaining("corners are read from one");
        assertThatThrownBy(() -> CornerList.within(-1)).hasMessageContaining("radius -1 is negative");
    }
}
