package thawline.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = gain·x + offset at every element; shapes stay.
public record Scale(Weights gain, Weights offset) implements Op {

    public static Scale of(double gain, double offset) {
        return new Scale(Weights.designed(gain), Weights.designed(offset));
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return scaled(in, gain.kernel().value(), offset.kernel().value());
    }

    /// gain·in + offset; a gain of 0 leaves nothing even of an input without bounds.
    static Range scaled(Range in, float gain, float offset) {
        float a = gain == 0 ? offset : Math.fma(in.min(), gain, offset);
        float b = gain == 0 ? offset : Math.fma(in.max(), gain, offset);
        return Range.of(Math.min(a, b), Math.max(a, b));
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        float a = gain.kernel().value();
        float b = offset.kernel().value();
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Elementwise.best().scale(x.data(), x.index(c, z, v, 0), a, b, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        float a = gain.kernel().value();
        double byGain = 0;
        double byOffset = 0;
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float d = dy.data()[dy.index(c, z, v, u)];
                        dx.data()[dx.index(c, z, v, u)] += a * d;
                        byGain += (double) d * x.data()[x.index(c, z, v, u)];
                        byOffset += d;
                    }
                }
            }
        }
        if (g.follows(gain)) {
            g.of(gain)[0] += (float) byGain;
        }
        if (g.follows(offset)) {
            g.of(offset)[0] += (float) byOffset;
        }
    }

    @Override
    public List<Weights> weights() {
        return List.of(gain, offset);
    }

    @Override
    public Scale withWeights(UnaryOperator<Weights> f) {
        return new Scale(f.apply(gain), f.apply(offset));
    }
}
