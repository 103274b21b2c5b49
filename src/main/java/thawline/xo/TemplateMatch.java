package thawline.xo;

import thawline.core.Kernel;
import thawline.filter.TemplateMatching;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// score of a class = max over its templates, max over places, of the correlation coefficient of template and
/// window.
///
/// (1,1,32,32) → (3,1,1,1). The card is halved, with paper around it; templates are drawn in several sizes,
/// widths and turns; a window of paper scores 0. Neither has templates of other signs, less a handicap, and a
/// level that a match has to reach.
public final class TemplateMatch {

    /// Of a template, in pixels of the halved card.
    private static final int WINDOW = 15;

    /// Paper around the halved card: a template may lie 4 pixels from its middle.
    private static final int MARGIN = 4;

    /// Contrast of a window that is as quiet as none, in 8-bit units: an even 8 at all its places.
    private static final double QUIET = 8 * WINDOW;

    private static final Ideals IDEALS = Ideals.of(new double[] {4.8, 5.6, 6.4}, new double[] {4, 5, 6});

    private static final Verdict VERDICT = new Verdict(0.62, 0.08, 10);

    private TemplateMatch() {}

    public static Classifier classifier() {
        Kernel templates = IDEALS.templates(TemplateMatch::template);
        Layer layer = Ideals.halved(MARGIN)
                .then(TemplateMatching.coefficient(templates, QUIET, Border.NONE))
                .then(IDEALS.vote(VERDICT));
        return new Classifier("template matcher", layer);
    }

    private static Kernel template(Glyph sign) {
        return Kernel.of(WINDOW, WINDOW, sign.drawn(WINDOW, 1, Ideals.PEN));
    }
}
