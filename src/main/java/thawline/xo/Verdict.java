package thawline.xo;

import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Layer;
import thawline.layer.Maxout;
import thawline.layer.Softmax;

/// How a hand-made classifier comes to its shares: softmax(sureness · (score of X, score of O, score of
/// neither)).
///
/// (n,1,1,1) → (3,1,1,1)
///
/// @param level that X or O have to reach
/// @param handicap of the scores of other signs
/// @param sureness what a difference of 1 between scores means, in natural logarithms of the odds
record Verdict(double level, double handicap, double sureness) {

    private static final int CLASSES = Label.values().length;

    /// Of one score for X and one for O.
    Layer layer() {
        return layer(1, 1, 0);
    }

    /// Of the scores of so many templates of X, of O, and of other signs: the best of a class counts, and
    /// that of neither is at least the level.
    Layer layer(int crosses, int rings, int others) {
        int scores = crosses + rings + others;
        float[] w = new float[(scores + 1) * scores];
        float[] b = new float[scores + 1];
        for (int i = 0; i < scores; i++) {
            w[i * scores + i] = 1;
            b[i] = i < crosses + rings ? 0 : (float) -handicap;
        }
        b[scores] = (float) level;
        float[] sure = new float[CLASSES * CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            sure[i * CLASSES + i] = (float) sureness;
        }
        return Dense.designed(Kernel.wrap(scores + 1, scores, 1, 1, 1, w))
                .bias(b)
                .then(Maxout.of(crosses, rings, others + 1))
                .then(Dense.designed(Kernel.wrap(CLASSES, CLASSES, 1, 1, 1, sure))
                        .bias(new float[CLASSES]))
                .then(new Softmax());
    }
}
