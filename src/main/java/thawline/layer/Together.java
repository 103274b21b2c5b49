package thawline.layer;

import java.util.List;
import java.util.Optional;
import thawline.core.Correlation;
import thawline.core.Geometry;
import thawline.core.GradientRows;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Operations one after the other as one, for a few series that have a kernel of their own, see
/// [GradientRows] and [Correlation#rectified].
///
/// Forward only: a plan puts it in the place of all, a [Trace] never meets it.
public record Together(List<Op> steps) implements Op {

    /// How far Harris reaches that is done as one, see [GradientRows#corners].
    private static final Reach.Window CORNERS =
            new Reach.Window(new Axes(1, 5, 5), Margins.plane(2, 2, 2, 2), Axes.ONE, Border.REFLECT_101);

    private static final Pointwise RELU = new Pointwise(Unary.RELU);

    private static final Margins AROUND = Margins.plane(1, 1, 1, 1);
    private static final Margins BEFORE = Margins.plane(1, 0, 1, 0);

    public Together {
        steps = List.copyOf(steps);
    }

    /// The first of these layers as one on an input of this shape, as many as there is such a kernel for.
    public static Optional<Together> of(List<Layer> layers, Shape in) {
        if (layers.size() >= 4 && isCorners(layers, in)) {
            return Optional.of(of(layers, 4));
        }
        return layers.size() >= 2 && isPair(layers.get(0), layers.get(1), in)
                ? Optional.of(of(layers, 2))
                : Optional.empty();
    }

    private static Together of(List<Layer> layers, int n) {
        return new Together(layers.stream().limit(n).map(Op.class::cast).toList());
    }

    /// Whether two have a kernel.
    private static boolean isPair(Layer first, Layer second, Shape in) {
        if (!(first instanceof Conv2d c)) {
            return false;
        }
        if (second.equals(RELU)) {
            return Correlation.rectifies(c.kernel().kernel(), c.geometry());
        }
        if (!isPlain(c) || in.d() != 1) {
            return false;
        }
        Kernel k = c.kernel().kernel();
        Geometry g = c.geometry();
        return switch (second) {
            case Products p -> in.c() == 1 && GradientRows.makesProducts(k, g);
            case Magnitude m -> in.c() == 1 && GradientRows.makesMagnitude(k, g);
            case CornerResponse r ->
                in.c() == 3 && r.measure() instanceof CornerResponse.Measure.Harris && GradientRows.makesHarris(k, g);
            default -> false;
        };
    }

    /// Whether four are Harris as [GradientRows#corners] has it, borders and all.
    private static boolean isCorners(List<Layer> layers, Shape in) {
        return isPair(layers.get(0), layers.get(1), in)
                && layers.get(1) instanceof Products p
                && isPair(layers.get(2), layers.get(3), p.shape(layers.get(0).shape(in)))
                && GradientRows.makesCorners(kernel(layers.get(0)), kernel(layers.get(2)))
                && in.h() > 1
                && in.w() > 1
                && ((Conv2d) layers.get(0)).pad().equals(new Conv2d.Pad(Border.REFLECT_101, AROUND))
                && ((Conv2d) layers.get(2)).pad().equals(new Conv2d.Pad(Border.REFLECT_101, BEFORE));
    }

    private static Kernel kernel(Layer convolution) {
        return ((Conv2d) convolution).kernel().kernel();
    }

    private static boolean isPlain(Conv2d c) {
        return !c.kernel().isLearned() && c.bias().isEmpty();
    }

    @Override
    public Shape shape(Shape in) {
        Shape s = in;
        for (Op step : steps) {
            s = step.shape(s);
        }
        return s;
    }

    @Override
    public Range range(Range in) {
        Range r = in;
        for (Op step : steps) {
            r = step.range(r);
        }
        return r;
    }

    @Override
    public Reach reach() {
        return steps.size() == 4 ? CORNERS : steps.getFirst().reach();
    }

    @Override
    public long multiplyAdds(Shape in) {
        long sum = 0;
        Shape s = in;
        for (Op step : steps) {
            sum += step.multiplyAdds(s);
            s = step.shape(s);
        }
        return sum;
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        forward(x, y, 0, 0);
    }

    /// The same for a part of the planes, whose first row and column these are: what lies between operations
    /// has a border too.
    public void forward(Tensor x, Tensor y, int row, int column) {
        Conv2d c = (Conv2d) steps.getFirst();
        Kernel k = c.kernel().kernel();
        switch (steps.getLast()) {
            case Pointwise _ -> Correlation.best().rectified(x, k, c.start(), c.geometry(), y);
            case Products _ -> GradientRows.products(x, k, y);
            case Magnitude _ -> GradientRows.magnitude(x, k, y);
            case CornerResponse(CornerResponse.Measure.Harris(Weights kappa)) -> {
                float kap = kappa.kernel().value();
                if (steps.size() == 4) {
                    GradientRows.corners(x, k, kap, y, row, column);
                } else {
                    GradientRows.harris(x, k, kap, y);
                }
            }
            default -> throw new IllegalStateException("no kernel for " + steps);
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("only a plan's forward run takes operations together");
    }

    @Override
    public List<Weights> weights() {
        return List.of();
    }
}
