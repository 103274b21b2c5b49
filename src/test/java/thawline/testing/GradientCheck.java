package thawline.testing;

import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Tensor;

/// `∂L/∂x ≈ (4·D(h) − D(2h)) / 3` with `D(h) = (L(x + h) − L(x − h)) / 2h` and L = ⟨f(x), dy⟩ for a random dy: the
/// gradients of [Trace#backward] against differences, for each element of the input and each learned number.
///
/// Two steps cancel the error in h²; what is left is in h⁴ and the rounding of f, some 2⁻²⁴/h of its values. So inputs
/// should be around 1, and 2h = 2⁻⁶ away from where f is not smooth.
public final class GradientCheck {

    private static final float STEP = 0x1p-7f;

    /// Of the largest gradient, or of 1 where that is smaller.
    private static final double TOLERANCE = 3e-4;

    private GradientCheck() {}

    /// A layer in use.
    public static void passes(Layer layer, Tensor x, Random random) {
        passes(layer, Trace::of, x, random);
    }

    /// A layer in training: batch normalisation by the example's own statistics, and a dropout mask that stays.
    public static void passesInTraining(Layer layer, Tensor x, Random random) {
        passes(layer, (l, v) -> Trace.training(l, v, 1, 2, 3), x, random);
    }

    private static void passes(Layer layer, BiFunction<Layer, Tensor, Trace> run, Tensor x, Random random) {
        Tensor dy = RandomTensors.uniform(layer.shape(x.shape()), random);
        Gradients g = Gradients.of(layer);
        Tensor dx = run.apply(layer, x).backward(dy, g);
        ToDoubleFunction<Tensor> loss = v -> DotTest.dot(run.apply(layer, v).output(), dy);
        check("the input of " + layer, x.toArray(), dx.toArray(), v -> loss.applyAsDouble(Tensor.of(x.shape(), v)));
        Layers.weights(layer).distinct().forEach(w -> {
            if (w instanceof Weights.Learned learned) {
                float[] values = w.kernel().toArray();
                check(w + " in " + layer, values, g.of(w), v -> {
                    learned.assign(v);
                    return loss.applyAsDouble(x);
                });
                learned.assign(values);
            }
        });
    }

    private static void check(String what, float[] at, float[] gradient, ToDoubleFunction<float[]> loss) {
        double largest = 1;
        for (float v : gradient) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < at.length; i++) {
            double expected = (4 * slope(at, i, STEP, loss) - slope(at, i, 2 * STEP, loss)) / 3;
            if (!(Math.abs(gradient[i] - expected) <= TOLERANCE * largest)) {
                throw new AssertionError("the gradient of " + what + " at element " + i + " is " + gradient[i]
                        + ", but differences give " + expected + "; the largest gradient is " + largest);
            }
        }
    }

    private static double slope(float[] at, int i, float step, ToDoubleFunction<float[]> loss) {
        float[] up = at.clone();
        float[] down = at.clone();
        up[i] += step;
        down[i] -= step;
        return (loss.applyAsDouble(up) - loss.applyAsDouble(down)) / ((double) up[i] - down[i]);
    }
}
