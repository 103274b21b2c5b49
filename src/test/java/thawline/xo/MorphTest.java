package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Tensor;
import thawline.xo.Morph.Moment;

class MorphTest {

    private static final Morph.Options SMALL = new Morph.Options(128, 60, 1, 5, 2);

    private static final Classifier CNN = PixelComparison.classifier();

    @Test
    void before_it_learns_the_net_gives_the_matchers_answers_bit_for_bit() {
        List<Tensor> cards = IntStream.range(0, 60)
                .mapToObj(i -> Strokes.card(i % 2 == 0 ? Label.X : Label.O, Traits.uniform(8, i), i, 48))
                .toList();
        Classifier start = new Classifier("thawed", Morph.start(3));

        assertThat(start.classify(cards, 2))
                .isEqualTo(TemplateMatch.classifier().classify(cards, 2));
        assertThat(Layers.weights(Morph.start(3)).filter(Weights::isLearned)).isNotEmpty();
    }

    @Test
    void it_is_looked_at_from_before_it_learns_to_the_end() {
        List<Moment> told = new ArrayList<>();
        Morph.Course course = Morph.run(SMALL, CNN, told::add, () -> false);

        assertThat(course.isWhole()).isTrue();
        assertThat(told).isEqualTo(course.moments());
        assertThat(course.moments().getFirst().epoch()).isZero();
        assertThat(course.moments().getFirst().score()).isEqualTo(course.matcher());
        assertThat(course.moments().getFirst().same()).isEqualTo(1);
        assertThat(course.last().epoch()).isEqualTo(1);
        assertThat(course.last().templates()).hasSameSizeAs(TemplateMatch.shownNames());
        assertThat(course.last().templates())
                .isNotEqualTo(course.moments().getFirst().templates());
        assertThat(Layers.weights(course.net().layer())).noneMatch(Weights::isLearned);
    }

    @Test
    void the_same_seed_gives_the_same_course_whatever_the_number_of_threads() {
        Morph.Options one = new Morph.Options(128, 60, 1, 5, 1);
        assertThat(Morph.run(one, CNN, m -> {}, () -> false).moments())
                .isEqualTo(Morph.run(SMALL, CNN, m -> {}, () -> false).moments());
    }

    @Test
    void it_stops_where_it_is_told_to() {
        assertThat(Morph.run(SMALL, CNN, m -> {}, () -> true).isWhole()).isFalse();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new Morph.Options(100, 10, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a morph has 128 or more cards to learn from, and 1 or more unseen cards, epochs and threads,"
                                + " but got 100, 10, 1 and 1");
    }
}
