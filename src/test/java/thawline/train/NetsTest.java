package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.train.Blocks.averagePool;
import static thawline.train.Blocks.batchNorm;
import static thawline.train.Blocks.concat;
import static thawline.train.Blocks.conv1d;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.conv3d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.globalMaxPool;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.layer;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.relu;
import static thawline.train.Blocks.residual;
import static thawline.train.Blocks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thawline.TestData;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.data.Synthetic;
import thawline.filter.Edges;
import thawline.filter.Gabor;
import thawline.filter.Smooth;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Axes;

/// Small nets of every kind, each trained for a second or two to an accuracy on examples that it has not seen.
class NetsTest {

    private static final double PIXEL = 1 / 255.0;

    private static final Map<Part, Dataset> MNIST = new EnumMap<>(Part.class);

    private static Dataset mnist(Part part, int n) {
        Path dir = TestData.dir("mnist");
        return MNIST.computeIfAbsent(part, p -> open(dir, p)).take(n);
    }

    private static Dataset open(Path dir, Part part) {
        try {
            return Datasets.open(dir, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double digits(Model model, int epochs) {
        Trainer t = model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.004), Metric.ACCURACY);
        t.fit(mnist(Part.TRAIN, 6000), Fit.of(32, epochs).seed(1));
        return t.evaluate(mnist(Part.TEST, 1000)).accuracy();
    }

    @Test
    void a_net_with_batch_normalisation_reads_94_of_100_digits() {
        Model model = Model.of(
                input(1, 28, 28),
                conv2d(8, 3).noBias().stride(2).then(batchNorm(1e-3, 0.9)).relu(),
                conv2d(16, 3).noBias().stride(2).then(batchNorm(1e-3, 0.9)).relu(),
                flatten(),
                dense(10).softmax());
        assertThat(digits(model, 3)).isGreaterThanOrEqualTo(0.94);
    }

    @Test
    void a_residual_net_reads_95_of_100_digits() {
        Model model = Model.of(
                input(1, 28, 28),
                scale(PIXEL),
                conv2d(8, 5).stride(2).relu(),
                residual(conv2d(8, 3).same().relu().then(conv2d(8, 3).same())).then(relu()),
                maxPool(2),
                residual(conv2d(8, 3).same().relu().then(conv2d(8, 3).same())).then(relu()),
                flatten(),
                dense(10).softmax());
        assertThat(digits(model, 2)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_net_with_strides_instead_of_pooling_reads_97_of_100_digits() {
        Model model = Model.of(
                input(1, 28, 28),
                scale(PIXEL),
                conv2d(12, 5).stride(2).relu(),
                conv2d(24, 3).stride(2).relu(),
                flatten(),
                dense(10).softmax());
        assertThat(digits(model, 3)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void a_net_of_branches_reads_94_of_100_digits() {
        Model model = Model.of(
                input(1, 28, 28),
                scale(PIXEL),
                maxPool(2),
                concat(
                                conv2d(8, 3).same(),
                                conv2d(16, 5).same(),
                                maxPool(3).stride(1).same())
                        .relu(),
                averagePool(2),
                flatten(),
                dense(10).softmax());
        assertThat(digits(model, 3)).isGreaterThanOrEqualTo(0.94);
    }

    @Test
    void a_volume_net_tells_balls_boxes_rings_and_rods_in_any_direction_apart_95_times_in_100() {
        Trainer t = Model.of(
                        input(Synthetic.VOLUMES.shape()),
                        scale(0.01),
                        conv3d(8, 5).stride(new Axes(2, 2, 2)).relu(),
                        conv3d(16, 3).same().relu(),
                        maxPool(new Axes(2, 2, 2)),
                        flatten(),
                        dense(4).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.006), Metric.ACCURACY);
        t.fit(Synthetic.VOLUMES.draw(1000, 1), Fit.of(16, 6).seed(1));
        assertThat(t.evaluate(Synthetic.VOLUMES.draw(400, 2)).accuracy()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_net_over_signals_tells_rising_from_falling_tones_19_times_in_20() {
        Trainer t = Model.of(
                        input(1, 1, 64),
                        scale(PIXEL),
                        conv1d(8, 9).stride(new Axes(1, 1, 2)).relu(),
                        conv1d(16, 9).relu(),
                        globalMaxPool(),
                        dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.01), Metric.ACCURACY);
        t.fit(new Signals(600, 1), Fit.of(16, 8).seed(1));
        assertThat(t.evaluate(new Signals(300, 2)).accuracy()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_head_on_a_frozen_bank_of_filters_reads_92_of_100_digits_and_the_bank_stays_as_it_was() {
        Layer bank = Fork.concat(Edges.sobel(3), Smooth.gaussian(5, 1), Edges.gabor(Gabor.of(7, 2, 0, 5)));
        Model model = Model.of(
                input(1, 28, 28),
                layer(bank),
                scale(PIXEL),
                maxPool(4),
                relu(),
                flatten(),
                dense(10).softmax());
        List<Weights> before =
                Layers.weights(model.layer()).filter(w -> !w.isLearned()).toList();

        assertThat(digits(model, 2)).isGreaterThanOrEqualTo(0.92);

        assertThat(Layers.weights(model.layer()).filter(w -> !w.isLearned()))
                .containsExactlyElementsOf(before)
                .containsAll(Layers.weights(bank).toList());
    }
}
