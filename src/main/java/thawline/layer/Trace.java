package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import thawline.core.Padding;
import thawline.tensor.Tensor;

/// A layer run whole plane by whole plane with everything kept, so that it can be run backwards: the readable
/// way to run a layer. A plan does the same in bands and without keeping anything, and must give the same
/// bits.
public sealed interface Trace {

    Tensor output();

    /// Adds the gradients of all learned numbers to g and returns the gradient of the input.
    Tensor backward(Tensor dy, Gradients g);

    /// Runs inference.
    static Tensor run(Layer layer, Tensor x) {
        return of(layer, x).output();
    }

    static Trace of(Layer layer, Tensor x) {
        return of(layer, x, Optional.empty(), new AtomicInteger());
    }

    /// Runs as training does: dropout drops, and batch normalisation takes the example for a batch of its own.
    static Trace training(Layer layer, Tensor x, long seed, int step, int sample) {
        return of(layer, x, Optional.of(() -> new Pass.Train(seed).at(step, sample)), new AtomicInteger());
    }

    /// `next` counts operations in the order of [Layers#located].
    private static Trace of(Layer layer, Tensor x, Optional<Supplier<Pass.Train>> training, AtomicInteger next) {
        return switch (layer) {
            case Op op -> OfOp.forward(op, x, training, next);
            case Serial s -> OfSerial.forward(s, x, training, next);
            case Fork f -> OfFork.forward(f, x, training, next);
        };
    }

    /// One operation with the padded input that it saw.
    record OfOp(Op op, Tensor padded, Tensor output, Pass pass) implements Trace {

        static OfOp forward(Op op, Tensor x, Optional<Supplier<Pass.Train>> training, AtomicInteger next) {
            Tensor y = Tensor.zeros(op.shape(x.shape()));
            Tensor padded = x;
            Summary summary = null;
            switch (op.reach()) {
                case Reach.Window w
                when !w.margins().isZero() -> {
                    padded = Tensor.zeros(w.margins().around(x.shape()));
                    padded.inside(w.margins()).copyFrom(x);
                    Padding.fill(padded, w.margins(), w.border());
                }
                case Reach.Plane(Statistic statistic) -> summary = Summary.of(statistic, x);
                case Reach.Window w -> {}
                case Reach.Whole w -> {}
            }
            int layer = next.getAndIncrement();
            Pass pass = training.isPresent()
                    ? training.get().get().layer(layer, summary)
                    : summary == null ? Pass.INFER : new Pass.Infer(summary);
            op.forward(padded, y, pass);
            return new OfOp(op, padded, y, pass);
        }

        @Override
        public Tensor backward(Tensor dy, Gradients g) {
            Tensor dx = Tensor.zeros(padded.shape());
            op.backward(padded, output, dy, dx, g, pass);
            if (op.reach() instanceof Reach.Window w && !w.margins().isZero()) {
                Padding.fold(dx, w.margins(), w.border());
                return dx.inside(w.margins());
            }
            return dx;
        }
    }

    /// Steps in order.
    record OfSerial(List<Trace> steps) implements Trace {

        static OfSerial forward(Serial s, Tensor x, Optional<Supplier<Pass.Train>> training, AtomicInteger next) {
            List<Trace> steps = new ArrayList<>();
            Tensor at = x;
            for (Layer step : s.steps()) {
                Trace t = of(step, at, training, next);
                steps.add(t);
                at = t.output();
            }
            return new OfSerial(steps);
        }

        @Override
        public Tensor output() {
            return steps.getLast().output();
        }

        @Override
        public Tensor backward(Tensor dy, Gradients g) {
            Tensor d = dy;
            for (Trace step : steps.reversed()) {
                d = step.backward(d, g);
            }
            return d;
        }
    }

    /// Branches and what they were joined to.
    record OfFork(Join join, List<Trace> branches, Tensor output) implements Trace {

        static OfFork forward(Fork f, Tensor x, Optional<Supplier<Pass.Train>> training, AtomicInteger next) {
            Tensor y = Tensor.zeros(f.shape(x.shape()));
            List<Trace> branches =
                    f.branches().stream().map(b -> of(b, x, training, next)).toList();
            int channel = 0;
            for (int i = 0; i < branches.size(); i++) {
                Tensor b = branches.get(i).output();
                if (f.join() == Join.CONCAT) {
                    y.channels(channel, b.shape().c()).copyFrom(b);
                    channel += b.shape().c();
                } else if (i == 0) {
                    y.copyFrom(b);
                } else {
                    Layers.add(b, y);
                }
            }
            return new OfFork(f.join(), branches, y);
        }

        @Override
        public Tensor backward(Tensor dy, Gradients g) {
            Tensor dx = null;
            int channel = 0;
            for (Trace b : branches) {
                int c = b.output().shape().c();
                Tensor d = b.backward(join == Join.CONCAT ? dy.channels(channel, c) : dy, g);
                channel += c;
                if (dx == null) {
                    dx = d.copy();
                } else {
                    Layers.add(d, dx);
                }
            }
            return dx;
        }
    }
}
