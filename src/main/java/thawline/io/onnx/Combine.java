package thawline.io.onnx;

import java.util.Locale;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = a·b or a/b, element by element, where a is the first half of the planes and b the second; (2n,D,H,W) →
/// (n,D,H,W).
public record Combine(Kind kind) implements CustomOp {

    /// What is made of two numbers.
    public enum Kind {
        PRODUCT,
        QUOTIENT
    }

    @Override
    public Shape shape(Shape in) {
        if (in.c() % 2 != 0) {
            throw new IllegalArgumentException(name() + " reads two halves, but got " + in.c() + " planes");
        }
        return in.withChannels(in.c() / 2);
    }

    @Override
    public Range range(Range in) {
        double m = in.magnitude();
        return kind == Kind.PRODUCT && m < Math.sqrt(Float.MAX_VALUE) ? Range.of(-m * m, m * m) : Range.ANY;
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
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float a = x.data()[x.index(c, z, v, u)];
                        float b = x.data()[x.index(c + s.c(), z, v, u)];
                        y.data()[y.index(c, z, v, u)] = kind == Kind.PRODUCT ? a * b : a / b;
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float a = x.data()[x.index(c, z, v, u)];
                        float b = x.data()[x.index(c + s.c(), z, v, u)];
                        float d = dy.data()[dy.index(c, z, v, u)];
                        boolean product = kind == Kind.PRODUCT;
                        dx.data()[dx.index(c, z, v, u)] += product ? b * d : d / b;
                        dx.data()[dx.index(c + s.c(), z, v, u)] += product ? a * d : -a / b * d / b;
                    }
                }
            }
        }
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
