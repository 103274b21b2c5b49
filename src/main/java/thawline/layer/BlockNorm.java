package thawline.layer;

import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// u = x/(|x| + ε), t = u held in −clip … clip, y = t/(|t| + 0.001), with |x| over all planes at a place:
/// L2-Hys.
///
/// Shapes stay. What is left has a length of nearly 1, and no element outweighs the others; ε, in units of
/// the input, keeps flat places near 0. Dalal and Triggs 2005, as OpenCV's `HOGDescriptor` has it.
public record BlockNorm(float clip, float epsilon) implements Op {

    /// What keeps the second division from one by 0.
    public static final float AGAIN = 1e-3f;

    public BlockNorm {
        if (!(clip > 0) || !(epsilon > 0)) {
            throw new IllegalArgumentException(
                    "clip " + clip + " and epsilon " + epsilon + " are positive; 0.2 and 3.6 are usual");
        }
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(in.min() < 0 ? -1 : 0, in.max() > 0 ? 1 : 0);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return 4L * in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    double first = 1 / (length(x, z, v, u) + epsilon);
                    double second = 1 / (heldLength(x, z, v, u, first) + AGAIN);
                    for (int c = 0; c < s.c(); c++) {
                        double held = held(x.data()[x.index(c, z, v, u)] * first);
                        y.data()[y.index(c, z, v, u)] = (float) (held * second);
                    }
                }
            }
        }
    }

    private double held(double u) {
        return Math.clamp(u, -(double) clip, clip);
    }

    private static double length(Tensor x, int z, int v, int u) {
        double sum = 0;
        for (int c = 0; c < x.shape().c(); c++) {
            double value = x.data()[x.index(c, z, v, u)];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /// |t|, for the factor that makes u of x.
    private double heldLength(Tensor x, int z, int v, int u, double factor) {
        double sum = 0;
        for (int c = 0; c < x.shape().c(); c++) {
            double t = held(x.data()[x.index(c, z, v, u)] * factor);
            sum += t * t;
        }
        return Math.sqrt(sum);
    }

    /// Twice the same rule: of u = x/(n + e) with n = |x|, dx += du/(n + e) − x·⟨x, du⟩/(n·(n + e)²).
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    double n = length(x, z, v, u);
                    if (n > 0) {
                        dAt(x, dy, dx, new int[] {z, v, u}, n);
                    }
                }
            }
        }
    }

    private void dAt(Tensor x, Tensor dy, Tensor dx, int[] at, double n) {
        int planes = x.shape().c();
        double a = n + epsilon;
        double[] t = new double[planes];
        double[] d = new double[planes];
        double m = heldLength(x, at[0], at[1], at[2], 1 / a);
        double b = m + AGAIN;
        double alongT = 0;
        for (int c = 0; c < planes; c++) {
            t[c] = held(x.data()[x.index(c, at[0], at[1], at[2])] / a);
            d[c] = dy.data()[dy.index(c, at[0], at[1], at[2])];
            alongT += t[c] * d[c];
        }
        double alongX = 0;
        for (int c = 0; c < planes; c++) {
            d[c] = Math.abs(t[c]) < clip ? d[c] / b - t[c] * alongT / (m * b * b) : 0;
            alongX += x.data()[x.index(c, at[0], at[1], at[2])] * d[c];
        }
        for (int c = 0; c < planes; c++) {
            double value = x.data()[x.index(c, at[0], at[1], at[2])];
            dx.data()[dx.index(c, at[0], at[1], at[2])] += (float) (d[c] / a - value * alongX / (n * a * a));
        }
    }
}
