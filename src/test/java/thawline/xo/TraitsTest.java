package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraitsTest {

    private static final int MANY = 4000;

    private static double[] drawn(Trait trait, Strokes.Kind kind) {
        return IntStream.range(0, MANY)
                .mapToDouble(i -> kind.traits(11, i).get(trait))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void a_nominal_value_lies_in_its_range(Trait trait) {
        assertThat(trait.nominal()).isBetween(trait.from(), trait.to());
        assertThat(Traits.nominal().get(trait)).isEqualTo(trait.nominal());
    }

    @ParameterizedTest
    @EnumSource
    void drawn_values_stay_in_their_range(Trait trait) {
        for (Strokes.Kind kind : Strokes.Kind.values()) {
            for (double v : drawn(trait, kind)) {
                assertThat(v).isBetween(Math.min(trait.from(), 0), trait.to());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIFT_X", "SHIFT_Y", "SIZE", "SLANT", "ASPECT", "PERSPECTIVE", "PEN_WIDTH", "CONTRAST"})
    void uniform_values_fill_their_range_evenly(Trait trait) {
        double[] values = drawn(trait, Strokes.Kind.UNIFORM);
        double middle = (trait.from() + trait.to()) / 2;
        double width = trait.to() - trait.from();

        assertThat(IntStream.range(0, MANY)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(middle, within(0.02 * width));
        for (int part = 0; part < 8; part++) {
            double low = trait.from() + width * part / 8;
            long there = IntStream.range(0, MANY)
                    .filter(i -> values[i] >= low && values[i] < low + width / 8)
                    .count();
            assertThat(there).as("part %d", part).isBetween(MANY / 10L, MANY / 6L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIFT_X", "SIZE", "SLANT", "ASPECT", "PEN_WIDTH", "GAP", "OVERSHOOT", "OCCLUSION"})
    void corners_are_the_two_ends(Trait trait) {
        double[] values = drawn(trait, Strokes.Kind.CORNER);

        assertThat(values).containsOnly(trait.from(), trait.to());
        assertThat(IntStream.range(0, MANY).filter(i -> values[i] == trait.to()).count())
                .isBetween(MANY * 45L / 100, MANY * 55L / 100);
    }

    @ParameterizedTest
    @EnumSource
    void a_choice_is_made_as_often_as_the_table_says(Trait trait) {
        if (trait.isChoice()) {
            double[] values = drawn(trait, Strokes.Kind.UNIFORM);

            assertThat(values).containsOnly(0, 1);
            assertThat(IntStream.range(0, MANY)
                            .mapToDouble(i -> values[i])
                            .average()
                            .orElseThrow())
                    .isCloseTo(trait.chance(), within(0.03));
        }
    }

    @Test
    void slant_and_rotation_never_lean_a_sign_by_more_than_18_degrees() {
        for (int i = 0; i < MANY; i++) {
            Traits t = Traits.corner(3, i);
            double lean = t.get(Trait.ROTATION) + Math.toDegrees(Math.atan(t.get(Trait.SLANT))) / 2;
            assertThat(Math.abs(lean)).isLessThan(18 + 1e-9);
        }
    }

    @Test
    void noise_never_hides_a_line() {
        for (int i = 0; i < MANY; i++) {
            Traits t = Traits.corner(4, i);
            assertThat(t.get(Trait.NOISE)).isLessThanOrEqualTo(t.get(Trait.CONTRAST) / 8);
        }
    }

    @Test
    void one_value_is_replaced_and_may_leave_its_range() {
        Traits t = Traits.nominal().with(Trait.ROTATION, 90);

        assertThat(t.get(Trait.ROTATION)).isEqualTo(90);
        assertThat(t.with(Trait.ROTATION, 0)).isEqualTo(Traits.nominal());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> t.with(Trait.SIZE, Double.NaN))
                .withMessage("SIZE is a number, not NaN");
    }

    @Test
    void a_narrower_range_keeps_the_place_in_it() {
        Traits t = Traits.nominal().with(Trait.SIZE, (Trait.SIZE.from() + Trait.SIZE.to()) / 2);

        assertThat(t.within(Trait.SIZE, 0, 1).get(Trait.SIZE)).isCloseTo(0.5, within(1e-12));
    }
}
