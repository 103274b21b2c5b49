package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.data.Canvas.Point;

class CanvasTest {

    @Test
    void a_square_covers_whole_half_and_quarter_pixels() {
        Canvas canvas = new Canvas(5, 5, 0);

        canvas.fill(square(0.5, 3), 100);

        // From the edge of pixel 1 to the centre of pixel 3.
        assertThat(row(canvas, 0)).containsExactly(0, 0, 0, 0, 0);
        assertThat(row(canvas, 1)).containsExactly(0, 100, 100, 50, 0);
        assertThat(row(canvas, 2)).containsExactly(0, 100, 100, 50, 0);
        assertThat(row(canvas, 3)).containsExactly(0, 50, 50, 25, 0);
        assertThat(row(canvas, 4)).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void coverage_adds_up_to_the_area_of_the_polygon() {
        for (long seed = 1; seed <= 200; seed++) {
            List<Point> triangle = List.of(point(seed, 0), point(seed, 1), point(seed, 2));

            double[] cover = new Canvas(40, 30, 0).coverage(triangle);

            double area = Math.abs(area(triangle));
            assertThat(Math.abs(Arrays.stream(cover).sum())).as("seed %d", seed).isCloseTo(area, within(1e-9));
            assertThat(Arrays.stream(cover).map(Math::abs).max().orElseThrow())
                    .as("seed %d", seed)
                    .isLessThan(1 + 1e-12);
        }
    }

    @Test
    void polygons_that_share_an_edge_leave_no_seam() {
        Canvas canvas = new Canvas(20, 20, 200);
        Point a = new Point(2.3, 1.7);
        Point b = new Point(17.1, 3.2);
        Point c = new Point(15.8, 16.4);
        Point d = new Point(3.9, 14.6);

        canvas.fill(List.of(a, b, c), 10);
        canvas.fill(List.of(a, c, d), 10);

        assertThat(canvas.get(9, 9)).isCloseTo(10, within(1e-9));
        for (int x = 5; x < 14; x++) {
            assertThat(canvas.get(x, x)).isCloseTo(10, within(1e-9));
        }
    }

    @Test
    void a_corner_outside_is_refused_with_the_room_there_is() {
        Canvas canvas = new Canvas(20, 10, 0);

        assertThatThrownBy(() -> canvas.fill(square(4, 9), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20×10")
                .hasMessageContaining("keep 0 … 18 and 0 … 8");
    }

    private static List<Point> square(double from, double to) {
        return List.of(new Point(from, from), new Point(to, from), new Point(to, to), new Point(from, to));
    }

    private static double[] row(Canvas canvas, int y) {
        return new double[] {canvas.get(0, y), canvas.get(1, y), canvas.get(2, y), canvas.get(3, y), canvas.get(4, y)};
    }

    private static Point point(long seed, int k) {
        return new Point(38 * Noise.uniform(seed, k, 0, 0), 28 * Noise.uniform(seed, k, 1, 0));
    }

    /// ½ Σ (xᵢ·yᵢ₊₁ − xᵢ₊₁·yᵢ)
    private static double area(List<Point> polygon) {
        double sum = 0;
        for (int k = 0; k < polygon.size(); k++) {
            Point a = polygon.get(k);
            Point b = polygon.get((k + 1) % polygon.size());
            sum += (a.x() * b.y() - b.x() * a.y()) / 2;
        }
        return sum;
    }
}
