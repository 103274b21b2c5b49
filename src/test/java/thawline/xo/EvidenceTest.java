package thawline.xo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class EvidenceTest {

    /// Spots for X, spots as well for O but less, and neither by its bias.
    private static final Dense HEAD =
            Dense.designed(Kernel.wrap(3, 1, 1, 1, 1, new float[] {6, 3, 0})).bias(0, 0, 0.5F);

    private static final Layer SPOTS = Conv2d.designed(Kernel.of(5, 5, spot()), Border.NONE)
            .then(new Pointwise(Unary.RELU))
            .then(Pool.max(2));

    private static float[] spot() {
        float[] k = new float[25];
        Arrays.fill(k, -1 / 24F);
        k[12] = 1;
        return k;
    }

    private static Classifier classifier(Layer... steps) {
        return new Classifier("spots", Serial.of(steps));
    }

    private static Tensor dot(int y, int x) {
        Tensor card = Tensor.zeros(Card.SHAPE);
        card.set(0, 0, y, x, 255);
        return card;
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "9, 22", "16, 15", "23, 12", "25, 26"})
    void the_hottest_place_is_where_the_spot_is(int y, int x) {
        Evidence why = Evidence.of(classifier(SPOTS, GlobalPool.AVERAGE, HEAD, new Softmax()), dot(y, x));

        assertThat(why.answer().label()).isEqualTo(Label.X);
        int hottest = hottest(why.heat());
        assertThat(hottest / Card.SIDE).isBetween(y - 1, y + 1);
        assertThat(hottest % Card.SIDE).isBetween(x - 1, x + 1);
    }

    private static int hottest(Tensor heat) {
        int best = 0;
        for (int i = 0; i < heat.data().length; i++) {
            best = heat.data()[i] > heat.data()[best] ? i : best;
        }
        return best;
    }

    /// Margin of X: the mean of the maps times 6 − (3 + 0)/2, less half the bias of neither.
    @Test
    void behind_a_mean_the_places_and_the_bias_are_the_whole_margin() {
        Evidence why = Evidence.of(classifier(SPOTS, GlobalPool.AVERAGE, HEAD, new Softmax()), dot(9, 22));

        Tensor shares = why.shares(why.told().getLast(), Label.X);
        assertThat(shares.shape()).isEqualTo(Shape.plane(14, 14));
        double mean = 255.0 / (14 * 14);
        assertThat(shares.at(0, 3, 10)).isCloseTo((float) (4.5 * mean), within(1e-4F));
        assertThat(sum(shares)).isCloseTo(4.5 * mean, within(1e-4));
        assertThat(why.rest(why.told().getLast(), Label.X)).isCloseTo(-0.25, within(1e-4));
        assertThat(why.margin(Label.X)).isCloseTo(4.5 * mean - 0.25, within(1e-4));
    }

    private static double sum(Tensor x) {
        double sum = 0;
        for (float v : x.toArray()) {
            sum += v;
        }
        return sum;
    }

    @Test
    void margins_of_all_labels_cancel() {
        Evidence why = Evidence.of(classifier(SPOTS, GlobalPool.MAX, HEAD, new Softmax()), dot(12, 12));

        assertThat(Arrays.stream(Label.values()).mapToDouble(why::margin).sum()).isCloseTo(0, within(1e-4));
    }

    @Test
    void behind_a_maximum_one_place_has_it_all() {
        Tensor card = dot(9, 22);
        card.set(0, 0, 20, 20, 200);

        Evidence why = Evidence.of(classifier(SPOTS, GlobalPool.MAX, HEAD, new Softmax()), card);
        Tensor shares = why.shares(why.told().getFirst(), Label.X);

        assertThat(shares.at(0, 3, 10)).isCloseTo(4.5F * 255, within(1e-2F));
        assertThat(sum(shares)).isCloseTo(4.5 * 255, within(1e-2));
    }

    @Test
    void a_response_is_the_score_of_each_place_alone_and_its_largest_that_of_the_card() {
        Tensor card = dot(9, 22);
        card.set(0, 0, 20, 20, 200);
        Evidence why = Evidence.of(classifier(SPOTS, GlobalPool.MAX, HEAD, new Softmax()), card);

        Tensor response = why.response(Label.X).orElseThrow();

        assertThat(hottest(response) / Card.SIDE).isBetween(8, 10);
        double most = response.data()[hottest(response)];
        assertThat(most).isBetween(0.5 * 6 * 255, 6 * 255.0);
    }

    @Test
    void a_net_that_wants_all_places_at_once_has_shares_but_no_response() {
        Layer all = Dense.designed(Kernel.wrap(3, 14 * 14, 1, 1, 1, ramp(3 * 14 * 14)));
        Evidence why = Evidence.of(classifier(SPOTS, new Flatten(), all, new Softmax()), dot(9, 22));

        assertThat(why.response(Label.X)).isEmpty();
        assertThat(sum(why.shares(why.told().getLast(), Label.NEITHER)))
                .isCloseTo(why.margin(Label.NEITHER), within(1e-2));
        assertThat(why.rest(why.told().getLast(), Label.NEITHER)).isCloseTo(0, within(1e-2));
    }

    private static float[] ramp(int n) {
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = i * 1e-4F;
        }
        return v;
    }

    @Test
    void without_maps_the_places_are_those_of_the_card() {
        Layer pixels = Dense.designed(Kernel.wrap(3, 1024, 1, 1, 1, ramp(3 * 1024)));
        Evidence why = Evidence.of(classifier(new Flatten(), pixels, new Softmax()), dot(9, 22));

        assertThat(why.told().getLast().path()).isEqualTo("card");
        assertThat(hottest(why.heat(Label.NEITHER))).isEqualTo(9 * 32 + 22);
    }

    @Test
    void every_step_is_kept_with_its_path() {
        Evidence why = Evidence.of(
                classifier(Serial.named("eyes", Scale.of(1 / 255.0, 0), SPOTS), GlobalPool.MAX, HEAD, new Softmax()),
                dot(3, 3));

        assertThat(why.stages().stream().map(Stage::path))
                .containsExactly(
                        "card",
                        "0.eyes.0.scale",
                        "0.eyes.1.conv2d",
                        "0.eyes.2.relu",
                        "0.eyes.3.maxpool",
                        "1.globalmaxpool",
                        "2.dense",
                        "3.softmax");
        assertThat(why.told().getLast().path()).isEqualTo("0.eyes.3.maxpool");
        assertThat(why.stages().get(2).maps().shape()).isEqualTo(Shape.plane(28, 28));
    }

    @Test
    void what_is_hidden_is_the_hottest_share_of_the_card() {
        Tensor card = Tensor.zeros(Card.SHAPE);
        card.fill(100);
        Tensor heat = Tensor.of(Card.SHAPE, ramp(1024));

        float[] left = Evidence.hidden(card, heat, 0.25).toArray();

        assertThat(Arrays.copyOf(left, 768)).containsOnly(100);
        assertThat(Arrays.copyOfRange(left, 768, 1024)).containsOnly(0);
        assertThat(card.at(0, 31, 31)).isEqualTo(100);
    }

    @Test
    void the_evidence_is_told_for_the_maps_that_convolutions_read_and_for_the_last() {
        Layer box = Conv2d.designed(Kernel.of(3, 3, ramp(9)), Border.NONE);
        Evidence why = Evidence.of(
                classifier(Scale.of(1 / 255.0, 0), SPOTS, box, Pool.max(2), GlobalPool.MAX, HEAD, new Softmax()),
                dot(12, 12));

        assertThat(why.told().stream().map(Stage::path)).containsExactly("3.maxpool", "5.maxpool");
    }

    @Test
    void heat_has_the_mean_sum_of_the_shares_that_it_is_made_of() {
        Layer box = Conv2d.designed(Kernel.of(3, 3, ramp(9)), Border.NONE);
        Evidence why = Evidence.of(classifier(SPOTS, box, GlobalPool.AVERAGE, HEAD, new Softmax()), dot(12, 17));

        double early = sum(why.shares(why.told().getFirst(), Label.X));
        double late = sum(why.shares(why.told().getLast(), Label.X));
        assertThat(early).isCloseTo(late, within(1e-4));
        assertThat(late).isNotZero();
        assertThat(sum(why.heat(Label.X))).isCloseTo(late, within(1e-3));
    }
}
