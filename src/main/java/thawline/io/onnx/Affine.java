package thawline.io.onnx;

import java.util.List;
import java.util.function.UnaryOperator;
import thawline.core.Kernel;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.layer.Scale;
import thawline.layer.Weights;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = gain·x + offset, with numbers of each channel, row, place …; shapes stay.
///
/// Both kernels are (c,1,d,h,w), and an axis of 1 stands for all of them. What Add, Sub, Mul and Div with
/// numbers of the file come to.
public record Affine(Weights gain, Weights offset) implements CustomOp {

    static Affine gain(Kernel numbers) {
        return new Affine(Weights.designed(numbers), Weights.designed(0));
    }

    static Affine offset(Kernel numbers) {
        return new Affine(Weights.designed(1), Weights.designed(numbers));
    }

    @Override
    public Shape shape(Shape in) {
        require(gain.kernel(), in);
        require(offset.kernel(), in);
        return in;
    }

    private static void require(Kernel k, Shape in) {
        int[] own = {k.outs(), k.depth(), k.height(), k.width()};
        int[] of = {in.c(), in.d(), in.h(), in.w()};
        for (int i = 0; i < own.length; i++) {
            if (k.ins() != 1 || (own[i] != 1 && own[i] != of[i])) {
                throw new IllegalArgumentException(k + " does not lie over values of shape " + in);
            }
        }
    }

    @Override
    public Range range(Range in) {
        Range g = hull(gain.kernel());
        Range o = hull(offset.kernel());
        Range all = new Range(0, 0);
        for (float a : new float[] {g.min(), g.max()}) {
            for (float x : new float[] {in.min(), in.max()}) {
                double product = a == 0 ? 0 : (double) a * x;
                all = all.hull(Range.of(product, product));
            }
        }
        double slack = (Math.abs((double) all.magnitude()) + o.magnitude()) * 0x1p-22;
        return Range.of((double) all.min() + o.min() - slack, (double) all.max() + o.max() + slack);
    }

    private static Range hull(Kernel k) {
        float[] n = k.toArray();
        Range r = new Range(n[0], n[0]);
        for (float v : n) {
            r = r.hull(v);
        }
        return r;
    }

    /// The numbers of a place lie at that place.
    @Override
    public Reach reach() {
        return isPlaced(gain.kernel()) || isPlaced(offset.kernel()) ? new Reach.Whole() : Reach.PIXEL;
    }

    private static boolean isPlaced(Kernel k) {
        return k.depth() * k.height() * k.width() > 1;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    /// Where among a kernel's numbers the one for a place is.
    private static int index(Kernel k, int c, int z, int v, int u) {
        int i = k.outs() == 1 ? 0 : c;
        i = i * k.depth() + (k.depth() == 1 ? 0 : z);
        i = i * k.height() + (k.height() == 1 ? 0 : v);
        return i * k.width() + (k.width() == 1 ? 0 : u);
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Kernel a = gain.kernel();
        Kernel b = offset.kernel();
        float[] gains = a.toArray();
        float[] offsets = b.toArray();
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(c, z, v, u)] = Math.fma(
                                gains[index(a, c, z, v, u)],
                                x.data()[x.index(c, z, v, u)],
                                offsets[index(b, c, z, v, u)]);
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Kernel a = gain.kernel();
        Kernel b = offset.kernel();
        float[] gains = a.toArray();
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float d = dy.data()[dy.index(c, z, v, u)];
                        dx.data()[dx.index(c, z, v, u)] += gains[index(a, c, z, v, u)] * d;
                        if (g.follows(gain)) {
                            g.of(gain)[index(a, c, z, v, u)] += d * x.data()[x.index(c, z, v, u)];
                        }
                        if (g.follows(offset)) {
                            g.of(offset)[index(b, c, z, v, u)] += d;
                        }
                    }
                }
            }
        }
    }

    @Override
    public List<Weights> weights() {
        return List.of(gain, offset);
    }

    @Override
    public Affine withWeights(UnaryOperator<Weights> f) {
        return new Affine(f.apply(gain), f.apply(offset));
    }

    /// The same as one gain and one offset, where there are no more.
    Op simplest() {
        return gain.kernel().size() == 1 && offset.kernel().size() == 1 ? new Scale(gain, offset) : this;
    }
}
