package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.data.Dataset;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

class StrokesTest {

    private static final int SIDE = 64;

    /// Nothing but the ink.
    private static final Traits CLEAN = Traits.nominal()
            .with(Trait.NOISE, 0)
            .with(Trait.PAPER_GRAIN, 0)
            .with(Trait.BLUR, 0)
            .with(Trait.CONTRAST, 1);

    private static int[] levels(Label label, Traits traits, long seed) {
        byte[] data = Strokes.picture(label, traits, seed, SIDE).data();
        return IntStream.range(0, data.length)
                .map(i -> Byte.toUnsignedInt(data[i]))
                .toArray();
    }

    private static int paper(int[] levels) {
        return Arrays.stream(levels).max().orElseThrow();
    }

    /// Left, top, right, bottom of what is darker than half.
    private static int[] box(int[] levels) {
        int half = paper(levels) / 2;
        int[] box = {SIDE, SIDE, -1, -1};
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < half) {
                box[0] = Math.min(box[0], i % SIDE);
                box[1] = Math.min(box[1], i / SIDE);
                box[2] = Math.max(box[2], i % SIDE);
                box[3] = Math.max(box[3], i / SIDE);
            }
        }
        return box;
    }

    private static double ink(Label label, Traits traits, long seed) {
        int[] levels = levels(label, traits, seed);
        return Arrays.stream(levels)
                .mapToDouble(v -> 1 - v / (double) paper(levels))
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_depends_on_its_arguments_alone(Label label) {
        Traits t = Traits.uniform(5, 8);

        assertThat(levels(label, t, 77)).isEqualTo(levels(label, t, 77)).isNotEqualTo(levels(label, t, 78));
    }

    @Test
    void cards_do_not_depend_on_the_number_of_threads_nor_on_how_many_there_are() throws Exception {
        String many = Strokes.cards(60, 9, Strokes.Kind.UNIFORM).take(24).digest();
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() ->
                                    Strokes.cards(24, 9, Strokes.Kind.UNIFORM).digest())
                            .get())
                    .isEqualTo(many);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cards_are_of_all_labels_alike_and_of_the_cards_shape(Strokes.Kind kind) {
        Dataset cards = Strokes.cards(90, 3, kind);

        assertThat(cards.counts()).containsExactly(30, 30, 30);
        assertThat(cards.shape()).isEqualTo(Card.SHAPE);
        assertThat(cards.target()).isEqualTo(new Dataset.Target.Classes(Label.words()));
    }

    @Test
    void a_card_is_what_the_card_of_its_picture_is() {
        Traits t = Traits.uniform(2, 2);
        Samples.U8 picture = Strokes.picture(Label.X, t, 4, 50);
        Tensor grey = Tensor.zeros(picture.shape());
        for (int i = 0; i < picture.data().length; i++) {
            grey.set(0, 0, i / 50, i % 50, Byte.toUnsignedInt(picture.data()[i]));
        }

        assertThat(Strokes.card(Label.X, t, 4, 50).toArray())
                .isEqualTo(Card.of(grey).toArray());
    }

    @Test
    void pictures_are_those_of_the_cards_with_the_same_signs() {
        Dataset pictures = Strokes.pictures(6, 5, Strokes.Kind.UNIFORM, 40);
        Dataset again = Strokes.pictures(9, 5, Strokes.Kind.UNIFORM, 40);

        assertThat(pictures.shape().size()).isEqualTo(1600);
        assertThat(again.take(6).digest()).isEqualTo(pictures.digest());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_shift_moves_the_sign_by_its_share_of_the_side(long seed) {
        Traits small = CLEAN.with(Trait.SIZE, 0.5);
        for (Label label : new Label[] {Label.X, Label.O}) {
            int[] before = box(levels(label, small, seed));
            int[] after = box(levels(label, small.with(Trait.SHIFT_X, 0.125).with(Trait.SHIFT_Y, -0.125), seed));

            assertThat(after).containsExactly(before[0] + 8, before[1] - 8, before[2] + 8, before[3] - 8);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"X", "O"})
    void a_sign_never_leaves_the_picture(Label label) {
        for (int seed = 0; seed < 60; seed++) {
            Traits t = CLEAN.with(Trait.SIZE, 0.95)
                    .with(Trait.SHIFT_X, seed % 2 - 0.5)
                    .with(Trait.SHIFT_Y, 0.5)
                    .with(Trait.ROTATION, 3 * seed)
                    .with(Trait.PEN_WIDTH, 0.2);
            int[] levels = levels(label, t, seed);
            int paper = paper(levels);
            double border = 0;
            for (int i = 0; i < SIDE; i++) {
                border = Math.max(border, paper - Math.min(levels[i], levels[(SIDE - 1) * SIDE + i]));
                border = Math.max(border, paper - Math.min(levels[i * SIDE], levels[i * SIDE + SIDE - 1]));
            }
            assertThat(border).as("seed %d", seed).isLessThanOrEqualTo(0.6 * paper);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"X", "O"})
    void the_longer_side_of_an_upright_sign_is_its_size(Label label) {
        for (int seed = 0; seed < 40; seed++) {
            int[] box = box(levels(label, CLEAN.with(Trait.WOBBLE, 0).with(Trait.PEN_WIDTH, 0.05), seed));
            double longer = Math.max(box[2] - box[0], box[3] - box[1]) + 1;

            assertThat(longer / SIDE).as("seed %d", seed).isCloseTo(0.7, within(0.07));
        }
    }

    @Test
    void ink_grows_with_the_pen() {
        for (int seed = 0; seed < 12; seed++) {
            assertThat(ink(Label.O, CLEAN.with(Trait.PEN_WIDTH, 0.14), seed))
                    .isGreaterThan(1.5 * ink(Label.O, CLEAN.with(Trait.PEN_WIDTH, 0.07), seed));
        }
    }

    @Test
    void an_o_has_a_hole_at_the_broadest_pen() {
        Traits broad = CLEAN.with(Trait.PEN_WIDTH, Trait.PEN_WIDTH.to())
                .with(Trait.SIZE, 0.9)
                .with(Trait.ASPECT, Trait.ASPECT.from());
        for (int seed = 0; seed < 150; seed++) {
            int[] levels = levels(Label.O, broad, seed);
            int[] box = box(levels);
            int half = paper(levels) / 2;
            int holes = 0;
            int y = (box[1] + box[3]) / 2;
            for (int x = box[0] + 1; x < box[2]; x++) {
                holes += levels[y * SIDE + x] > half ? 1 : 0;
            }
            assertThat(holes).as("seed %d", seed).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void an_inverted_picture_is_light_on_dark() {
        for (Label label : new Label[] {Label.X, Label.O}) {
            double dark = Arrays.stream(levels(label, CLEAN.with(Trait.INVERTED, 1), 6))
                    .average()
                    .orElseThrow();

            assertThat(dark).isLessThan(128);
            assertThat(Arrays.stream(levels(label, CLEAN, 6)).average().orElseThrow())
                    .isGreaterThan(128);
        }
    }

    @Test
    void gaps_occlusion_and_pencil_take_ink_away_and_neighbours_and_rules_add_some() {
        double plain = ink(Label.X, CLEAN, 12);

        assertThat(ink(Label.X, CLEAN.with(Trait.GAP, 0.2), 12)).isLessThan(plain);
        assertThat(ink(Label.X, CLEAN.with(Trait.OCCLUSION, 0.05), 12)).isLessThan(plain);
        assertThat(ink(Label.X, CLEAN.with(Trait.PENCIL, 1), 12)).isLessThan(plain);
        assertThat(ink(Label.X, CLEAN.with(Trait.NEIGHBOURS, 1), 12)).isGreaterThan(plain);
        assertThat(ink(Label.X, CLEAN.with(Trait.RULED, 1), 12)).isGreaterThan(plain);
        assertThat(ink(Label.X, CLEAN.with(Trait.SQUARED, 1), 12))
                .isGreaterThan(ink(Label.X, CLEAN.with(Trait.RULED, 1), 12));
    }

    @Test
    void noise_and_grain_have_the_deviation_of_the_table() {
        long blank = blankSeed();
        assertThat(deviation(CLEAN.with(Trait.NOISE, 0.05), blank)).isCloseTo(0.05, within(0.01));
        assertThat(deviation(CLEAN.with(Trait.PAPER_GRAIN, 0.04), blank)).isCloseTo(0.04, within(0.015));
    }

    /// Of a grey sheet on which nothing is drawn, so that noise is not cut at white.
    private static long blankSeed() {
        for (long seed = 0; seed < 2000; seed++) {
            if (paper(levels(Label.NEITHER, CLEAN, seed)) < 205 && ink(Label.NEITHER, CLEAN, seed) == 0) {
                return seed;
            }
        }
        throw new AssertionError("nothing is ever blank");
    }

    private static double deviation(Traits traits, long seed) {
        int[] levels = levels(Label.NEITHER, traits, seed);
        double mean = Arrays.stream(levels).average().orElseThrow();
        double square = Arrays.stream(levels)
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(square) / mean;
    }

    @Test
    void a_side_that_is_too_small_is_refused_with_a_better_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strokes.picture(Label.X, CLEAN, 1, 5))
                .withMessage("a picture of side 5 cannot be drawn in; use 12 … 4096");
    }
}
