package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.train.Blocks.averagePool;
import static thawline.train.Blocks.batchNorm;
import static thawline.train.Blocks.concat;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.globalAveragePool;
import static thawline.train.Blocks.globalMaxPool;
import static thawline.train.Blocks.identity;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.leakyRelu;
import static thawline.train.Blocks.localResponseNorm;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.residual;
import static thawline.train.Blocks.scale;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// SHA-256 of the weights of trained nets. The build runs this at every lane width and without lanes; the same
/// constants prove that all of them, on any number of threads, train to the same bits. Whoever changes on purpose what
/// is computed takes the new digests from the failure.
@Tag("lanes")
class GoldenWeightsTest {

    private static final int[] THREADS = {1, 2, 3, 8};

    private static Model tutorials() {
        return Model.of(
                input(1, 8, 8),
                scale(1 / 255.0),
                conv2d(20, 3).same().relu(),
                maxPool(2),
                conv2d(36, 3).relu(),
                maxPool(2),
                flatten(),
                dropout(0.5),
                dense(3).softmax());
    }

    private static Model everyKind() {
        return Model.of(
                input(1, 8, 8),
                batchNorm(),
                conv2d(6, 3).same().then(batchNorm(1e-3, 0.9)).then(leakyRelu(0.1)),
                localResponseNorm(3),
                concat(maxPool(3).stride(1).same(), averagePool(2).stride(1).same(), identity()),
                residual(conv2d(18, 3).groups(3).same().tanh()),
                dropout(0.3),
                concat(globalMaxPool(), globalAveragePool()),
                flatten(),
                dense(8).sigmoid(),
                dense(3).softmax());
    }

    private static void train(Supplier<Model> net, Optimizer optimizer, String expected) {
        for (int threads : THREADS) {
            Model model = net.get();
            model.compile(SoftmaxCrossEntropy.PLAIN, optimizer, Metric.ACCURACY)
                    .fit(new Marks(70, 1), Fit.of(16, 2).seed(3).threads(threads));
            assertThat(model.digest()).as("%s threads", threads).isEqualTo(expected);
        }
    }

    @Test
    void a_net_as_the_tutorials_train_it() {
        train(
                GoldenWeightsTest::tutorials,
                Adam.keras(0.004),
                "7427b156e89b51be741540598c63e9846301c529beade21f02cee4de15fc5318");
    }

    @Test
    void a_net_of_every_kind_of_layer() {
        train(
                GoldenWeightsTest::everyKind,
                Sgd.of(0.02).momentum(0.9),
                "0a10812db741921b97ed157d6e28bcc3b07acdda347aa3aef4770e4ff61ab40a");
    }
}
