package thawline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.ChannelWindows;
import thawline.core.Extremum;
import thawline.core.Mean;
import thawline.layer.AveragePool;
import thawline.layer.GlobalPool;
import thawline.layer.Pool;

/// A pool channels last: the maximum, minimum or mean of windows.
final class PoolNode implements BatchNode {

    private final String path;
    private final BatchValue in;
    private final BatchValue out;
    private final ChannelWindows windows;

    /// Empty for a mean.
    private final Optional<Extremum> extremum;

    /// Where the extrema were.
    private final Slots winners;

    /// Of a mean, for each worker.
    private double[][] sums;

    private PoolNode(String path, BatchValue in, BatchValue out, ChannelWindows windows, Optional<Extremum> extremum) {
        this.path = path;
        this.in = in;
        this.out = out;
        this.windows = windows;
        this.extremum = extremum;
        winners = Slots.winners(extremum.isPresent() ? out.frame().extent() : 0);
    }

    static PoolNode of(String path, Pool p, BatchValue in, BatchValue out) {
        Extremum e = p.extremum();
        return new PoolNode(
                path,
                in,
                out,
                ChannelWindows.of(
                        in.shape,
                        e,
                        p.footprint(),
                        p.stride(),
                        p.pad().margins(),
                        p.pad().border()),
                Optional.of(e));
    }

    static PoolNode of(String path, AveragePool p, BatchValue in, BatchValue out) {
        Mean mean = new Mean(p.window(), p.stride(), p.margins(), p.counting());
        return new PoolNode(path, in, out, ChannelWindows.of(in.shape, mean), Optional.empty());
    }

    static PoolNode of(String path, GlobalPool p, BatchValue in, BatchValue out) {
        Optional<Extremum> extremum = switch (p.kind()) {
            case MAX -> Optional.of(Extremum.MAX);
            case AVERAGE -> Optional.empty();
        };
        return new PoolNode(path, in, out, ChannelWindows.whole(in.shape), extremum);
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
    public void bind(int workers) {
        sums = new double[workers][in.shape.c()];
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            float[] x = in.data.floats();
            float[] y = out.data.floats();
            int xAt = in.data.at(t, e);
            int yAt = out.data.at(t, e);
            if (extremum.isPresent()) {
                windows.extremum(extremum.get(), x, xAt, y, yAt, winners.ints(), winners.at(t, e));
            } else {
                windows.mean(x, xAt, sums[t.worker], y, yAt);
            }
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return uses(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            float[] dy = out.gradient.floats();
            float[] dx = in.gradient.floats();
            int dyAt = out.gradient.at(t, e);
            int dxAt = in.gradient.at(t, e);
            if (extremum.isPresent()) {
                windows.extremumAdjoint(dy, dyAt, winners.ints(), winners.at(t, e), dx, dxAt);
            } else {
                windows.meanAdjoint(dy, dyAt, dx, dxAt);
            }
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return uses(in.gradient, out.gradient);
    }

    private List<Slots> uses(Slots a, Slots b) {
        List<Slots> uses = new ArrayList<>(List.of(a, b));
        if (extremum.isPresent()) {
            uses.add(winners);
        }
        return uses;
    }
}
