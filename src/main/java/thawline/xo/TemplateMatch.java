package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.filter.TemplateMatching;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.Maxout;
import thawline.layer.Softmax;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;

/// score of a class = max over its templates, max over places, of the correlation coefficient of template and window.
///
/// (1,1,32,32) → (3,1,1,1). The card is halved, with paper around it; templates are drawn in several sizes, widths and
/// turns; a window of paper scores 0. Neither has templates too, and a level that a match has to reach.
public final class TemplateMatch {

    /// Of a template, in pixels of the halved card.
    static final int WINDOW = 15;

    /// Places of a template are so many pixels of the halved card apart from its middle, at most.
    private static final int FAR = 4;

    /// Contrast of a window that is as quiet as none, in 8-bit units: an even 8 at all its places.
    private static final double QUIET = 8 * WINDOW;

    /// Half of the pen's width, in pixels of the halved card.
    private static final double PEN = 0.6;

    private static final double[] PENS = {0.45, 0.95};

    private static final double[] SIZES = {4.4, 5.4, 6.4};

    private static final double[] TURNS = {-20, 0, 20, 90};

    private static final double[] ARMS = {28, 43, 58};

    private static final double[] WIDTHS = {0.6, 0.8};

    private static final double[] OTHER_SIZES = {4.2, 5.8};

    private static final float LEVEL = 0.45f;

    /// What a difference of 1 between correlations means, in natural logarithms of the odds.
    private static final float SURENESS = 25;

    private TemplateMatch() {}

    public static Classifier classifier() {
        return new Classifier("template matcher", layer());
    }

    static Layer layer() {
        List<Integer> counts = new ArrayList<>();
        List<Kernel> all = new ArrayList<>();
        for (List<Kernel> templates : List.of(crosses(), rings(), others())) {
            counts.add(templates.size());
            all.addAll(templates);
        }
        counts.set(2, counts.get(2) + 1);
        Kernel templates = Kernel.stack(all.toArray(Kernel[]::new));
        return halved()
                .then(TemplateMatching.coefficient(templates, QUIET, Border.NONE))
                .then(GlobalPool.MAX)
                .then(withLevel(all.size()))
                .then(new Maxout(counts))
                .then(sure())
                .then(new Softmax());
    }

    /// Blurred a little and halved, with room for a template to lie [#FAR] from the middle.
    private static Layer halved() {
        float[] row = {0.125f, 0.375f, 0.375f, 0.125f};
        int margin = WINDOW + 2 * FAR - Card.SIDE / 2 + 1;
        return new Conv2d(
                Weights.designed(Kernel.outer(row, row).dense()),
                Optional.empty(),
                Geometry.EACH.withStride(Axes.plane(2)),
                new Conv2d.Pad(Border.ZERO, Margins.plane(margin)));
    }

    /// The scores as they are, and behind them the level.
    private static Layer withLevel(int scores) {
        float[] w = new float[(scores + 1) * scores];
        for (int i = 0; i < scores; i++) {
            w[i * scores + i] = 1;
        }
        float[] level = new float[scores + 1];
        level[scores] = LEVEL;
        return Dense.designed(Kernel.wrap(scores + 1, scores, 1, 1, 1, w)).bias(level);
    }

    private static Layer sure() {
        int n = Label.values().length;
        float[] w = new float[n * n];
        for (int i = 0; i < n; i++) {
            w[i * n + i] = SURENESS;
        }
        return Dense.designed(Kernel.wrap(n, n, 1, 1, 1, w)).bias(new float[n]);
    }

    /// Two arms, each at one of three angles from the upright.
    private static List<Kernel> crosses() {
        List<Kernel> all = new ArrayList<>();
        for (double pen : PENS) {
            for (double size : SIZES) {
                for (double falling : ARMS) {
                    for (double rising : ARMS) {
                        all.add(template(Signs.x(falling, rising).sized(size, size), pen));
                    }
                }
            }
        }
        return all;
    }

    private static List<Kernel> rings() {
        List<Kernel> all = new ArrayList<>();
        for (double pen : PENS) {
            for (double size : SIZES) {
                all.add(template(Signs.O.sized(size, size), pen));
                for (double width : WIDTHS) {
                    for (double turn : TURNS) {
                        all.add(template(Signs.O.sized(size * width, size).turned(turn), pen));
                    }
                }
            }
        }
        return all;
    }

    private static List<Kernel> others() {
        return Arrays.stream(OTHER_SIZES)
                .boxed()
                .flatMap(size -> Signs.OTHERS.stream().map(g -> template(g.sized(0.9 * size, size), PEN)))
                .toList();
    }

    /// @param sign in pixels of the halved card
    private static Kernel template(Glyph sign, double pen) {
        return Kernel.of(WINDOW, WINDOW, sign.drawn(WINDOW, 1, pen));
    }
}
