package thawline.filter;

import thawline.core.Bits;
import thawline.core.Reached;
import thawline.layer.Following;
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
public record Hysteresis(double low, double high) implements Following {

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
    public float weak() {
        return atMost(low);
    }

    @Override
    public float strong() {
        return atMost(high);
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        Reached reached = new Reached(s.h(), s.w(), 1);
        long[] row = new long[s.w() / Long.SIZE + 1];
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                reached.take(v, 0, s.w(), x.data(), x.index(c, 0, v, 0), weak(), strong());
            }
            reached.follow(0, 0, s.h());
            for (int v = 0; v < s.h(); v++) {
                reached.copy(v, row);
                Bits.spread(row, 255, y.data(), y.index(c, 0, v, 0), s.w());
            }
        }
    }

    /// The largest float that is no larger: the same floats lie above it.
    private static float atMost(double level) {
        float f = (float) level;
        return f > level ? Math.nextDown(f) : f;
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("hysteresis has no gradient");
    }
}
