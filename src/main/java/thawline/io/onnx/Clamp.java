package thawline.io.onnx;

import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = min(max(x, low), high) at every element, as ONNX' Clip: a low above the high makes everything `high`.
public record Clamp(float low, float high) implements CustomOp {

    public Clamp {
        if (Float.isNaN(low) || Float.isNaN(high)) {
            throw new IllegalArgumentException("a bound is NaN: " + low + " … " + high);
        }
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(at(in.min()), at(in.max()));
    }

    private float at(float x) {
        return Math.min(Math.max(x, low), high);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
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
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(c, z, v, u)] = at(x.data()[x.index(c, z, v, u)]);
                    }
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
                    for (int u = 0; u < s.w(); u++) {
                        float value = x.data()[x.index(c, z, v, u)];
                        if (value > low && value < high) {
                            dx.data()[dx.index(c, z, v, u)] += dy.data()[dy.index(c, z, v, u)];
                        }
                    }
                }
            }
        }
    }
}
