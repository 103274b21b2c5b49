package thawline.layer;

import java.util.Locale;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = the largest, or the mean, of a whole plane (of a whole volume): what makes a net take pictures of any
/// size.
///
/// (c,D,H,W) → (c,1,1,1).
public record GlobalPool(Kind kind) implements Op {

    /// What is made of a plane.
    public enum Kind {
        /// The largest element; the first of several takes the gradient. NaN never wins.
        MAX,
        /// The mean, summed in double precision.
        AVERAGE
    }

    public static final GlobalPool MAX = new GlobalPool(Kind.MAX);
    public static final GlobalPool AVERAGE = new GlobalPool(Kind.AVERAGE);

    @Override
    public Shape shape(Shape in) {
        return new Shape(in.c(), 1, 1, 1);
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
        return kind == Kind.MAX ? Gradient.SELECTION : Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        int n = places(x.shape());
        for (int c = 0; c < x.shape().c(); c++) {
            y.data()[y.index(c, 0, 0, 0)] = switch (kind) {
                case MAX -> {
                    int place = largest(x, c);
                    yield place < 0 ? Float.NEGATIVE_INFINITY : x.data()[index(x, c, place)];
                }
                case AVERAGE -> (float) (sum(x, c) / n);
            };
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            float d = dy.data()[dy.index(c, 0, 0, 0)];
            switch (kind) {
                case MAX -> {
                    int place = largest(x, c);
                    if (place >= 0) {
                        dx.data()[index(dx, c, place)] += d;
                    }
                }
                case AVERAGE -> spread(dx, c, d / places(s));
            }
        }
    }

    private static int places(Shape s) {
        return s.d() * s.h() * s.w();
    }

    /// The number of the first of the largest elements in the order d, h, w; −1 where nothing is larger than
    /// −∞.
    private static int largest(Tensor x, int c) {
        Shape s = x.shape();
        float most = Float.NEGATIVE_INFINITY;
        int place = -1;
        for (int i = 0; i < places(s); i++) {
            float value = x.data()[index(x, c, i)];
            if (value > most) {
                most = value;
                place = i;
            }
        }
        return place;
    }

    private static int index(Tensor x, int c, int place) {
        Shape s = x.shape();
        return x.index(c, place / (s.h() * s.w()), place / s.w() % s.h(), place % s.w());
    }

    private static double sum(Tensor x, int c) {
        Shape s = x.shape();
        double sum = 0;
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                int row = x.index(c, z, v, 0);
                for (int u = 0; u < s.w(); u++) {
                    sum += x.data()[row + u];
                }
            }
        }
        return sum;
    }

    private static void spread(Tensor dx, int c, float share) {
        Shape s = dx.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                int row = dx.index(c, z, v, 0);
                for (int u = 0; u < s.w(); u++) {
                    dx.data()[row + u] += share;
                }
            }
        }
    }

    @Override
    public String name() {
        return "global" + kind.name().toLowerCase(Locale.ROOT) + "pool";
    }
}
