package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import thawline.core.Correlation;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[o] = b[o] + Σ_i k[o,i] ⋆ x[i]`: Sobel, Gaussian, grey conversion, and every layer of a CNN.
///
/// (i,D,H,W) → (o,D',H',W') with H' = (H + top + bottom − ((kh − 1)·dilation + 1)) / stride + 1 and alike for
/// the other axes. Cross-correlation: kernels are applied as they are read.
public record Conv2d(Weights kernel, Optional<Weights> bias, Geometry geometry, Pad pad) implements Op {

    /// What is laid around the input, and how wide.
    public record Pad(Border border, Margins margins) {

        public static final Pad NONE = new Pad(Border.NONE, Margins.ZERO);

        public Pad {
            if (border.mode() == Border.Mode.NONE && !margins.isZero()) {
                throw new IllegalArgumentException("Border.NONE cannot fill the margins " + margins);
            }
        }

        /// Zeros all around, so many that H' = ⌈H / stride⌉ and alike for the other axes; of an odd number
        /// the larger half lies behind, below and to the right. Keras' `same`.
        public static Pad same(Shape in, Axes window, Axes stride, Axes dilation) {
            int d = missing(in.d(), window.d(), stride.d(), dilation.d());
            int h = missing(in.h(), window.h(), stride.h(), dilation.h());
            int w = missing(in.w(), window.w(), stride.w(), dilation.w());
            return new Pad(Border.ZERO, new Margins(d / 2, d - d / 2, h / 2, h - h / 2, w / 2, w - w / 2));
        }

        /// How much wider the input of an axis has to be for ⌈n / stride⌉ windows.
        private static int missing(int n, int window, int stride, int dilation) {
            int windows = (n - 1) / stride + 1;
            return Math.max((windows - 1) * stride + (window - 1) * dilation + 1 - n, 0);
        }

        /// The same margins, filled otherwise.
        public Pad with(Border other) {
            return new Pad(other, margins);
        }

        /// As wide as the kernel reaches from its anchor, which is element k/2 of each axis as in OpenCV: at
        /// stride 1 the output has the input's size.
        static Pad centred(Border border, Kernel k, Geometry g) {
            if (border.mode() == Border.Mode.NONE) {
                return NONE;
            }
            int z = k.depth() / 2 * g.dilation().d();
            int y = k.height() / 2 * g.dilation().h();
            int x = k.width() / 2 * g.dilation().w();
            return new Pad(
                    border,
                    new Margins(
                            z,
                            (k.depth() - 1) * g.dilation().d() - z,
                            y,
                            (k.height() - 1) * g.dilation().h() - y,
                            x,
                            (k.width() - 1) * g.dilation().w() - x));
        }
    }

    public Conv2d {
        int numbers = bias.map(b -> b.kernel().size()).orElse(0);
        if (numbers != 0 && numbers != kernel.kernel().outs()) {
            throw new IllegalArgumentException(kernel.kernel() + " has "
                    + kernel.kernel().outs() + " outputs, but the bias has " + numbers + " numbers");
        }
    }

    /// A kernel written by hand; one with a single input is applied to every plane on its own, as OpenCV's
    /// filters are.
    public static Conv2d designed(Kernel numbers, Border border) {
        return of(Weights.designed(numbers), border);
    }

    /// A kernel whose numbers are trained from the given start.
    public static Conv2d learned(Kernel start, Border border) {
        return of(new Weights.Learned(start), border);
    }

    private static Conv2d of(Weights w, Border border) {
        Geometry g = w.kernel().ins() == 1 ? Geometry.EACH : Geometry.UNIT;
        return new Conv2d(w, Optional.empty(), g, Pad.centred(border, w.kernel(), g));
    }

    public Conv2d stride(int step) {
        return with(geometry.withStride(Axes.plane(step)));
    }

    /// Margins that a caller chose stay; others widen with the window.
    public Conv2d dilation(int step) {
        Geometry g = geometry.withDilation(Axes.plane(step));
        boolean centred = pad.equals(Pad.centred(pad.border(), kernel.kernel(), geometry));
        return new Conv2d(kernel, bias, g, centred ? Pad.centred(pad.border(), kernel.kernel(), g) : pad);
    }

    /// n groups of planes that do not see each other.
    public Conv2d groups(int n) {
        return with(geometry.withGrouping(new Grouping.Groups(n)));
    }

    public Conv2d with(Geometry g) {
        return new Conv2d(kernel, bias, g, pad);
    }

    /// The same margins on every side, as the P of W2 = (W1 − F + 2P)/S + 1.
    public Conv2d padded(Border border, int all) {
        return padded(border, Margins.plane(all));
    }

    public Conv2d padded(Border border, Margins margins) {
        return new Conv2d(kernel, bias, geometry, new Pad(border, margins));
    }

    /// One number per output plane, added to each sum.
    public Conv2d bias(float... numbers) {
        Weights b = Weights.designed(Kernel.wrap(numbers.length, 1, 1, 1, 1, numbers.clone()));
        return new Conv2d(kernel, Optional.of(kernel.isLearned() ? b.thaw() : b), geometry, pad);
    }

    @Override
    public Shape shape(Shape in) {
        return geometry.output(pad.margins().around(in), kernel.kernel());
    }

    @Override
    public Range range(Range in) {
        Range r = pad.border().mode() == Border.Mode.CONSTANT
                ? in.hull(pad.border().value())
                : in;
        Kernel k = kernel.kernel();
        float[] w = k.toArray();
        int share = w.length / k.outs();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < k.outs(); o++) {
            double least = bias.isPresent() ? bias.get().kernel().toArray()[o] : 0;
            double most = least;
            double size = Math.abs(least);
            double lowest = least;
            double highest = most;
            for (int i = o * share; i < (o + 1) * share; i++) {
                if (w[i] != 0) {
                    double a = Math.min(w[i] * (double) r.min(), w[i] * (double) r.max());
                    double b = Math.max(w[i] * (double) r.min(), w[i] * (double) r.max());
                    least += a;
                    most += b;
                    lowest = Math.min(lowest, a);
                    highest = Math.max(highest, b);
                    size += Math.abs(w[i]) * (double) r.magnitude();
                }
            }
            double rounding = size * (share + 4) * 0x1p-23;
            // sums of what is not negative are not negative, however they are rounded
            low = Math.min(low, lowest >= 0 ? Math.max(least - rounding, 0) : least - rounding);
            high = Math.max(high, highest <= 0 ? Math.min(most + rounding, 0) : most + rounding);
        }
        return Range.of(low, high);
    }

    @Override
    public Reach reach() {
        return new Reach.Window(geometry.span(kernel.kernel()), pad.margins(), geometry.stride(), pad.border());
    }

    @Override
    public long multiplyAdds(Shape in) {
        return Correlation.multiplyAdds(kernel.kernel(), geometry, shape(in));
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Correlation.best().apply(x, kernel.kernel(), start(), geometry, y);
    }

    /// What the sums start at.
    Kernel start() {
        return bias.isPresent() ? bias.get().kernel() : Correlation.NO_BIAS;
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Correlation.best().adjoint(dy, kernel.kernel(), geometry, dx);
        if (g.follows(kernel)) {
            Correlation.best().kernelGradient(x, dy, kernel.kernel(), geometry, g.of(kernel));
        }
        if (bias.isPresent() && g.follows(bias.get())) {
            Correlation.biasGradient(dy, kernel.kernel(), geometry, g.of(bias.get()));
        }
    }

    @Override
    public List<Weights> weights() {
        List<Weights> all = new ArrayList<>(List.of(kernel));
        bias.ifPresent(all::add);
        return all;
    }

    @Override
    public Conv2d withWeights(UnaryOperator<Weights> f) {
        return new Conv2d(f.apply(kernel), bias.map(f), geometry, pad);
    }
}
