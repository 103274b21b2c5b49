package thawline.xo;

import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.Layer;
import thawline.layer.Scale;
import thawline.layer.Threshold;

/// score = mean of a·b over all pixels, with a the card and b the ideal sign, ink +1 and paper −1: the share of pixels
/// that are equal, less the share that are not.
///
/// The naive way that the tutorials begin with. It is right while signs lie just where the ideal ones do; moved by a few
/// pixels, an X differs from the ideal X as much as an O does.
public final class PixelComparison {

    /// Half the height of the ideal signs, and half the pen's width, in pixels of a card.
    private static final double SIZE = 9.5;

    private static final double PEN = 1.4;

    /// Ink from here on, in 8-bit units.
    private static final double INK = 100;

    private static final Verdict VERDICT = new Verdict(0.68, 20);

    private PixelComparison() {}

    public static Classifier classifier() {
        return new Classifier("pixel comparison", layer());
    }

    private static Layer layer() {
        Layer signs = Threshold.above(INK).then(Scale.of(2.0 / 255, -1)).then(new Flatten());
        Kernel ideal = Kernel.stack(ideal(Signs.X), ideal(Signs.O));
        return signs.then(Dense.designed(ideal)).then(VERDICT.layer());
    }

    /// ±1/n for each of n pixels.
    private static Kernel ideal(Glyph sign) {
        float[] k = sign.drawn(Card.SIDE, SIZE, PEN);
        for (int i = 0; i < k.length; i++) {
            k[i] = (k[i] >= 0.5f ? 1f : -1f) / k.length;
        }
        return Kernel.wrap(1, Card.SHAPE.size(), 1, 1, 1, k);
    }
}
