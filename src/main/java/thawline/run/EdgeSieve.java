package thawline.run;

import java.util.Optional;
import thawline.core.Reached;
import thawline.layer.Following;
import thawline.tensor.Shape;

/// Hysteresis, as [Following] says, without ever keeping the strengths as a plane: two bits for each pixel say
/// all.
final class EdgeSieve implements Sifter {

    private final Plane sink;
    private final int band;
    private final float weak;
    private final float strong;
    private final Reached reached;
    private final long[][] words;
    private final float[][] rows;

    private EdgeSieve(Following f, Plane sink, Schedule schedule) {
        int threads = schedule.threads();
        this.sink = sink;
        band = schedule.band();
        weak = f.weak();
        strong = f.strong();
        Shape s = sink.shape;
        reached = new Reached(s.h(), s.w(), threads);
        words = new long[threads][(s.w() + Long.SIZE - 1) / Long.SIZE];
        rows = new float[threads][s.w()];
    }

    /// The sieve for an operation, if it is one that can be sieved.
    static Optional<EdgeSieve> of(Node n, Plane sink, Schedule schedule) {
        return n.op() instanceof Following f && sink.shape.c() == 1
                ? Optional.of(new EdgeSieve(f, sink, schedule))
                : Optional.empty();
    }

    @Override
    public void forget() {}

    @Override
    public void take(int worker, int y, int x, int n, float[] from, int at) {
        reached.take(y, x, n, from, at, weak, strong);
    }

    @Override
    public void keep(int worker, int number, int y0, int y1) {
        reached.follow(worker, y0, y1);
    }

    @Override
    public void settle(int band, int y0, int y1) {}

    @Override
    public void meet() {
        reached.join(band);
    }

    @Override
    public void write(int worker, int y0, int y1) {
        for (int y = y0; y < y1; y++) {
            reached.copy(y, words[worker]);
            sink.store(y, words[worker], 255, rows[worker]);
        }
    }
}
