package thawline.layer;

import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = atan2(x_v, x_h) in 0 … 360 degrees, clockwise from the x axis on the screen (y points down); 0 where
/// both are 0.
///
/// (2n,D,H,W) → (n,D,H,W): the first half of the planes is x_h, the second x_v. OpenCV's `phase` with
/// degrees, whose own arc tangent is good to about 0.3°; this one to 1e-5°.
public record Orientation() implements Op {

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(Blocks.size(in, 2, "orientation", "the planes of d/dx, then those of d/dy"));
    }

    @Override
    public Range range(Range in) {
        return new Range(0, 360);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return 8L * shape(in).size();
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
                    int a = x.index(c, z, v, 0);
                    int b = x.index(c + s.c(), z, v, 0);
                    int o = y.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[o + u] = degrees(x.data()[b + u], x.data()[a + u]);
                    }
                }
            }
        }
    }

    /// The odd polynomial of degree 15 closest to atan on [−1, 1] by Lawson's iteration; off by 3.8e-8
    /// radians at most.
    private static final double[] ATAN = {
        0.9999993355777572,
        -0.3332986078180437,
        0.19946565620186107,
        -0.13908629383669074,
        0.09642196877216348,
        -0.05591232028839106,
        0.0218629531683796,
        -0.004054565855438915
    };

    static float degrees(float v, float h) {
        float p = Math.abs(h);
        float q = Math.abs(v);
        float most = Math.max(p, q);
        if (most == 0) {
            return 0;
        }
        double t = (double) Math.min(p, q) / most;
        double t2 = t * t;
        double angle = Math.toDegrees(t * polynomial(t2));
        if (q > p) {
            angle = 90 - angle;
        }
        if (h < 0) {
            angle = 180 - angle;
        }
        if (v < 0) {
            angle = 360 - angle;
        }
        return angle >= 360 ? 0 : (float) angle;
    }

    private static double polynomial(double t2) {
        double p = ATAN[ATAN.length - 1];
        for (int i = ATAN.length - 2; i >= 0; i--) {
            p = p * t2 + ATAN[i];
        }
        return p;
    }

    /// d atan2(v, h) = (h·dv − v·dh) / (h² + v²)
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        int n = s.c();
        for (int c = 0; c < n; c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float across = x.data()[x.index(c, z, v, u)];
                        float down = x.data()[x.index(c + n, z, v, u)];
                        float square = across * across + down * down;
                        if (square > 0) {
                            float d = dy.data()[dy.index(c, z, v, u)] * (float) Math.toDegrees(1) / square;
                            dx.data()[dx.index(c, z, v, u)] -= down * d;
                            dx.data()[dx.index(c + n, z, v, u)] += across * d;
                        }
                    }
                }
            }
        }
    }
}
