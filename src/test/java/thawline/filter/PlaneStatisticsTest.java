package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class PlaneStatisticsTest {

    private final PlaneStatistics statistics = new PlaneStatistics();

    @Test
    void six_numbers_a_plane() {
        Features f = statistics.read(Tensor.of(Shape.planes(2, 2, 2), -1, 2, -3, 6, 5, 5, 5, 5));

        assertThat(f.names())
                .containsExactly(
                        "plane0.mean",
                        "plane0.sd",
                        "plane0.meanAbs",
                        "plane0.energy",
                        "plane0.min",
                        "plane0.max",
                        "plane1.mean",
                        "plane1.sd",
                        "plane1.meanAbs",
                        "plane1.energy",
                        "plane1.min",
                        "plane1.max");
        assertThat(f.values()).containsExactly(1, (float) Math.sqrt(11.5), 3, 12.5f, -3, 6, 5, 0, 5, 25, 5, 5);
        assertThat(f.isVector()).isTrue();
    }

    @Test
    void a_small_deviation_from_a_large_mean_is_not_lost() {
        Tensor x = Tensor.zeros(Shape.plane(300, 400));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = 1_000_000 + i % 2 * 0.125f;
        }

        assertThat(statistics.read(x).values()[1]).isCloseTo(0.0625f, within(1e-9f));
    }

    @Test
    void maps_are_all_planes_in_order() {
        Features maps = Features.maps(Tensor.of(Shape.planes(2, 1, 2), 1, 2, 3, 4));

        assertThat(maps.values()).containsExactly(1, 2, 3, 4);
        assertThat(maps.shape()).containsExactly(2, 1, 2);
        assertThat(maps.names()).containsExactly("plane0", "plane1");
        assertThat(maps.isVector()).isFalse();
    }
}
