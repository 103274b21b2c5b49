package thawline.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import thawline.core.Cut;
import thawline.core.Exponential;
import thawline.core.Levels;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = cut(x, t): what lies above the level t and what does not, see [Cut]; shapes stay. `high` is what the
/// steps write.
public record Threshold(Cut cut, Level level, float high) implements Op {

    /// Where the threshold lies.
    public sealed interface Level {

        /// The same number for every picture.
        record Absolute(Weights value) implements Level {}

        /// A share of the largest element of the input, such as 0.01.
        record OfMaximum(Weights share) implements Level {}

        /// The 8-bit value that parts the histogram into the two classes farthest apart. Otsu, 1979.
        record Otsu() implements Level {}
    }

    public static Threshold above(double level) {
        return new Threshold(Cut.BINARY, new Level.Absolute(Weights.designed(level)), 255);
    }

    public static Threshold ofMaximum(double share) {
        return new Threshold(Cut.BINARY, new Level.OfMaximum(Weights.designed(share)), 255);
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return switch (cut) {
            case BINARY, BINARY_INV -> new Range(Math.min(0, high), Math.max(0, high));
            case TRUNC -> {
                Range t = levels(in);
                yield new Range(Math.min(in.min(), t.min()), Math.min(in.max(), t.max()));
            }
            case TOZERO, TOZERO_INV -> in.hull(0);
        };
    }

    /// Where the level lies when the input lies in `in`.
    private Range levels(Range in) {
        return switch (level) {
            case Level.Absolute(Weights w) ->
                new Range(w.kernel().value(), w.kernel().value());
            case Level.OfMaximum(Weights w) -> Scale.scaled(in, w.kernel().value(), 0);
            case Level.Otsu() -> new Range(0, Summary.BINS - 1);
        };
    }

    @Override
    public Reach reach() {
        return switch (level) {
            case Level.Absolute a -> Reach.PIXEL;
            case Level.OfMaximum m -> new Reach.Plane(Statistic.EXTREMES);
            case Level.Otsu o -> new Reach.Plane(Statistic.HISTOGRAM);
        };
    }

    @Override
    public Gradient gradient() {
        return switch (cut) {
            case BINARY, BINARY_INV -> Gradient.STRAIGHT_THROUGH;
            case TRUNC, TOZERO, TOZERO_INV -> Gradient.SELECTION;
        };
    }

    private float value(Pass pass) {
        return switch (level) {
            case Level.Absolute(Weights w) -> w.kernel().value();
            case Level.OfMaximum(Weights w) ->
                w.kernel().value() * pass.summary().max();
            case Level.Otsu() -> otsu(pass.summary());
        };
    }

    /// argmax_t  n₀(t)·n₁(t)·(μ₀(t) − μ₁(t))², the first of equals; class 0 holds the values up to t.
    static int otsu(Summary s) {
        double all = 0;
        double sum = 0;
        for (int v = 0; v < Summary.BINS; v++) {
            all += s.count(v);
            sum += (double) v * s.count(v);
        }
        double below = 0;
        double belowSum = 0;
        double best = -1;
        int at = 0;
        for (int v = 0; v < Summary.BINS; v++) {
            below += s.count(v);
            belowSum += (double) v * s.count(v);
            double above = all - below;
            if (below > 0 && above > 0) {
                double gap = belowSum / below - (sum - belowSum) / above;
                double between = below * above * gap * gap;
                if (between > best) {
                    best = between;
                    at = v;
                }
            }
        }
        return at;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        float t = value(pass);
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Levels.best()
                            .threshold(
                                    cut, x.data(), x.index(c, z, v, 0), t, high, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    /// A step is hard forward and soft backward: its gradient is that of high·σ((x − t)/w), where the width w
    /// is |t|, or 1 for t = 0, and held fixed. A share of the maximum moves with it: the first maximum takes what
    /// the level takes. Otsu's level is held fixed too.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        float t = value(pass);
        float width = t == 0 ? 1 : Math.abs(t);
        float max = level instanceof Level.OfMaximum ? pass.summary().max() : Float.NaN;
        double byLevel = 0;
        int maxAt = -1;
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float value = x.data()[x.index(c, z, v, u)];
                        float d = dy.data()[dy.index(c, z, v, u)];
                        int at = dx.index(c, z, v, u);
                        float slope = slope(value, t, width);
                        dx.data()[at] += d * slope;
                        byLevel += d * levelSlope(value > t, slope);
                        maxAt = maxAt < 0 && value == max ? at : maxAt;
                    }
                }
            }
        }
        if (level instanceof Level.OfMaximum(Weights share) && maxAt >= 0) {
            dx.data()[maxAt] += (float) (byLevel * share.kernel().value());
        }
        switch (level) {
            case Level.Absolute(Weights w) when g.follows(w) -> g.of(w)[0] += (float) byLevel;
            case Level.OfMaximum(Weights w)
            when g.follows(w) -> g.of(w)[0] += (float) (byLevel * pass.summary().max());
            default -> {}
        }
    }

    /// ∂y/∂x
    private float slope(float x, float t, float width) {
        return switch (cut) {
            case BINARY -> high * bell((x - t) / width) / width;
            case BINARY_INV -> -high * bell((x - t) / width) / width;
            case TRUNC, TOZERO_INV -> x > t ? 0 : 1;
            case TOZERO -> x > t ? 1 : 0;
        };
    }

    /// σ'(a) = e^(−|a|) / (1 + e^(−|a|))²
    private static float bell(float a) {
        float e = Exponential.of(-Math.abs(a));
        return e / ((1 + e) * (1 + e));
    }

    /// ∂y/∂t, given ∂y/∂x
    private float levelSlope(boolean above, float slope) {
        return switch (cut) {
            case BINARY, BINARY_INV -> -slope;
            case TRUNC -> above ? 1 : 0;
            case TOZERO, TOZERO_INV -> 0;
        };
    }

    @Override
    public List<Weights> weights() {
        return switch (level) {
            case Level.Absolute(Weights w) -> List.of(w);
            case Level.OfMaximum(Weights w) -> List.of(w);
            case Level.Otsu() -> List.of();
        };
    }

    @Override
    public Threshold withWeights(UnaryOperator<Weights> f) {
        return switch (level) {
            case Level.Absolute(Weights w) -> new Threshold(cut, new Level.Absolute(f.apply(w)), high);
            case Level.OfMaximum(Weights w) -> new Threshold(cut, new Level.OfMaximum(f.apply(w)), high);
            case Level.Otsu() -> this;
        };
    }
}
