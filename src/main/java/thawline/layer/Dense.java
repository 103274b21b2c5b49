package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import thawline.core.Correlation;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = W·x + b: every output sees every input.
///
/// (i,1,1,1) → (o,1,1,1), with W as a kernel of o × i numbers. It is the convolution of a picture of one
/// pixel.
public record Dense(Weights kernel, Optional<Weights> bias) implements Op {

    public Dense {
        Kernel k = kernel.kernel();
        if (k.depth() * k.height() * k.width() != 1) {
            throw new IllegalArgumentException("a dense kernel is outputs × inputs, but got " + k);
        }
        int numbers = bias.map(b -> b.kernel().size()).orElse(k.outs());
        if (numbers != k.outs()) {
            throw new IllegalArgumentException(
                    k + " has " + k.outs() + " outputs, but the bias has " + numbers + " numbers");
        }
    }

    /// A matrix written by hand.
    public static Dense designed(Kernel numbers) {
        return new Dense(Weights.designed(numbers), Optional.empty());
    }

    /// A matrix whose numbers are trained from the given start.
    public static Dense learned(Kernel start) {
        return new Dense(new Weights.Learned(start), Optional.empty());
    }

    /// One number per output, added to each sum.
    public Dense bias(float... numbers) {
        Weights b = Weights.designed(Kernel.wrap(numbers.length, 1, 1, 1, 1, numbers.clone()));
        return new Dense(kernel, Optional.of(kernel.isLearned() ? b.thaw() : b));
    }

    @Override
    public Shape shape(Shape in) {
        Kernel k = kernel.kernel();
        if (in.c() != in.size()) {
            throw new IllegalArgumentException(
                    "dense reads a vector (n, 1, 1, 1), but got " + in + "; put flatten or a global pool before it");
        }
        if (in.c() != k.ins()) {
            throw new IllegalArgumentException("dense with " + k.ins() + " inputs got " + in.c() + " numbers");
        }
        return in.withChannels(k.outs());
    }

    private Conv2d pixel() {
        return new Conv2d(kernel, bias, Geometry.UNIT, Conv2d.Pad.NONE);
    }

    @Override
    public Range range(Range in) {
        return pixel().range(in);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return Correlation.multiplyAdds(kernel.kernel(), Geometry.UNIT, shape(in));
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        pixel().forward(x, y, pass);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        pixel().backward(x, y, dy, dx, g, pass);
    }

    @Override
    public List<Weights> weights() {
        List<Weights> all = new ArrayList<>(List.of(kernel));
        bias.ifPresent(all::add);
        return all;
    }

    @Override
    public Dense withWeights(UnaryOperator<Weights> f) {
        return new Dense(f.apply(kernel), bias.map(f));
    }
}
