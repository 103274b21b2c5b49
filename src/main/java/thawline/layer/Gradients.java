package thawline.layer;

import java.util.Arrays;
import java.util.IdentityHashMap;

/// ∂loss/∂w for each learned parameter, summed over everything that was run backwards.
public final class Gradients {

    private final IdentityHashMap<Weights, float[]> sums = new IdentityHashMap<>();

    /// Accumulators, all 0, for every learned parameter of the layer.
    public static Gradients of(Layer layer) {
        Gradients g = new Gradients();
        Layers.weights(layer)
                .filter(Weights::isLearned)
                .forEach(w -> g.sums.putIfAbsent(w, new float[w.kernel().size()]));
        return g;
    }

    /// No parameter is followed: only the gradient of the input is wanted.
    public static Gradients none() {
        return new Gradients();
    }

    public boolean follows(Weights w) {
        return sums.containsKey(w);
    }

    /// The sum so far, in the order of the kernel's numbers; to be added to.
    public float[] of(Weights w) {
        float[] sum = sums.get(w);
        if (sum == null) {
            throw new IllegalArgumentException(w + " is not followed; it is designed, or not part of the layer");
        }
        return sum;
    }

    /// Adds the sums of another run over the same layer.
    public void add(Gradients other) {
        sums.forEach((w, sum) -> {
            float[] more = other.of(w);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        });
    }

    /// Starts again from 0.
    public void clear() {
        for (float[] sum : sums.values()) {
            Arrays.fill(sum, 0);
        }
    }
}
