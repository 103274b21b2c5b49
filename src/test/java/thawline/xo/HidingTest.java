package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.data.Dataset;
import thawline.tensor.Tensor;

class HidingTest {

    private static final long SEED = 20;

    private static final List<Label> LABELS = List.of(Label.values());

    /// X and O that the shipped net gets right.
    private static List<Tensor> signs(Classifier net, int count) {
        Dataset drawn = Strokes.cards(count, SEED, Strokes.Kind.UNIFORM);
        List<Tensor> signs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Label truth = LABELS.get(drawn.label(i));
            Tensor card = drawn.input(i);
            if (truth != Label.NEITHER && net.classify(card).label() == truth) {
                signs.add(card);
            }
        }
        return signs;
    }

    @Test
    void hiding_the_hottest_tenth_changes_far_more_answers_than_hiding_another() {
        Classifier net = Cnn.shipped();
        List<Tensor> signs = signs(net, 240);

        Hiding hiding = Hiding.of(net, signs, 0.1, SEED);

        assertThat(hiding.cards()).isGreaterThan(140);
        assertThat(hiding.hottest()).as("%s", hiding).isGreaterThan(2 * hiding.moved());
        assertThat(hiding.hottest()).isGreaterThan(4 * hiding.scattered());
        assertThat(hiding.hottest()).isGreaterThan(hiding.cards() / 20);
    }

    @Test
    void what_is_hidden_elsewhere_depends_on_the_seed_alone() {
        Classifier net = Cnn.shipped();
        List<Tensor> signs = signs(net, 30);

        assertThat(Hiding.of(net, signs, 0.1, 1)).isEqualTo(Hiding.of(net, signs, 0.1, 1));
    }
}
