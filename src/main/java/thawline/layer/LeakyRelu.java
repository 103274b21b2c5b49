package thawline.layer;

import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = x where x is positive, slope·x elsewhere; shapes stay.
public record LeakyRelu(float slope) implements Op {

    public LeakyRelu {
        if (!Float.isFinite(slope)) {
            throw new IllegalArgumentException("a slope of " + slope + " is no number; 0.01 and 0.3 are usual");
        }
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        Range ends = new Range(Math.min(at(in.min()), at(in.max())), Math.max(at(in.min()), at(in.max())));
        return in.contains(0) ? ends.hull(0) : ends;
    }

    private float at(float x) {
        return x > 0 ? x : x == 0 ? 0 : slope == 0 ? 0 : slope * x;
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
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Elementwise.best()
                            .leaky(x.data(), x.index(c, z, v, 0), slope, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int a = x.index(c, z, v, 0);
                    int b = dy.index(c, z, v, 0);
                    int to = dx.index(c, z, v, 0);
                    Elementwise.best().leakyAdjoint(x.data(), a, slope, dy.data(), b, dx.data(), to, s.w());
                }
            }
        }
    }
}
