package thawline.filter;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = 255 where x > high, and where x > low in one piece (over all eight sides) with such a place; else 0.
///
/// (c,1,H,W) → (c,1,H,W), each plane on its own: the double threshold that ends Canny's edge detector.
public record Hysteresis(double low, double high) implements ReadOut<Tensor> {

    public Hysteresis {
        Check.require(low <= high, "low " + low + " is above high " + high + "; exchange them");
    }

    @Override
    public Tensor read(Tensor x) {
        Shape s = x.shape();
        Check.require(s.d() == 1, "edges are followed in pictures, but got the volume " + s);
        Tensor y = Tensor.zeros(s);
        Front front = new Front();
        for (int c = 0; c < s.c(); c++) {
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
        return y;
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
}
