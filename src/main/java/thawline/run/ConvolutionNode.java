package thawline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.core.Frame;
import thawline.core.FramePadding;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Interleaved;
import thawline.core.Kernel;
import thawline.core.Stencil;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Gradients;
import thawline.tensor.Axes;

/// A convolution channels last, example by example; on its own, or with the 2 × 2 maximum that follows it.
final class ConvolutionNode implements BatchNode {

    private final String path;
    private final BatchValue in;
    private final BatchValue out;
    private final Stencil stencil;
    private final PackedKernel kernel;

    /// With margins: the input with its border, and its gradient likewise; otherwise null.
    private final FramePadding padding;

    private final Slots padded;
    private final Slots paddedGradient;

    /// Where the maxima were; null without them.
    private final Slots winners;

    private ConvolutionNode(String path, Conv2d c, BatchValue in, BatchValue out, Unary pooled) {
        this.path = path;
        this.in = in;
        this.out = out;
        boolean bordered = !c.pad().margins().isZero();
        padding =
                bordered ? new FramePadding(in.shape, c.pad().margins(), c.pad().border()) : null;
        Frame x = bordered ? padding.outer() : in.frame();
        Kernel k = c.kernel().kernel();
        Axes window = new Axes(k.depth(), k.height(), k.width());
        Geometry geometry = c.geometry().withGrouping(Grouping.ALL);
        stencil = pooled == null
                ? Stencil.of(x, window, geometry, out.frame())
                : Stencil.pooled(x, window, geometry, pooled, out.frame());
        kernel = new PackedKernel(
                c.kernel(),
                c.bias(),
                stencil,
                pooled == null ? PackedKernel.Order.BY_TAP : PackedKernel.Order.BY_OUTPUT,
                in.learns());
        padded = bordered ? Slots.of(x.extent()) : null;
        paddedGradient = bordered && in.learns() ? Slots.of(x.extent()) : null;
        winners = pooled == null ? null : Slots.winners(out.frame().extent());
    }

    static ConvolutionNode alone(String path, Conv2d c, BatchValue in, BatchValue out) {
        return new ConvolutionNode(path, c, in, out, null);
    }

    /// `f`: what is done to the sums before or after their maximum, RELU or IDENTITY.
    static ConvolutionNode pooled(String path, Conv2d c, Unary f, BatchValue in, BatchValue out) {
        return new ConvolutionNode(path, c, in, out, f);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<BatchValue> ins() {
        return List.of(in);
    }

    @Override
    public BatchValue out() {
        return out;
    }

    @Override
    public void prepare() {
        kernel.prepare();
    }

    @Override
    public void forward(Turn t, int from, int to) {
        Slots x = padded == null ? in.data : padded;
        for (int e = from; e < to; e++) {
            pad(t, e);
            float[] y = out.data.floats();
            int yAt = out.data.at(t, e);
            if (winners == null) {
                Interleaved.best().apply(stencil, x.floats(), x.at(t, e), kernel.byTap, 0, y, yAt);
            } else {
                Interleaved.best()
                        .applyPooled(
                                stencil,
                                x.floats(),
                                x.at(t, e),
                                kernel.byTap,
                                0,
                                y,
                                yAt,
                                winners.ints(),
                                winners.at(t, e));
            }
        }
    }

    @Override
    public List<Slots> forwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(in.data, out.data));
        if (padded != null) {
            uses.add(padded);
        }
        if (winners != null) {
            uses.add(winners);
        }
        return uses;
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            if (kernel.learns()) {
                kernelGradient(t, e);
            }
            if (in.learns()) {
                adjoint(t, e);
            }
        }
    }

    private void kernelGradient(Turn t, int e) {
        pad(t, e);
        Slots x = padded == null ? in.data : padded;
        float[] dy = out.gradient.floats();
        int dyAt = out.gradient.at(t, e);
        float[] dk = kernel.sum(t.shard);
        if (winners == null) {
            Interleaved.best().kernelGradient(stencil, x.floats(), x.at(t, e), dy, dyAt, dk, 0);
        } else {
            Interleaved.best()
                    .pooledKernelGradient(
                            stencil, x.floats(), x.at(t, e), dy, dyAt, winners.ints(), winners.at(t, e), dk, 0);
        }
    }

    private void adjoint(Turn t, int e) {
        Slots to = paddedGradient == null ? in.gradient : paddedGradient;
        float[] dx = to.floats();
        int dxAt = to.at(t, e);
        if (paddedGradient != null) {
            Arrays.fill(dx, dxAt, dxAt + to.size, 0);
        }
        float[] dy = out.gradient.floats();
        int dyAt = out.gradient.at(t, e);
        if (winners == null) {
            Interleaved.best().adjoint(stencil, dy, dyAt, kernel.byOutput, 0, dx, dxAt);
        } else {
            Interleaved.best()
                    .pooledAdjoint(stencil, dy, dyAt, winners.ints(), winners.at(t, e), kernel.byOutput, 0, dx, dxAt);
        }
        if (paddedGradient != null) {
            padding.fold(dx, dxAt, in.gradient.floats(), in.gradient.at(t, e));
        }
    }

    private void pad(Turn t, int e) {
        if (padded != null) {
            padding.fill(in.data.floats(), in.data.at(t, e), padded.floats(), padded.at(t, e));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(out.gradient));
        if (kernel.learns()) {
            uses.add(in.data);
            if (padded != null) {
                uses.add(padded);
            }
        }
        if (winners != null) {
            uses.add(winners);
        }
        if (in.learns()) {
            uses.add(in.gradient);
        }
        if (paddedGradient != null) {
            uses.add(paddedGradient);
        }
        return uses;
    }

    @Override
    public void clear(int shard) {
        if (kernel.learns()) {
            kernel.clear(shard);
        }
    }

    @Override
    public void reduce(int shards, Gradients g) {
        if (kernel.learns()) {
            kernel.reduce(shards, g);
        }
    }
}
