package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.geometry.PlaneMap;
import thawline.tensor.Samples;

/// Drawn scenes are the same everywhere, and their corners are where they are said to be.
class CornerScenesTest {

    private static final CornerScenes SCENES = new CornerScenes(3, 120, 160);

    @Test
    void a_scene_depends_on_its_seed_and_number_alone() {
        Drawing one = SCENES.draw(4);

        assertThat(new CornerScenes(3, 120, 160).draw(4).picture().data())
                .isEqualTo(one.picture().data());
        assertThat(new CornerScenes(3, 120, 160).draw(4).corners()).isEqualTo(one.corners());
        assertThat(SCENES.draw(5).picture().data()).isNotEqualTo(one.picture().data());
        assertThat(new CornerScenes(4, 120, 160).draw(4).picture().data())
                .isNotEqualTo(one.picture().data());
    }

    @Test
    void the_corners_of_a_view_are_those_of_the_scene_mapped() {
        PlaneMap view = PlaneMap.rotation(79.5, 59.5, 20, 1.1);
        Drawing plain = SCENES.draw(1);
        Drawing turned = SCENES.draw(1, view);

        int inside = 0;
        for (Corner c : plain.corners()) {
            double x = view.x(c.x(), c.y());
            double y = view.y(c.x(), c.y());
            if (x > 1 && y > 1 && x < 158 && y < 118) {
                inside++;
                assertThat(turned.corners())
                        .anySatisfy(d ->
                                assertThat(Math.hypot(d.x() - x, d.y() - y)).isCloseTo(0, within(1e-9)));
            }
        }
        assertThat(inside).isGreaterThan(20);
    }

    /// A view moved by whole pixels shows the same pixels, pattern and light included.
    @Test
    void a_view_moved_by_whole_pixels_shows_the_same_pixels() {
        Samples.U8 plain = SCENES.draw(2).picture();
        Samples.U8 moved = SCENES.draw(2, PlaneMap.affine(1, 0, 7, 0, 1, -4)).picture();

        for (int y = 20; y < 100; y++) {
            for (int x = 20; x < 140; x++) {
                assertThat(Pixels.get(moved, x + 7, y - 4, 0)).isCloseTo(Pixels.get(plain, x, y, 0), within(1));
            }
        }
    }

    /// Around a corner the picture changes: a flat place would be no corner.
    @Test
    void the_picture_changes_at_every_corner() {
        for (int scene = 0; scene < 5; scene++) {
            Drawing drawing = SCENES.draw(scene);
            assertThat(drawing.corners()).hasSizeGreaterThan(20);
            for (Corner c : drawing.corners()) {
                assertThat(span(drawing.picture(), (int) Math.round(c.x()), (int) Math.round(c.y())))
                        .isGreaterThan(8);
            }
        }
    }

    private static int span(Samples.U8 picture, int cx, int cy) {
        int least = 255;
        int most = 0;
        for (int y = Math.max(cy - 3, 0); y <= Math.min(cy + 3, 119); y++) {
            for (int x = Math.max(cx - 3, 0); x <= Math.min(cx + 3, 159); x++) {
                least = Math.min(least, Pixels.get(picture, x, y, 0));
                most = Math.max(most, Pixels.get(picture, x, y, 0));
            }
        }
        return most - least;
    }
}
