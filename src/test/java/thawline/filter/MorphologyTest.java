package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.run;

import org.junit.jupiter.api.Test;
import thawline.core.Footprint;
import thawline.filter.Morphology.Shape;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Tensor;

class MorphologyTest {

    private static final Tensor SPOT = drawn(".....", ".....", "..#..", ".....", ".....");

    @Test
    void footprints_look_like_their_names() {
        assertThat(drawing(Shape.RECT.of(3))).isEqualTo("### ### ###");
        assertThat(drawing(Shape.CROSS.of(5))).isEqualTo("..#.. ..#.. ##### ..#.. ..#..");
        assertThat(drawing(Shape.ELLIPSE.of(5))).isEqualTo("..#.. ##### ##### ##### ..#..");
        assertThat(drawing(Shape.ELLIPSE.of(7))).isEqualTo("...#... .#####. ####### ####### ####### .#####. ...#...");
        assertThat(drawing(Shape.ELLIPSE.of(1, 4))).isEqualTo("..#.");
    }

    private static String drawing(Footprint f) {
        StringBuilder s = new StringBuilder();
        for (int y = 0; y < f.height(); y++) {
            for (int x = 0; x < f.width(); x++) {
                s.append(f.at(0, y, x) ? '#' : '.');
            }
            s.append(' ');
        }
        return s.toString().strip();
    }

    @Test
    void a_spot_grows_to_the_footprint() {
        assertThat(run(Morphology.dilate(Shape.CROSS.of(3)), SPOT))
                .containsExactly(
                        drawn(".....", "..#..", ".###.", "..#..", ".....").toArray());
    }

    @Test
    void an_even_footprint_looks_up_and_left() {
        assertThat(run(Morphology.dilate(2), SPOT))
                .containsExactly(
                        drawn(".....", ".....", "..##.", "..##.", ".....").toArray());
    }

    @Test
    void a_square_shrinks_by_a_ring_and_the_pictures_edge_does_not_gnaw() {
        assertThat(run(Morphology.erode(3), drawn("###..", "###..", "###..", ".....")))
                .containsExactly(drawn("##...", "##...", ".....", ".....").toArray());
    }

    @Test
    void opening_takes_a_spot_away_and_keeps_a_square() {
        assertThat(run(Morphology.open(3), SPOT)).containsOnly(0);
        Tensor square = drawn(".....", ".###.", ".###.", ".###.", ".....");
        assertThat(run(Morphology.open(3), square)).containsExactly(square.toArray());
    }

    @Test
    void closing_fills_a_hole() {
        assertThat(run(Morphology.close(3), drawn("####", "#.##", "####", "####")))
                .containsOnly(255);
    }

    @Test
    void hats_are_what_opening_and_closing_took() {
        assertThat(run(Morphology.topHat(3), SPOT)).containsExactly(SPOT.toArray());
        assertThat(run(Morphology.blackHat(3), drawn("###", "#.#", "###")))
                .containsExactly(drawn("...", ".#.", "...").toArray());
    }

    @Test
    void the_gradient_is_the_outline() {
        assertThat(run(Morphology.gradient(3), drawn("...###", "...###")))
                .containsExactly(drawn("..##..", "..##..").toArray());
    }

    @Test
    void a_footprint_without_places_is_refused() {
        assertThatThrownBy(() -> Shape.RECT.of(0)).hasMessageContaining("ksize 0 is less than 1");
    }

    @Test
    void twice_by_three_is_once_by_five() {
        Tensor x = Planes.drawn("......", ".#....", "......", "....#.");
        Probe twice = Probe.of(Shape.RECT.of(3)).iterations(2);

        assertThat(Trace.run(twice.dilate(), x).toArray())
                .isEqualTo(Trace.run(Morphology.dilate(5), x).toArray());
        assertThat(Trace.run(Morphology.open(twice), x).toArray())
                .isEqualTo(Trace.run(Morphology.open(5), x).toArray());
    }

    @Test
    void a_border_of_a_probe_holds_for_both_of_its_steps() {
        Tensor x = Planes.flat(3, 3, 9);
        Probe dark = Probe.of(Shape.RECT.of(3)).border(Border.ZERO);

        assertThat(Trace.run(Morphology.close(dark), x).toArray()).containsExactly(0, 0, 0, 0, 9, 0, 0, 0, 0);
        assertThat(Trace.run(Morphology.close(3), x).toArray()).containsOnly(9);
    }
}
