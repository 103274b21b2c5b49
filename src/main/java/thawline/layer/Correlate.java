package thawline.layer;

import thawline.core.Roots;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[i] = x[i] / √(e + quiet²)`, with e the last plane: how alike a window and a template are, whatever the
/// window's contrast √e.
///
/// (n+1,D,H,W) → (n,D,H,W): the responses of n templates, then the [Energy] of the window. For templates of mean 0 and
/// length 1 and quiet = 0 it is the normalised correlation coefficient, −1 … 1, OpenCV's `TM_CCOEFF_NORMED`; where e is
/// 0 it is 0. A window whose contrast is that of noise is like any template by chance: `quiet`, in the units of the
/// contrast, keeps it near 0.
public record Correlate(float quiet) implements Op {

    public Correlate {
        if (!(quiet >= 0) || !Float.isFinite(quiet)) {
            throw new IllegalArgumentException("quiet is a contrast, 0 or more, but got " + quiet);
        }
    }

    @Override
    public Shape shape(Shape in) {
        if (in.c() < 2) {
            throw new IllegalArgumentException(
                    "correlate reads the responses of templates, then one plane of energy, but got " + in.c()
                            + " plane");
        }
        return in.withChannels(in.c() - 1);
    }

    /// What the templates are is not known here: an energy near 0 makes a response any number.
    @Override
    public Range range(Range in) {
        return quiet > 0
                ? Range.of((double) Math.min(in.min(), 0) / quiet, (double) Math.max(in.max(), 0) / quiet)
                : Range.ANY;
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return shape(in).size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = y.shape();
        float[] size = Roots.row(s.w());
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                boolean all = Roots.of(x.data(), x.index(s.c(), z, v, 0), quiet * quiet, 1, size, s.w());
                for (int c = 0; c < s.c(); c++) {
                    int to = y.index(c, z, v, 0);
                    Roots.share(x.data(), x.index(c, z, v, 0), size, Float.POSITIVE_INFINITY, y.data(), to, s.w());
                    for (int u = 0; !all && u < s.w(); u++) {
                        y.data()[to + u] = size[u] > 0 ? y.data()[to + u] : 0;
                    }
                }
            }
        }
    }

    private double size(float energy) {
        return Math.sqrt(Math.max(energy, 0) + (double) quiet * quiet);
    }

    /// `dx[i] += dy[i]/s` and `de −= Σ dy[i]·y[i]/2s²`, with s = √(e + quiet²); 0 where s is 0.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    double size = size(x.data()[x.index(s.c(), z, v, u)]);
                    if (size > 0) {
                        double along = 0;
                        for (int c = 0; c < s.c(); c++) {
                            double d = dy.data()[dy.index(c, z, v, u)];
                            dx.data()[dx.index(c, z, v, u)] += (float) (d / size);
                            along += d * y.data()[y.index(c, z, v, u)];
                        }
                        dx.data()[dx.index(s.c(), z, v, u)] -= (float) (along / (2 * size * size));
                    }
                }
            }
        }
    }
}
