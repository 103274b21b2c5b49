package thawline.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Three steps of Adam (0.001, 0.9, 0.999, epsilon 1e-7 added to the root of the corrected second moment, as
/// libtorch does) of the tutorials' network without dropout, forward and gradients by libtorch. Weights and batches
/// come from `java.util.Random`, whose numbers are part of Java's specification, so the test of ours makes the same.
/// Writes src/test/resources/thawline/libtorch-three-steps.bin: the 3 losses, then the 34,826 weights after the third
/// step, as big-endian floats, in the order kernel, bias of the first convolution, of the second, of the dense layer.
///
///     mvn -Ppeers -DskipTests verify -Dpeer=thawline.peers.ThreeSteps
public final class ThreeSteps {

    private static final int BATCH = 32;
    private static final float EPSILON = 1e-7f;

    private ThreeSteps() {}

    public static void main(String[] args) throws IOException {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Random random = new Random(11);
            NDArray[] weights = {
                uniform(manager, random, 9 + 9 * 32, 32, 1, 3, 3),
                manager.zeros(new Shape(32)),
                uniform(manager, random, 9 * 32 + 9 * 64, 64, 32, 3, 3),
                manager.zeros(new Shape(64)),
                uniform(manager, random, 1600 + 10, 10, 1600),
                manager.zeros(new Shape(10))
            };
            Adam[] adam = new Adam[weights.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i].setRequiresGradient(true);
                adam[i] = new Adam(weights[i]);
            }
            float[] losses = new float[3];
            for (int step = 0; step < losses.length; step++) {
                losses[step] = step(manager, random, weights, adam, step + 1);
                System.out.println("loss " + losses[step]);
            }
            Path file = Path.of("src/test/resources/thawline/libtorch-three-steps.bin");
            Files.createDirectories(file.getParent());
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
                for (float loss : losses) {
                    out.writeFloat(loss);
                }
                for (NDArray w : weights) {
                    for (float v : w.toFloatArray()) {
                        out.writeFloat(v);
                    }
                }
            }
        }
    }

    /// Glorot's uniform start: ±√(6 / (fan in + fan out)).
    private static NDArray uniform(NDManager manager, Random random, int fans, long... shape) {
        float limit = (float) Math.sqrt(6.0 / fans);
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return manager.create(values, new Shape(shape));
    }

    private static float step(NDManager manager, Random random, NDArray[] w, Adam[] adam, int t) {
        float[] pixels = new float[BATCH * Digits.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256) / 255f;
        }
        float[] labels = new float[BATCH];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(10);
        }
        NDArray x = manager.create(pixels, new Shape(BATCH, 1, 28, 28));
        NDArray y = manager.create(labels);
        NDArray loss;
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray a = block(x, w[0], w[1]);
            NDArray b = block(a, w[2], w[3]);
            NDArray out = Linear.linear(b.reshape(BATCH, 1600), w[4], w[5]).singletonOrThrow();
            loss = Loss.softmaxCrossEntropyLoss().evaluate(new NDList(y), new NDList(out));
            collector.backward(loss);
        }
        for (int i = 0; i < w.length; i++) {
            adam[i].update(w[i], t);
            w[i].getGradient().subi(w[i].getGradient());
        }
        return loss.getFloat();
    }

    private static NDArray block(NDArray x, NDArray kernel, NDArray bias) {
        Shape one = new Shape(1, 1);
        Shape two = new Shape(2, 2);
        NDArray y = Conv2d.conv2d(x, kernel, bias, one, new Shape(0, 0), one, 1).singletonOrThrow();
        return Pool.maxPool2d(Activation.relu(y), two, two, new Shape(0, 0), false);
    }

    /// The moments of one array of weights.
    private static final class Adam {

        private final float[] mean;
        private final float[] square;

        Adam(NDArray w) {
            mean = new float[(int) w.size()];
            square = new float[(int) w.size()];
        }

        void update(NDArray weights, int t) {
            float[] g = weights.getGradient().toFloatArray();
            float[] w = weights.toFloatArray();
            for (int i = 0; i < w.length; i++) {
                mean[i] = 0.9f * mean[i] + 0.1f * g[i];
                square[i] = 0.999f * square[i] + 0.001f * g[i] * g[i];
                double m = mean[i] / (1 - Math.pow(0.9, t));
                double v = square[i] / (1 - Math.pow(0.999, t));
                w[i] -= (float) (1e-3 * m / (Math.sqrt(v) + EPSILON));
            }
            weights.set(w);
        }
    }
}
