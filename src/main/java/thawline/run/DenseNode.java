package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Frame;
import thawline.core.Geometry;
import thawline.core.Interleaved;
import thawline.core.Stencil;
import thawline.layer.Dense;
import thawline.layer.Gradients;
import thawline.tensor.Axes;
import thawline.tensor.Shape;

/// A dense layer over all examples of a shard at once: a 1 × 1 convolution of a row of vectors.
final class DenseNode implements BatchNode {

    private final String path;
    private final BatchValue in;
    private final BatchValue out;
    private final PackedKernel kernel;

    /// For each number of examples a stencil, once it was asked for.
    private final Stencil[] stencils;

    DenseNode(String path, Dense dense, BatchValue in, BatchValue out, int capacity) {
        this.path = path;
        this.in = in;
        this.out = out;
        stencils = new Stencil[capacity + 1];
        kernel = new PackedKernel(dense.kernel(), dense.bias(), stencil(1), PackedKernel.Order.BY_TAP, in.learns());
    }

    /// Two threads may make the same one; either will do.
    private Stencil stencil(int count) {
        if (stencils[count] == null) {
            stencils[count] = Stencil.of(column(in, count), Axes.ONE, Geometry.UNIT, column(out, count));
        }
        return stencils[count];
    }

    private static Frame column(BatchValue v, int count) {
        return Frame.of(new Shape(v.shape.c(), 1, count, 1));
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
    public boolean isWhole() {
        return true;
    }

    @Override
    public void prepare() {
        kernel.prepare();
    }

    @Override
    public void forward(Turn t, int from, int to) {
        Interleaved.best()
                .apply(
                        stencil(to - from),
                        in.data.floats(),
                        in.data.at(t, from),
                        kernel.byTap,
                        0,
                        out.data.floats(),
                        out.data.at(t, from));
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        Stencil s = stencil(to - from);
        float[] dy = out.gradient.floats();
        int dyAt = out.gradient.at(t, from);
        if (kernel.learns()) {
            float[] dk = kernel.sum(t.shard);
            Interleaved.best().kernelGradient(s, in.data.floats(), in.data.at(t, from), dy, dyAt, dk, 0);
        }
        if (in.learns()) {
            Interleaved.best().adjoint(s, dy, dyAt, kernel.byOutput, 0, in.gradient.floats(), in.gradient.at(t, from));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(out.gradient));
        if (kernel.learns()) {
            uses.add(in.data);
        }
        if (in.learns()) {
            uses.add(in.gradient);
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
