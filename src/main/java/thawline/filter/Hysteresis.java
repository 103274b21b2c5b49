package thawline.filter;

import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = 255 where x > high, and where x > low in one piece (over all eight sides) with such a place; else 0.
///
/// (c,1,H,W) → (c,1,H,W), each plane on its own: the double threshold that ends Canny's edge detector. A
/// piece may wind through the whole picture, so it needs all of it at once, and it has no gradient.
public record Hysteresis(double low, double high) implements CustomOp {

    public Hysteresis {
        Check.require(low <= high, "low " + low + " is above high " + high + "; exchange them");
    }

    @Override
    public Shape shape(Shape in) {
        Check.require(in.d() == 1, "edges are followed in pictures, but got the volume " + in);
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(0, in.max() > high ? 255 : 0);
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Gradient gradient() {
        return Gradient.NONE;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        Front front = new Front();
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    y.set(c, 0, v, u, 0);
                }
            }
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    if (x.at(c, v, u) > high && y.at(c, v, u) == 0) {
                        y.set(c, 0, v, u, 255);
                        front.push(v * s.w() + u);
                        follow(x.channels(c, 1), y.channels(c, 1), front);
                    }
                }
            }
        }
    }

    private void follow(Tensor x, Tensor y, Front front) {
        Shape s = x.shape();
        while (!front.isEmpty()) {
            int at = front.pop();
            int v = at / s.w();
            int u = at % s.w();
            for (int j = Math.max(v - 1, 0); j <= Math.min(v + 1, s.h() - 1); j++) {
                for (int i = Math.max(u - 1, 0); i <= Math.min(u + 1, s.w() - 1); i++) {
                    if (x.at(0, j, i) > low && y.at(0, j, i) == 0) {
                        y.set(0, 0, j, i, 255);
                        front.push(j * s.w() + i);
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("hysteresis has no gradient");
    }
}
