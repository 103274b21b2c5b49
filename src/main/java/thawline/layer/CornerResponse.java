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
        float[] slope = new float[3];
        for (int p = 0; p < n; p++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float a = x.data()[x.index(p, z, v, u)];
                        float b = x.data()[x.index(p + n, z, v, u)];
                        float c = x.data()[x.index(p + 2 * n, z, v, u)];
                        float d = dy.data()[dy.index(p, z, v, u)];
                        slope(a, b, c, slope);
                        for (int i = 0; i < 3; i++) {
                            dx.data()[dx.index(p + i * n, z, v, u)] += d * slope[i];
                        }
                        byK -= (double) d * (a + c) * (a + c);
                    }
                }
            }
        }
        if (measure instanceof Measure.Harris(Weights k) && g.follows(k)) {
            g.of(k)[0] += (float) byK;
        }
    }

    /// ∂/∂a, ∂/∂b, ∂/∂c
    private void slope(float a, float b, float c, float[] slope) {
        float trace = a + c;
        switch (measure) {
            case Measure.Harris(Weights w) -> {
                float k = w.kernel().value();
                slope[0] = c - 2 * k * trace;
                slope[1] = -2 * b;
                slope[2] = a - 2 * k * trace;
            }
            case Measure.ShiTomasi() -> {
                float half = 0.5f * (a - c);
                float root = (float) Math.sqrt(half * half + b * b);
                float turn = root > 0 ? 0.5f * half / root : 0;
                slope[0] = 0.5f - turn;
                slope[1] = root > 0 ? -b / root : 0;
                slope[2] = 0.5f + turn;
            }
            case Measure.Foerstner() -> {
                float det = Math.fma(a, c, -(b * b));
                float w = det / trace;
                slope[0] = det <= 0 ? 0 : (c - w) / trace;
                slope[1] = det <= 0 ? 0 : -2 * b / trace;
                slope[2] = det <= 0 ? 0 : (a - w) / trace;
            }
        }
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
