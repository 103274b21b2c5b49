package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.filter.TemplateMatching;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Looks for the parts of a sign (a diagonal, an anti-diagonal, a crossing, eight arcs) and asks which sign
/// has such parts at such places: convolution – threshold – max pooling – vote.
///
/// (1,1,32,32) → parts (11,1,16,16) → the best of each part in 3 × 3 parts of the card (11,1,3,3) →
/// (3,1,1,1). The vote of a sign is how well the parts that were found correlate with those that the ideal
/// sign has, found in the same way. It is blind to where in its part of the card a part lies, and so to small
/// shifts and bends; not to large shifts.
public final class PartMatch {

    /// Of a part, in pixels of the halved card.
    private static final int WINDOW = 7;

    /// Contrast of a window that is as quiet as none, in 8-bit units: an even 20 at all its places.
    private static final double QUIET = 20 * WINDOW;

    /// Half of the pen's width, in pixels of the halved card.
    private static final double PEN = 0.9;

    /// Correlations below are no parts.
    private static final double FOUND = 0.4;

    /// Radius of the circle that arcs are of, in pixels of the halved card.
    private static final double RADIUS = 5;

    /// Half the height of the ideal signs.
    private static final double[] SIZES = {4.6, 5.8};

    private static final Ideals IDEALS = Ideals.of(SIZES, SIZES);

    /// Length of a list of parts that is as short as none.
    private static final double FEW = 0.3;

    private static final Verdict VERDICT = new Verdict(0.5, 0.06, 10);

    private PartMatch() {}

    public static Classifier classifier() {
        Layer parts = parts();
        Kernel lists = IDEALS.templates(sign -> found(parts, sign));
        Layer vote = TemplateMatching.coefficient(lists, FEW, Border.NONE).then(IDEALS.vote(VERDICT));
        return new Classifier("part matcher", parts.then(vote));
    }

    private static Layer parts() {
        Threshold above = new Threshold(Cut.TOZERO, new Threshold.Level.Absolute(Weights.designed(FOUND)), 1);
        Pool best = new Pool(Extremum.MAX, Footprint.rect(6, 6), Axes.plane(5), Conv2d.Pad.NONE);
        return Ideals.halved()
                .then(TemplateMatching.coefficient(kernels(), QUIET, Border.ZERO))
                .then(above)
                .then(best);
    }

    private static Kernel kernels() {
        Glyph falling = Glyph.line(-4, -4, 4, 4);
        Glyph rising = Glyph.line(4, -4, -4, 4);
        List<Glyph> all = new ArrayList<>(List.of(falling, rising, falling.with(rising)));
        for (int turn = 0; turn < 360; turn += 45) {
            all.add(Glyph.arc(-50, 50)
                    .sized(RADIUS, RADIUS)
                    .moved(0.5 - RADIUS, 0)
                    .turned(turn));
        }
        return Kernel.stack(all.stream()
                .map(g -> Kernel.of(WINDOW, WINDOW, g.drawn(WINDOW, 1, PEN)))
                .toArray(Kernel[]::new));
    }

    /// The parts that a sign has, as they are found on a card with it in the middle.
    ///
    /// @param sign in pixels of the halved card
    private static Kernel found(Layer parts, Glyph sign) {
        float[] ink = sign.drawn(Card.SIDE, 2, 2 * PEN);
        Tensor card = Tensor.zeros(Card.SHAPE);
        IntStream.range(0, ink.length).forEach(i -> card.data()[i] = 255 * ink[i]);
        Tensor map = Trace.run(parts, card);
        Shape s = map.shape();
        return Kernel.wrap(1, s.c(), 1, s.h(), s.w(), map.toArray());
    }
}
