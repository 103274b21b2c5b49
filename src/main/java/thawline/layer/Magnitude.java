package thawline.layer;

import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = √(x_h² + x_v²), where the first half of the planes is x_h and the second x_v.
///
/// (2n,D,H,W) → (n,D,H,W), in the units of the input. OpenCV's `magnitude`.
public record Magnitude() implements Op {

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(Blocks.size(in, 2, "magnitude", "the planes of d/dx, then those of d/dy"));
    }

    @Override
    public Range range(Range in) {
        double most = in.magnitude();
        double least = in.contains(0) ? 0 : Math.min(Math.abs(in.min()), Math.abs(in.max()));
        return Range.of(Math.sqrt(2) * least * (1 - 1e-6), Math.sqrt(2) * most * (1 + 1e-6));
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return 2L * shape(in).size();
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
                    Elementwise.best()
                            .magnitude(
                                    x.data(),
                                    x.index(c, z, v, 0),
                                    x.index(c + s.c(), z, v, 0),
                                    y.data(),
                                    y.index(c, z, v, 0),
                                    s.w());
                }
            }
        }
    }

    /// dx_h += dy·x_h/y, and 0 where y is 0.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        for (int c = 0; c < 2 * s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float m = y.data()[y.index(c % s.c(), z, v, u)];
                        if (m > 0) {
                            dx.data()[dx.index(c, z, v, u)] +=
                                    dy.data()[dy.index(c % s.c(), z, v, u)] * x.data()[x.index(c, z, v, u)] / m;
                        }
                    }
                }
            }
        }
    }
}
