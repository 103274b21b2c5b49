package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import thawline.data.Corner.Kind;
import thawline.tensor.Samples;

class ShapesTest {
    private static final List<Drawing> DRAWINGS =
            List.of(Gallery.checkerboard(), Gallery.checkerboardInPerspective(), Gallery.polygons(), Gallery.stars());

    @Test
    void a_board_of_8_by_8_has_49_crossings_and_30_corners_on_its_rim() {
        assertThat(count(Gallery.checkerboard())).isEqualTo(Map.of(Kind.SADDLE, 49L, Kind.CONVEX, 30L));
        assertThat(count(Gallery.checkerboardInPerspective())).isEqualTo(Map.of(Kind.SADDLE, 49L, Kind.CONVEX, 30L));
    }

    @Test
    void stars_have_as_many_notches_as_points() {
        long points = 5 + 4 + 6 + 7 + 8 + 9;

        assertThat(count(Gallery.stars())).isEqualTo(Map.of(Kind.CONVEX, points, Kind.REFLEX, points));
    }

    @Test
    void three_of_the_polygons_turn_inwards() {
        long simple = 3 + 4 + 4 + 5 + 6 + 8;

        assertThat(count(Gallery.polygons()))
                .isEqualTo(Map.of(Kind.CONVEX, simple + 5 + 4 + 4, Kind.REFLEX, 1L + 1 + 2));
    }

    @Test
    void the_first_corner_of_the_board_lies_where_its_first_cell_begins() {
        Corner first = Gallery.checkerboard().corners().getFirst();

        assertThat(first).isEqualTo(new Corner(17.75, 18.25, Kind.CONVEX));
    }

    /// Sharp tips pull the measured point inwards, by up to a pixel; crossings are measured to a quarter.
    @Test
    void the_pictures_themselves_have_their_corners_where_the_lists_say() {
        for (Drawing drawing : DRAWINGS) {
            for (Corner corner : drawing.corners()) {
                assertThat(offset(drawing.picture(), corner).length())
                        .as(corner.toString())
                        .isLessThan(corner.kind() == Kind.SADDLE ? 0.25 : 1.1);
            }
        }
    }

    /// An error of half a pixel in the convention would move all of them the same way.
    @Test
    void measured_corners_lie_around_the_listed_ones_evenly() {
        for (Drawing drawing : DRAWINGS) {
            Vec sum = Vec.ZERO;
            for (Corner corner : drawing.corners()) {
                sum = sum.plus(offset(drawing.picture(), corner));
            }
            assertThat(sum.length() / drawing.corners().size()).isLessThan(0.06);
        }
    }

    @Test
    void reading_a_list_gives_the_same_bits() {
        List<Corner> corners = Gallery.stars().corners();

        List<Corner> read = Corner.csv(corners)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cell -> new Corner(
                        Double.parseDouble(cell[0]),
                        Double.parseDouble(cell[1]),
                        Kind.valueOf(cell[2].toUpperCase(Locale.ROOT))))
                .toList();

        assertThat(read).isEqualTo(corners);
    }

    private static Map<Kind, Long> count(Drawing drawing) {
        return drawing.corners().stream().collect(Collectors.groupingBy(Corner::kind, Collectors.counting()));
    }

    /// From the listed corner to the point that all edges in a 9 × 9 window run towards: (Σ g·gᵀ)⁻¹ Σ g·gᵀ·p, with g
    /// the gradient at p (Förstner).
    private static Vec offset(Samples.U8 picture, Corner corner) {
        int cx = (int) Math.rint(corner.x());
        int cy = (int) Math.rint(corner.y());
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double bx = 0;
        double by = 0;
        for (int y = -4; y <= 4; y++) {
            for (int x = -4; x <= 4; x++) {
                double gx = Pixels.get(picture, cx + x + 1, cy + y, 0) - Pixels.get(picture, cx + x - 1, cy + y, 0);
                double gy = Pixels.get(picture, cx + x, cy + y + 1, 0) - Pixels.get(picture, cx + x, cy + y - 1, 0);
                xx += gx * gx;
                xy += gx * gy;
                yy += gy * gy;
                bx += gx * gx * x + gx * gy * y;
                by += gx * gy * x + gy * gy * y;
            }
        }
        double determinant = xx * yy - xy * xy;
        double x = cx + (yy * bx - xy * by) / determinant;
        double y = cy + (xx * by - xy * bx) / determinant;
        return new Vec(x - corner.x(), y - corner.y(), 0);
    }
}
