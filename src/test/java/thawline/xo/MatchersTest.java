package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.data.Dataset;
import thawline.tensor.Tensor;

/// The three classifiers that nobody trained.
class MatchersTest {

    private static final int COUNT = 900;

    static Stream<Classifier> all() {
        return Stream.of(PixelComparison.classifier(), TemplateMatch.classifier(), PartMatch.classifier());
    }

    private static double accuracy(Classifier classifier, long seed, LongFunction<Traits> traits) {
        Dataset cards = Strokes.cards(COUNT, seed, traits);
        List<Answer> answers = classifier.classify(cards, 2);
        int right = 0;
        for (int i = 0; i < COUNT; i++) {
            String truth = Label.words().get(cards.label(i));
            right += answers.get(i).label().toString().equals(truth) ? 1 : 0;
        }
        return (double) right / COUNT;
    }

    /// Everything anywhere in its range, but no more than 10° turned and 20 % larger or smaller.
    static Traits limited(long seed, long i) {
        double size = Trait.SIZE.nominal();
        return Traits.uniform(seed, i).within(Trait.ROTATION, -10, 10).within(Trait.SIZE, 0.8 * size, 1.2 * size);
    }

    @ParameterizedTest
    @MethodSource("all")
    void blank_paper_is_neither(Classifier classifier) {
        Answer answer = classifier.classify(Tensor.zeros(Card.SHAPE));
        assertThat(answer.label()).isEqualTo(Label.NEITHER);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_ideal_signs_are_known(Classifier classifier) {
        assertThat(classifier.classify(card(Signs.X, 0)).label()).isEqualTo(Label.X);
        assertThat(classifier.classify(card(Signs.O, 0)).label()).isEqualTo(Label.O);
    }

    private static Tensor card(Glyph sign, double right) {
        float[] ink = sign.sized(9.5, 9.5).moved(right, 0).drawn(Card.SIDE, 1, 1.4);
        Tensor card = Tensor.zeros(Card.SHAPE);
        for (int i = 0; i < ink.length; i++) {
            card.data()[i] = 255 * ink[i];
        }
        return card;
    }

    @Test
    void an_x_that_is_moved_is_one_to_the_template_matcher_and_none_to_the_pixel_comparison() {
        Tensor moved = card(Signs.X, 4);
        assertThat(PixelComparison.classifier().classify(moved).label()).isEqualTo(Label.NEITHER);
        assertThat(TemplateMatch.classifier().classify(moved).label()).isEqualTo(Label.X);
    }

    @Test
    void the_template_matcher_is_right_nine_times_of_ten_within_10_degrees_and_20_percent() {
        assertThat(accuracy(TemplateMatch.classifier(), 41, i -> limited(41, i)))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void the_part_matcher_is_right_nine_times_of_ten_where_nothing_is_shifted() {
        assertThat(accuracy(
                        PartMatch.classifier(),
                        42,
                        i -> limited(42, i).with(Trait.SHIFT_X, 0).with(Trait.SHIFT_Y, 0)))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void pixel_comparison_fails_where_clean_signs_are_shifted() {
        Classifier pixels = PixelComparison.classifier();
        double still = accuracy(pixels, 43, i -> Traits.nominal());
        double moved = accuracy(pixels, 43, i -> Traits.nominal().with(Trait.SHIFT_X, 0.12));
        assertThat(still).isGreaterThan(0.65);
        assertThat(moved).isLessThan(0.5);
    }
}
