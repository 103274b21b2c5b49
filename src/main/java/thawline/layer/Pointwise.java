package thawline.layer;

import java.util.Locale;
import thawline.core.Elementwise;
import thawline.core.Unary;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = f(x) at every element; shapes stay. With `IDENTITY` it is the skip connection of a [Fork].
public record Pointwise(Unary function) implements Op {

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return switch (function) {
            case IDENTITY -> in;
            case ABSOLUTE ->
                new Range(in.contains(0) ? 0 : Math.min(Math.abs(in.min()), Math.abs(in.max())), in.magnitude());
            case RELU -> new Range(Math.max(in.min(), 0), Math.max(in.max(), 0));
            case SQUARE -> {
                float least = in.contains(0) ? 0 : Math.min(Math.abs(in.min()), Math.abs(in.max()));
                yield new Range(least * least, in.magnitude() * in.magnitude());
            }
            case SQRT -> new Range((float) Math.sqrt(Math.max(in.min(), 0)), (float) Math.sqrt(Math.max(in.max(), 0)));
            case ROUND8 ->
                new Range((float) Math.floor(Math.clamp(in.min(), 0f, 255f) + 0.5), (float)
                        Math.floor(Math.clamp(in.max(), 0f, 255f) + 0.5));
            case SIGMOID -> rising(in, 0);
            case TANH -> rising(in, -1);
        };
    }

    /// f(in) for an f that rises from `least` to 1, with what rounding may add.
    private Range rising(Range in, float least) {
        float[] ends = {in.min(), in.max()};
        Elementwise.best().unary(function, ends, 0, ends, 0, 2);
        float low = Math.max(ends[0] - Math.abs(ends[0]) * SLACK, least);
        float high = Math.min(ends[1] + Math.abs(ends[1]) * SLACK, 1);
        return new Range(low, high);
    }

    private static final float SLACK = 1e-6f;

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    /// 8 for an exponential.
    @Override
    public long multiplyAdds(Shape in) {
        return switch (function) {
            case SIGMOID -> 8L * in.size();
            case TANH -> 14L * in.size();
            default -> 0;
        };
    }

    @Override
    public Gradient gradient() {
        return switch (function) {
            case IDENTITY, SQUARE, SQRT, SIGMOID, TANH -> Gradient.EXACT;
            case ABSOLUTE, RELU -> Gradient.SELECTION;
            case ROUND8 -> Gradient.STRAIGHT_THROUGH;
        };
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Elementwise.best()
                            .unary(function, x.data(), x.index(c, z, v, 0), y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int a = x.index(c, z, v, 0);
                    int b = dy.index(c, z, v, 0);
                    int to = dx.index(c, z, v, 0);
                    if (function == Unary.RELU) {
                        Elementwise.best().leakyAdjoint(x.data(), a, 0, dy.data(), b, dx.data(), to, s.w());
                    } else {
                        row(x.data(), a, y.data(), y.index(c, z, v, 0), dy.data(), b, dx.data(), to, s.w());
                    }
                }
            }
        }
    }

    private void row(float[] x, int a, float[] y, int o, float[] dy, int b, float[] dx, int to, int n) {
        for (int i = 0; i < n; i++) {
            dx[to + i] += dy[b + i] * slope(x[a + i], y[o + i]);
        }
    }

    private float slope(float x, float y) {
        return switch (function) {
            case IDENTITY -> 1;
            case ABSOLUTE -> Math.signum(x);
            case RELU -> x > 0 ? 1 : 0;
            case SQUARE -> 2 * x;
            case SQRT -> y > 0 ? 0.5f / y : 0;
            case ROUND8 -> x >= 0 && x <= 255 ? 1 : 0;
            case SIGMOID -> y * (1 - y);
            case TANH -> Math.fma(-y, y, 1);
        };
    }

    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }
}
