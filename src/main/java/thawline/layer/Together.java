package thawline.layer;

import java.util.List;
import java.util.Optional;
import thawline.core.GradientRows;
import thawline.core.Kernel;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = second(first(x)), for a few pairs that have a kernel of their own, see [GradientRows].
///
/// Forward only: a plan puts it in the place of both, a [Trace] never meets it.
public record Together(Conv2d first, Op second) implements Op {

    /// Both as one on an input of this shape, where there is such a kernel.
    public static Optional<Together> of(Layer first, Layer second, Shape in) {
        boolean plain =
                first instanceof Conv2d c && !c.kernel().isLearned() && c.bias().isEmpty();
        if (!plain || in.d() != 1) {
            return Optional.empty();
        }
        Conv2d c = (Conv2d) first;
        Kernel k = c.kernel().kernel();
        return switch (second) {
            case Products p
            when in.c() == 1 && GradientRows.makesProducts(k, c.geometry()) -> Optional.of(new Together(c, p));
            case Magnitude m
            when in.c() == 1 && GradientRows.makesMagnitude(k, c.geometry()) -> Optional.of(new Together(c, m));
            case CornerResponse r
            when in.c() == 3
                    && r.measure() instanceof CornerResponse.Measure.Harris
                    && GradientRows.makesHarris(k, c.geometry()) -> Optional.of(new Together(c, r));
            default -> Optional.empty();
        };
    }

    @Override
    public Shape shape(Shape in) {
        return second.shape(first.shape(in));
    }

    @Override
    public Range range(Range in) {
        return second.range(first.range(in));
    }

    @Override
    public Reach reach() {
        return first.reach();
    }

    @Override
    public long multiplyAdds(Shape in) {
        return first.multiplyAdds(in) + second.multiplyAdds(first.shape(in));
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Kernel k = first.kernel().kernel();
        switch (second) {
            case Products _ -> GradientRows.products(x, k, y);
            case Magnitude _ -> GradientRows.magnitude(x, k, y);
            case CornerResponse(CornerResponse.Measure.Harris(Weights kappa)) ->
                GradientRows.harris(x, k, kappa.kernel().value(), y);
            default -> throw new IllegalStateException("no kernel for " + second);
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("only a plan's forward run takes two operations together");
    }

    @Override
    public List<Weights> weights() {
        return List.of();
    }
}
