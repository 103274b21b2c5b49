package thawline.layer;

import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The same numbers as one vector, in the order c, d, h, w whatever their layout in memory.
///
/// (c,d,h,w) → (c·d·h·w,1,1,1).
public record Flatten() implements Op {

    @Override
    public Shape shape(Shape in) {
        return new Shape(in.size(), 1, 1, 1);
    }

    @Override
    public Range range(Range in) {
        return in;
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        int i = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(i++, 0, 0, 0)] = x.data()[x.index(c, z, v, u)];
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        int i = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        dx.data()[dx.index(c, z, v, u)] += dy.data()[dy.index(i++, 0, 0, 0)];
                    }
                }
            }
        }
    }
}
