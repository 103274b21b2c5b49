package thawline.layer;

import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = low + (x − min x)·(high − low) / (max x − min x), over all planes together; a constant input becomes
/// `low`.
///
/// Shapes stay. OpenCV's `normalize` with `NORM_MINMAX`.
public record Normalise(float low, float high) implements Op {

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        double slack = 1e-5 * (Math.abs(low) + Math.abs(high));
        return Range.of(Math.min(low, high) - slack, Math.max(low, high) + slack);
    }

    @Override
    public Reach reach() {
        return new Reach.Plane(Statistic.EXTREMES);
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    private double gain(Summary s) {
        double spread = (double) s.max() - s.min();
        return spread > 0 ? (high - low) / spread : 0;
    }

    /// x − min comes first, as it is: folded into an offset, min would take the digits of a narrow range far
    /// from 0.
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        float gain = (float) gain(pass.summary());
        float min = pass.summary().min();
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int o = y.index(c, z, v, 0);
                    Elementwise.best().scale(x.data(), x.index(c, z, v, 0), 1, -min, y.data(), o, s.w());
                    Elementwise.best().scale(y.data(), o, gain, low, y.data(), o, s.w());
                }
            }
        }
    }

    /// dx += gain·dy, and what the extremes themselves move: the first minimum and the first maximum take it.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        double gain = gain(pass.summary());
        if (gain == 0) {
            return;
        }
        float min = pass.summary().min();
        float max = pass.summary().max();
        double byMin = 0;
        double byMax = 0;
        int minAt = -1;
        int maxAt = -1;
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float value = x.data()[x.index(c, z, v, u)];
                        int at = dx.index(c, z, v, u);
                        double d = gain * dy.data()[dy.index(c, z, v, u)];
                        double share = (value - min) / ((double) max - min);
                        dx.data()[at] += (float) d;
                        byMin -= d * (1 - share);
                        byMax -= d * share;
                        minAt = minAt < 0 && value == min ? at : minAt;
                        maxAt = maxAt < 0 && value == max ? at : maxAt;
                    }
                }
            }
        }
        dx.data()[minAt] += (float) byMin;
        dx.data()[maxAt] += (float) byMax;
    }
}
