package thawline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.core.Padding;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.layer.Summary;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Any operation by its own forward and backward over planes, example by example: what every operation can
/// do, and what those do that have no faster node.
final class OpNode implements BatchNode {

    private final String path;
    private final Op op;
    private final int layer;
    private final BatchValue in;
    private final BatchValue out;
    private final Reach.Window window;

    /// With margins: the input with its border, and its gradient likewise. A gradient that nobody wants goes
    /// there too. Null where there is no need.
    private final Slots padded;

    private final Slots paddedGradient;
    private Tensor[] inside;
    private Tensor[] insideGradient;
    private Summary[] summaries;
    private Pass[] inference;

    OpNode(Layers.Located located, int layer, BatchValue in, BatchValue out) {
        this.path = located.path();
        this.op = located.op();
        this.layer = layer;
        this.in = in;
        this.out = out;
        window = op.reach() instanceof Reach.Window w ? w : Reach.PIXEL;
        Shape around = window.margins().around(in.shape);
        padded = window.margins().isZero() ? null : Slots.planes(around, around.size());
        paddedGradient = out.learns() && (padded != null || !in.learns()) ? Slots.planes(around, around.size()) : null;
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
    public List<Weights> summed() {
        return op.weights().stream().filter(Weights::isLearned).toList();
    }

    @Override
    public void bind(int workers) {
        inside = insides(padded);
        insideGradient = in.learns() ? insides(paddedGradient) : null;
        summaries = new Summary[workers];
        inference = new Pass[workers];
        for (int w = 0; w < workers; w++) {
            summaries[w] = op.reach() instanceof Reach.Plane(var statistic) ? new Summary(statistic) : null;
            inference[w] = summaries[w] == null ? Pass.INFER : new Pass.Infer(summaries[w]);
        }
    }

    private Tensor[] insides(Slots slots) {
        return slots == null || padded == null
                ? null
                : Arrays.stream(slots.views(window.margins().around(in.shape)))
                        .map(t -> t.inside(window.margins()))
                        .toArray(Tensor[]::new);
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            op.forward(input(t, e), out.data.view(t, e), pass(t, e));
        }
    }

    @Override
    public List<Slots> forwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(in.data, out.data));
        if (padded != null) {
            uses.add(padded);
        }
        return uses;
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            Tensor dx = in.learns() ? in.gradient.view(t, e) : null;
            Tensor around = dx;
            if (paddedGradient != null) {
                around = paddedGradient.view(t, e);
                around.fill(0);
            }
            Tensor y = out.data.view(t, e);
            op.backward(input(t, e), y, out.gradient.view(t, e), around, t.gradients, pass(t, e));
            if (padded != null && dx != null) {
                Padding.fold(around, window.margins(), window.border());
                Layers.add(insideGradient[paddedGradient.slot(t, e)], dx);
            }
        }
    }

    @Override
    public List<Slots> backwardUses() {
        List<Slots> uses = forwardUses();
        uses.add(out.gradient);
        if (in.learns()) {
            uses.add(in.gradient);
        }
        if (paddedGradient != null) {
            uses.add(paddedGradient);
        }
        return uses;
    }

    private Tensor input(Turn t, int e) {
        Tensor x = in.data.view(t, e);
        if (padded == null) {
            return x;
        }
        Tensor around = padded.view(t, e);
        inside[padded.slot(t, e)].copyFrom(x);
        Padding.fill(around, window.margins(), window.border());
        return around;
    }

    private Pass pass(Turn t, int e) {
        Summary summary = summaries[t.worker];
        if (summary != null) {
            summary.reset();
            summary.add(in.data.view(t, e));
        }
        return t.pass(e, layer, summary, inference[t.worker]);
    }
}
