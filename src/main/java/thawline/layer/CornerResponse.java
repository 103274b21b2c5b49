package thawline.layer;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import thawline.core.Elementwise;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One number for how much of a corner the structure tensor M = (a b; b c) describes, see [Measure].
///
/// (3n,D,H,W) → (n,D,H,W): all a, then all b, then all c, as [Products] makes them.
public record CornerResponse(Measure measure) implements Op {

    /// What is made of M.
    public sealed interface Measure {

        /// R = det M − k·(tr M)². Harris & Stephens, 1988.
        record Harris(Weights k) implements Measure {}

        /// λ_min(M). Shi & Tomasi, 1994; OpenCV's `cornerMinEigenVal`.
        record ShiTomasi() implements Measure {}

        /// w = det M / tr M, 0 where det M ≤ 0: there M is no structure tensor, or one of a flat place or an
        /// edge. Förstner & Gülch, 1987.
        record Foerstner() implements Measure {}
    }

    public static CornerResponse harris(double k) {
        return new CornerResponse(new Measure.Harris(Weights.designed(k)));
    }

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(Blocks.size(in, 3, name(), "the structure tensor's planes a, b, c"));
    }

    /// For the rounding of floats.
    private static final double SLACK = 1 + 1e-6;

    @Override
    public Range range(Range in) {
        double m = in.magnitude();
        if (2 * m * m > Float.MAX_VALUE) {
            return Range.ANY; // det M leaves the floats
        }
        return switch (measure) {
            case Measure.Harris(Weights k) -> {
                float share = k.kernel().value();
                double trace = share == 0 ? 0 : 4 * m * m * share;
                yield Range.of(-2 * m * m - Math.max(trace, 0), 2 * m * m - Math.min(trace, 0));
            }
            case Measure.ShiTomasi() -> Range.of(-2.5 * m, 2.5 * m);
            case Measure.Foerstner() ->
                Range.of(in.min() < 0 ? -0.5 * m * SLACK : 0, in.max() > 0 ? 0.5 * m * SLACK : 0);
        };
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return (measure instanceof Measure.Harris ? 4L : 3L) * shape(in).size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = y.shape();
        int n = s.c();
        for (int p = 0; p < n; p++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int a = x.index(p, z, v, 0);
                    int b = x.index(p + n, z, v, 0);
                    int c = x.index(p + 2 * n, z, v, 0);
                    int o = y.index(p, z, v, 0);
                    Elementwise e = Elementwise.best();
                    switch (measure) {
                        case Measure.Harris(Weights k) ->
                            e.harris(x.data(), a, b, c, k.kernel().value(), y.data(), o, s.w());
                        case Measure.ShiTomasi() -> e.smallerEigenvalue(x.data(), a, b, c, y.data(), o, s.w());
                        case Measure.Foerstner() -> e.foerstner(x.data(), a, b, c, y.data(), o, s.w());
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = y.shape();
        int n = s.c();
        double byK = 0;
        for (int p = 0; p < n; p++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float a = x.data()[x.index(p, z, v, u)];
                        float b = x.data()[x.index(p + n, z, v, u)];
                        float c = x.data()[x.index(p + 2 * n, z, v, u)];
                        float d = dy.data()[dy.index(p, z, v, u)];
                        dx.data()[dx.index(p, z, v, u)] += d * outer(a, b, c);
                        dx.data()[dx.index(p + n, z, v, u)] += d * inner(a, b, c);
                        dx.data()[dx.index(p + 2 * n, z, v, u)] += d * outer(c, b, a);
                        byK -= (double) d * (a + c) * (a + c);
                    }
                }
            }
        }
        if (measure instanceof Measure.Harris(Weights k) && g.follows(k)) {
            g.of(k)[0] += (float) byK;
        }
    }

    /// ∂/∂a; and since all measures treat a and c alike, with the two exchanged ∂/∂c.
    private float outer(float a, float b, float c) {
        return switch (measure) {
            case Measure.Harris(Weights k) -> c - 2 * k.kernel().value() * (a + c);
            case Measure.ShiTomasi() -> {
                float half = 0.5f * (a - c);
                float root = (float) Math.sqrt(half * half + b * b);
                yield 0.5f - (root > 0 ? 0.5f * half / root : 0);
            }
            case Measure.Foerstner() -> {
                float det = Math.fma(a, c, -(b * b));
                yield det <= 0 ? 0 : (c - det / (a + c)) / (a + c);
            }
        };
    }

    /// ∂/∂b
    private float inner(float a, float b, float c) {
        return switch (measure) {
            case Measure.Harris(Weights k) -> -2 * b;
            case Measure.ShiTomasi() -> {
                float half = 0.5f * (a - c);
                float root = (float) Math.sqrt(half * half + b * b);
                yield root > 0 ? -b / root : 0;
            }
            case Measure.Foerstner() -> Math.fma(a, c, -(b * b)) <= 0 ? 0 : -2 * b / (a + c);
        };
    }

    @Override
    public List<Weights> weights() {
        return measure instanceof Measure.Harris(Weights k) ? List.of(k) : List.of();
    }

    @Override
    public CornerResponse withWeights(UnaryOperator<Weights> f) {
        return measure instanceof Measure.Harris(Weights k) ? new CornerResponse(new Measure.Harris(f.apply(k))) : this;
    }

    @Override
    public String name() {
        return measure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
