package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// A layer, some examples, and a loss Σ r·y with a random r for each example: what a batch makes of them, by
/// a plan and by a trace.
record Batches(Layer layer, List<Tensor> inputs, List<Tensor> slopes) {

    static final long SEED = 11;
    static final int STEP = 3;

    static Batches random(Layer layer, Shape in, int count, Random random) {
        return new Batches(
                layer,
                IntStream.range(0, count)
                        .mapToObj(i -> RandomTensors.uniform(in, random))
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(i -> RandomTensors.uniform(layer.shape(in), random))
                        .toList());
    }

    /// What one step makes.
    record Made(double loss, List<Tensor> outputs, List<float[]> gradients) {

        void assertSameAs(Made other) {
            assertThat(loss).isEqualTo(other.loss);
            for (int i = 0; i < outputs.size(); i++) {
                Bits.assertSame("output " + i, other.outputs.get(i), outputs.get(i));
            }
            for (int i = 0; i < gradients.size(); i++) {
                Bits.assertSame("gradient " + i, other.gradients.get(i), gradients.get(i));
            }
        }

        /// Up to `share` of the largest number of each. Gradients that are 0 but for rounding, such as that of a
        /// bias before batch normalisation, are held to a hundredth of the largest of all.
        void assertNear(Made other, double share) {
            for (int i = 0; i < outputs.size(); i++) {
                near("output " + i, outputs.get(i), other.outputs.get(i), share);
            }
            double most = gradients.stream().mapToDouble(Batches::largest).max().orElse(0);
            for (int i = 0; i < gradients.size(); i++) {
                near("gradient " + i, gradients.get(i), other.gradients.get(i), share, Math.max(most / 100, 1e-5));
            }
        }
    }

    private static double largest(float[] x) {
        double most = 0;
        for (float v : x) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }

    static void near(String what, Tensor actual, Tensor expected, double share) {
        near(what, actual.toArray(), expected.toArray(), share, 1e-5);
    }

    private static void near(String what, float[] actual, float[] expected, double share, double atLeast) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double most = Math.max(largest(expected), atLeast);
        for (int i = 0; i < expected.length; i++) {
            double off = Math.abs((double) actual[i] - expected[i]);
            if (!(off <= share * most) && Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                throw new AssertionError(what + ": element " + i + " of " + expected.length + " should be "
                        + expected[i] + " but is " + actual[i] + ", and the largest is " + most);
            }
        }
    }

    void input(int example, Tensor x) {
        x.copyFrom(inputs.get(example));
    }

    private double objective(int example, Tensor y, Tensor dy) {
        Tensor r = slopes.get(example);
        dy.copyFrom(r);
        float[] a = y.toArray();
        float[] b = r.toArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    Made byPlan(BatchPlan plan) {
        Tensor[] outputs = new Tensor[inputs.size()];
        Gradients g = Gradients.of(layer);
        double loss = plan.step(
                this::input,
                inputs.size(),
                (i, y, dy) -> {
                    outputs[i] = y.copy();
                    return objective(i, y, dy);
                },
                SEED,
                STEP,
                g);
        return new Made(loss, List.of(outputs), gradients(g));
    }

    Made byTrace() {
        Tensor[] outputs = new Tensor[inputs.size()];
        Gradients g = Gradients.of(layer);
        double loss = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Trace t = Trace.training(layer, inputs.get(i), SEED, STEP, i);
            outputs[i] = t.output().copy();
            Tensor dy = Tensor.zeros(t.output().shape());
            loss += objective(i, t.output(), dy);
            t.backward(dy, g);
        }
        return new Made(loss, List.of(outputs), gradients(g));
    }

    /// The loss Σ y.
    static double one(int example, Tensor y, Tensor dy) {
        dy.fill(1);
        double sum = 0;
        for (float v : y.toArray()) {
            sum += v;
        }
        return sum;
    }

    private List<float[]> gradients(Gradients g) {
        return Layers.weights(layer)
                .filter(Weights::isLearned)
                .distinct()
                .map(w -> g.of(w).clone())
                .toList();
    }

    List<Tensor> inferred(BatchPlan plan) {
        Tensor[] outputs = new Tensor[inputs.size()];
        plan.infer(this::input, inputs.size(), (i, y) -> outputs[i] = y.copy());
        return List.of(outputs);
    }
}
