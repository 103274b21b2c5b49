package thawline.learn;

import thawline.core.SplitMix;
import thawline.layer.Layer;
import thawline.layer.Weights;

/// w ← w·(1 + share·u) for every number of a thawed pipeline, with a u of its own, uniform in −1 … 1.
///
/// What was 0 stays 0, and may move in training.
///
/// @param share such as 0.3, for ±30 %
/// @param seed of all u
public record Disturbance(double share, long seed) {

    public Disturbance {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "numbers are disturbed by a share in 0 … 1, 1 left out, such as 0.3, but got " + share);
        }
    }

    /// A thawed copy of a pipeline with all its numbers disturbed; the pipeline stays as it is.
    public Layer of(Layer pipeline) {
        long[] state = {SplitMix.mix(seed + SplitMix.GOLDEN)};
        return pipeline.freeze().thaw().withWeights(w -> {
            if (w instanceof Weights.Learned learned) {
                float[] numbers = learned.numbers();
                for (int i = 0; i < numbers.length; i++) {
                    state[0] += SplitMix.GOLDEN;
                    double u = 2 * ((SplitMix.mix(state[0]) >>> 11) * 0x1p-53) - 1;
                    numbers[i] *= (float) (1 + share * u);
                }
            }
            return w;
        });
    }
}
