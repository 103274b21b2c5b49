package thawline.layer;

import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// (x, y) ↦ (x², xy, y²): the structure tensor before it is averaged.
///
/// (2n,D,H,W) → (3n,D,H,W): the first half of the planes is d/dx, the second d/dy; the output has all x²,
/// then all xy, then all y².
public record Products() implements Op {

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(3 * Blocks.size(in, 2, "products", "the planes of d/dx, then those of d/dy"));
    }

    @Override
    public Range range(Range in) {
        double m = in.magnitude();
        double cross = in.min() >= 0 || in.max() <= 0 ? 0 : Math.min((double) in.min() * in.max(), 0);
        return Range.of(cross, m * m);
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
        Shape s = x.shape();
        int n = s.c() / 2;
        for (int c = 0; c < n; c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Elementwise.best()
                            .products(
                                    x.data(),
                                    x.index(c, z, v, 0),
                                    x.index(c + n, z, v, 0),
                                    y.data(),
                                    y.index(c, z, v, 0),
                                    y.index(c + n, z, v, 0),
                                    y.index(c + 2 * n, z, v, 0),
                                    s.w());
                }
            }
        }
    }

    /// dx_h += 2·x_h·d(xx) + x_v·d(xy), and alike for x_v.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        int n = s.c() / 2;
        for (int c = 0; c < n; c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float a = x.data()[x.index(c, z, v, u)];
                        float b = x.data()[x.index(c + n, z, v, u)];
                        float mixed = dy.data()[dy.index(c + n, z, v, u)];
                        dx.data()[dx.index(c, z, v, u)] += 2 * a * dy.data()[dy.index(c, z, v, u)] + b * mixed;
                        dx.data()[dx.index(c + n, z, v, u)] +=
                                2 * b * dy.data()[dy.index(c + 2 * n, z, v, u)] + a * mixed;
                    }
                }
            }
        }
    }
}
