package thawline.xo;

import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Layer;
import thawline.layer.Softmax;

/// How a hand-made classifier comes to its shares: softmax(sureness · (score of X, score of O, level)). It takes a card
/// for the sign of the higher score, or for neither where none is above the level.
///
/// (2,1,1,1) → (3,1,1,1)
///
/// @param level in the scores' units
/// @param sureness what a difference of 1 between scores means, in natural logarithms of the odds
record Verdict(double level, double sureness) {

    Layer layer() {
        float s = (float) sureness;
        return Dense.designed(Kernel.wrap(3, 2, 1, 1, 1, new float[] {s, 0, 0, s, 0, 0}))
                .bias(0, 0, (float) (sureness * level))
                .then(new Softmax());
    }
}
