package thawline.io.onnx;

import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The same numbers, in the order c, d, h, w, under another shape of as many elements.
public record Reshape(Shape to) implements CustomOp {

    @Override
    public Shape shape(Shape in) {
        if (in.size() != to.size()) {
            throw new IllegalArgumentException(
                    "shape " + to + " has " + to.size() + " elements, but " + in + " has " + in.size());
        }
        return to;
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
        y.copyFrom(Tensor.dense(x.toArray(), to));
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        float[] d = dy.toArray();
        Shape s = x.shape();
        int i = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        dx.data()[dx.index(c, z, v, u)] += d[i++];
                    }
                }
            }
        }
    }
}
