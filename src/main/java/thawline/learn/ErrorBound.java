package thawline.learn;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Flatten;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.Magnitude;
import thawline.layer.Median;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Range;

/// e' ≤ ‖k̂‖·e + max |(k − k̂) ⋆ x| + rounding: how far outputs can be off, for all inputs between two values, where
/// kernels k were replaced by k̂.
///
/// ‖k̂‖ is the largest sum of absolute numbers of an output; other operations enlarge an error by their steepest
/// slope. Infinite behind an operation that has no steepest slope.
final class ErrorBound {

    /// The spacing of float numbers, as a share of them.
    private static final double UNIT = 0x1p-23;

    private final Iterator<Sites.Site> sites;
    private final Map<Integer, LowRank> replaced;

    private ErrorBound(Iterator<Sites.Site> sites, Map<Integer, LowRank> replaced) {
        this.sites = sites;
        this.replaced = replaced;
    }

    /// For all pictures of 0 … 255: of a layer whose sites of these numbers were replaced.
    static double of(Layer layer, Iterable<Sites.Site> sites, Map<Integer, LowRank> replaced) {
        return new ErrorBound(sites.iterator(), replaced).walk(layer, Range.PICTURE, 0);
    }

    /// max |(k − k̂) ⋆ x|, and what both round.
    static double of(Conv2d exact, LowRank near, Range x) {
        float[] a = exact.kernel().kernel().toArray();
        float[] b = near.kernel().toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] -= b[i];
        }
        Kernel k = near.kernel();
        Kernel off = Kernel.wrap(k.outs(), k.ins(), k.depth(), k.height(), k.width(), a);
        double size = outside(exact, x).magnitude();
        return new Conv2d(Weights.designed(off), Optional.empty(), exact.geometry(), exact.pad())
                        .range(x)
                        .magnitude()
                + rounding(exact.kernel().kernel(), size)
                + rounding(near.sizes(), size);
    }

    /// The input with its border.
    private static Range outside(Conv2d c, Range x) {
        return c.pad().border().mode() == Border.Mode.CONSTANT
                ? x.hull(c.pad().border().value())
                : x;
    }

    /// What a sum of products can be off in single precision, with four operations more.
    private static double rounding(Kernel k, double size) {
        return norm(k) * size * (k.size() / k.outs() + 4) * UNIT;
    }

    private double walk(Layer layer, Range in, double e) {
        return switch (layer) {
            case Op op -> op(sites.next(), e);
            case Serial s -> {
                double at = e;
                Range range = in;
                for (Layer step : s.steps()) {
                    at = walk(step, range, at);
                    range = step.range(range);
                }
                yield at;
            }
            case Fork f -> {
                double all = 0;
                for (Layer branch : f.branches()) {
                    double one = walk(branch, in, e);
                    all = f.join() == Join.SUM ? all + one : Math.max(all, one);
                }
                yield all == 0 ? 0 : all + 2 * UNIT * f.range(in).magnitude();
            }
        };
    }

    private double op(Sites.Site site, double e) {
        LowRank near = replaced.get(site.number());
        if (near != null) {
            return (e == 0 ? 0 : norm(near.kernel()) * e) + of((Conv2d) site.op(), near, site.range());
        }
        return e == 0 ? 0 : slope(site.op()) * e + 2 * rounding(site);
    }

    private static double rounding(Sites.Site site) {
        return switch (site.op()) {
            case Conv2d c ->
                rounding(c.kernel().kernel(), outside(c, site.range()).magnitude());
            case Dense d -> rounding(d.kernel().kernel(), site.range().magnitude());
            default -> 4 * UNIT * site.op().range(site.range()).magnitude();
        };
    }

    /// How much an operation enlarges an error at most.
    private static double slope(Op op) {
        return switch (op) {
            case Conv2d c -> norm(c.kernel().kernel());
            case Dense d -> norm(d.kernel().kernel());
            case Scale s -> Math.abs(s.gain().kernel().value());
            case LeakyRelu l -> Math.max(1, Math.abs(l.slope()));
            case Magnitude m -> Math.sqrt(2);
            case Pointwise(Unary f) -> slope(f);
            case Pool p -> 1;
            case Median m -> 1;
            case AveragePool p -> 1;
            case GlobalPool p -> 1;
            case Flatten f -> 1;
            case Dropout d -> 1;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private static double slope(Unary f) {
        return switch (f) {
            case IDENTITY, ABSOLUTE, RELU, TANH -> 1;
            case SIGMOID -> 0.25;
            case SQUARE, SQRT, ROUND8 -> Double.POSITIVE_INFINITY;
        };
    }

    private static double norm(Kernel k) {
        float[] w = k.toArray();
        int share = w.length / k.outs();
        double largest = 0;
        for (int o = 0; o < k.outs(); o++) {
            double sum = 0;
            for (int i = o * share; i < (o + 1) * share; i++) {
                sum += Math.abs(w[i]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
