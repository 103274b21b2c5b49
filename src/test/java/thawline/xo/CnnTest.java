package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class CnnTest {

    private static final long SEED = 31;

    private static final List<String> LABELS = Label.words();

    @Test
    void the_shipped_net_is_small_and_says_what_its_classes_are() throws IOException {
        try (InputStream in = Cnn.class.getResourceAsStream("xo.onnx")) {
            assertThat(in.readAllBytes().length).isLessThan(300_000);
        }
        assertThat(Cnn.shippedModel().notes().classes()).isEqualTo(Label.words());
    }

    @Test
    void the_shipped_net_reads_drawings_that_it_has_not_seen() {
        Dataset cards = Strokes.cards(900, SEED, Strokes.Kind.UNIFORM);
        List<Answer> answers = Cnn.shipped().classify(cards, 2);
        int right = 0;
        int surelyWrong = 0;
        for (int i = 0; i < cards.size(); i++) {
            boolean same = answers.get(i).label().toString().equals(LABELS.get(cards.label(i)));
            right += same ? 1 : 0;
            surelyWrong += !same && answers.get(i).probability() >= 0.9 ? 1 : 0;
        }
        assertThat(right).as("of %d, seed %d", cards.size(), SEED).isGreaterThanOrEqualTo(870);
        assertThat(surelyWrong).as("of %d, seed %d", cards.size(), SEED).isLessThanOrEqualTo(9);
    }

    @Test
    void blank_paper_is_neither() {
        Tensor blank = Tensor.zeros(Shape.plane(60, 60));
        blank.fill(240);
        assertThat(Cnn.shipped().read(blank).label()).isEqualTo(Label.NEITHER);
        assertThat(Cnn.shipped().read(blank).probability()).isGreaterThan(0.7);
    }

    @Test
    void the_answer_to_a_picture_is_the_mean_of_those_to_its_views() {
        Tensor picture = Tensor.zeros(Shape.plane(90, 90));
        for (int i = 20; i < 60; i++) {
            for (int k = 0; k < 5; k++) {
                picture.set(0, 0, i, i + k, 200);
                picture.set(0, 0, i, 80 - i + k, 200);
            }
        }
        Classifier net = Cnn.shipped();
        List<Tensor> views = Card.views(picture);
        Answer mean = net.read(picture);
        assertThat(views).hasSize(2);
        assertThat(mean.label()).isEqualTo(Label.X);
        assertThat(mean.x())
                .isEqualTo((net.classify(views.get(0)).x()
                                + net.classify(views.get(1)).x())
                        / 2);
    }

    @Test
    void the_same_seed_draws_and_deforms_the_same_cards() {
        Dataset a = Cnn.cards(30, SEED);
        Dataset b = Cnn.cards(30, SEED);
        assertThat(a.digest())
                .isEqualTo(b.digest())
                .isNotEqualTo(Cnn.cards(30, SEED + 1).digest());
        assertThat(a.size()).isGreaterThan(30);
        int third = a.size() / 3;
        int more = a.counts()[1] - third;
        assertThat(more).as("O's in place of neither").isPositive();
        assertThat(a.counts()).containsExactly(third, third + more, third - more);
    }

    @Test
    void a_deformed_card_keeps_its_ink_on_the_card() {
        Dataset cards = Cnn.cards(30, SEED);
        Tensor x = Tensor.zeros(Card.SHAPE);
        for (int i = 30; i < cards.size(); i++) {
            if (LABELS.get(cards.label(i)).equals("neither")) {
                continue;
            }
            cards.input(i, x);
            double ink = 0;
            for (float v : x.toArray()) {
                ink += v / 255 / x.shape().size();
            }
            assertThat(ink).as("card %d, seed %d", i, SEED).isBetween(0.005, 0.7);
        }
    }
}
