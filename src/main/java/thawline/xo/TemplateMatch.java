package thawline.xo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thawline.core.Kernel;
import thawline.filter.TemplateMatching;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.tensor.Border;

/// score of a class = max over its templates, max over places, of the correlation coefficient of template and
/// window.
///
/// (1,1,32,32) → (3,1,1,1). The card is made smaller, with paper around it; templates are drawn in several
/// sizes, widths and turns; a window of paper scores 0. Neither has templates of other signs, less a
/// handicap, and a level that a match has to reach.
public final class TemplateMatch {

    /// Of a template, in pixels of the smaller card.
    private static final int WINDOW = 10;

    private static final double THIRD = 1.0 / 3;

    /// Half of the pen's width, in pixels of the smaller card.
    private static final double PEN = 0.6;

    /// Contrast of a window that is as quiet as none, in 8-bit units: an even 8 at all its places.
    private static final double QUIET = 8 * WINDOW;

    /// In pixels of a card.
    private static final Ideals IDEALS = Ideals.of(new double[] {9.6, 11.2, 12.8}, new double[] {8, 10, 12});

    private static final Verdict VERDICT = new Verdict(0.62, 0.08, 10);

    /// Templates that are looked at while they learn: what they are drawn from, and their numbers.
    private static final Map<String, Integer> SHOWN = shown();

    private TemplateMatch() {}

    private static Map<String, Integer> shown() {
        int x = IDEALS.crosses().size();
        int o = IDEALS.rings().size();
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("X", x / 2);
        all.put("a leaning X", x / 2 - 2);
        all.put("O", x + o / 2 - o / 6);
        all.put("a narrow O", x + o / 2 - o / 6 + 2);
        all.put("half an X", x + o + Signs.OTHERS.size() + 3);
        all.put("Y", x + o + Signs.OTHERS.size() + 16);
        return all;
    }

    /// The names of the templates that [#shown(Layer)] gives.
    public static List<String> shownNames() {
        return List.copyOf(SHOWN.keySet());
    }

    /// Some templates of the matcher, or of what became of it.
    static List<Kernel> shown(Layer net) {
        Kernel all = Layers.ops(net)
                .filter(op -> op instanceof Conv2d c && c.kernel().kernel().outs() > 1)
                .map(op -> ((Conv2d) op).kernel().kernel())
                .findFirst()
                .orElseThrow();
        int size = WINDOW * WINDOW;
        return SHOWN.values().stream()
                .map(i -> Kernel.of(WINDOW, WINDOW, Arrays.copyOfRange(all.toArray(), i * size, (i + 1) * size)))
                .toList();
    }

    public static Classifier classifier() {
        Kernel templates = IDEALS.templates(TemplateMatch::template);
        Layer layer = smaller()
                .then(TemplateMatching.coefficient(templates, QUIET, Border.NONE))
                .then(IDEALS.vote(VERDICT));
        return new Classifier("template matcher", layer);
    }

    /// A third of the side, with paper around it: a template may lie 9 pixels of the card from its middle.
    private static Layer smaller() {
        return Ideals.smaller(3, 9, 1F / 12, 3F / 12, 4F / 12, 3F / 12, 1F / 12);
    }

    private static Kernel template(Glyph sign) {
        return Kernel.of(WINDOW, WINDOW, sign.drawn(WINDOW, THIRD, PEN));
    }
}
