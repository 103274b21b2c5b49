package thawline.filter;

import thawline.core.Ground;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.core.WindowEnergy;
import thawline.layer.Conv2d;
import thawline.layer.Correlate;
import thawline.layer.Energy;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// Template matching as layers: a template is a kernel, and a match is where the picture correlates with it.
public final class TemplateMatching {

    private TemplateMatching() {}

    /// y = Σ t'·x / √Σ(x − x̄)², with t' the template less its mean and of length 1: the correlation
    /// coefficient of template and window
    ///
    /// (c,H,W) → (n,H−h+1,W−w+1), −1 … 1 up to rounding; of several planes each has its own mean, as in
    /// OpenCV's `TM_CCOEFF_NORMED`. Flat windows and flat templates score 0.
    public static Layer coefficient(Kernel templates) {
        return coefficient(templates, 0, Border.NONE);
    }

    /// The same with a border that keeps the picture's size (a match lies at the template's element h/2,
    /// w/2), and with windows of a contrast far below `quiet` near 0, see [Correlate].
    ///
    /// Thawed, the templates learn like any kernel: they need not keep their mean of 0 and length of 1, so
    /// results are no longer held to −1 … 1 and a bright flat ground counts again; [#standard] makes
    /// templates of them.
    public static Layer coefficient(Kernel templates, double quiet, Border border) {
        Check.require(templates.depth() == 1, "templates have one slice, but got " + templates);
        Mask window = Mask.box(templates.height(), templates.width());
        Conv2d responses = Conv2d.designed(standard(templates), border);
        return Fork.concat(
                        templates.ins() == 1 ? responses : responses.groups(1), Energy.of(window, Ground.MEAN, border))
                .then(new Correlate((float) quiet));
    }

    /// Each template less the mean of each of its planes, divided by what is left of its length; of flat ones
    /// 0.
    public static Kernel standard(Kernel templates) {
        float[] w = templates.toArray();
        int window = templates.height() * templates.width() * templates.depth();
        int each = window * templates.ins();
        for (int o = 0; o < templates.outs(); o++) {
            double[] t = new double[each];
            double energy = 0;
            double length = 0;
            for (int i = 0; i < templates.ins(); i++) {
                double mean = 0;
                for (int k = 0; k < window; k++) {
                    mean += w[o * each + i * window + k];
                }
                mean /= window;
                for (int k = 0; k < window; k++) {
                    double value = w[o * each + i * window + k];
                    t[i * window + k] = value - mean;
                    energy += (value - mean) * (value - mean);
                    length += value * value;
                }
            }
            boolean flat = energy <= WindowEnergy.FLAT * WindowEnergy.FLAT * length;
            for (int k = 0; k < each; k++) {
                w[o * each + k] = flat ? 0 : (float) (t[k] / Math.sqrt(energy));
            }
        }
        return Kernel.wrap(
                templates.outs(), templates.ins(), templates.depth(), templates.height(), templates.width(), w);
    }
}
