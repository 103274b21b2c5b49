package thawline.xo;

import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.Layer;
import thawline.layer.Scale;
import thawline.layer.Threshold;

/// score = (mean of a·b over the ideal sign's ink + mean of a·b over its paper) / 2, with a the card and b
/// the ideal sign, ink +1 and paper −1: the share of pixels that are equal, less the share that are not.
///
/// The naive way that the tutorials begin with. It is right while signs lie just where the ideal ones do;
/// moved by a few pixels, an X differs from the ideal X as much as an O does.
public final class PixelComparison {

    /// Half the height of the ideal signs, and half the pen's width, in pixels of a card.
    private static final double SIZE = 9.5;

    private static final double PEN = 1.7;

    /// Ink from here on, in 8-bit units.
    private static final double INK = 100;

    private static final Verdict VERDICT = new Verdict(0.28, 0, 6);

    private PixelComparison() {}

    public static Classifier classifier() {
        return new Classifier("pixel comparison", layer());
    }

    private static Layer layer() {
        Layer signs = Threshold.above(INK).then(Scale.of(2.0 / 255, -1)).then(new Flatten());
        Kernel ideal = Kernel.stack(ideal(Signs.X.sized(0.88, 1)), ideal(Signs.O));
        return signs.then(Dense.designed(ideal)).then(VERDICT.layer());
    }

    private static Kernel ideal(Glyph sign) {
        float[] k = sign.drawn(Card.SIDE, SIZE, PEN);
        int ink = 0;
        for (float v : k) {
            ink += v >= 0.5f ? 1 : 0;
        }
        for (int i = 0; i < k.length; i++) {
            k[i] = k[i] >= 0.5f ? 0.5f / ink : -0.5f / (k.length - ink);
        }
        return Kernel.wrap(1, k.length, 1, 1, 1, k);
    }
}
