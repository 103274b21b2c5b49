package thawline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import thawline.layer.Layer;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer made ready to run over inputs of one shape: operations fused into groups, groups cut into bands.
///
/// Any tree of operations with windows of stride 1 runs fused, a few rows at a time; a stride, an operation
/// over whole planes and a wrapped border end a group. The result has the same bits for every [Schedule], and
/// those of [thawline.layer.Trace]. Once warm, a run allocates nothing. One thread uses a plan at a time; a
/// second one waits.
public final class Plan {

    private final Plane source;
    private final Plane sink;
    private final List<Step> steps = new ArrayList<>();

    private Plan(Layer layer, Shape in, Function<Shape, Schedule> schedule) {
        source = Plane.given(in);
        sink = Plane.given(layer.shape(in));
        Graph graph = new Graph(layer, in, source, sink);
        List<Value> done = new ArrayList<>();
        ready(graph.output, graph, schedule, done);
    }

    /// With the usual schedule and every processor.
    public static Plan of(Layer layer, Shape in) {
        return new Plan(layer, in, Schedule::of);
    }

    /// With the usual schedule and a number of threads.
    public static Plan of(Layer layer, Shape in, int threads) {
        return new Plan(layer, in, s -> Schedule.of(s, threads));
    }

    public static Plan of(Layer layer, Shape in, Schedule schedule) {
        return new Plan(layer, in, s -> schedule);
    }

    public Shape in() {
        return source.shape;
    }

    public Shape out() {
        return sink.shape;
    }

    /// How many groups of fused operations, and operations over whole planes, run one after the other.
    public int groups() {
        return steps.size();
    }

    /// Appends the steps that make a stored value, after those that make what it is made of.
    private void ready(Value v, Graph graph, Function<Shape, Schedule> schedule, List<Value> done) {
        if (done.contains(v)) {
            return;
        }
        done.add(v);
        if (v == graph.input) {
            if (!v.summaries.isEmpty()) {
                steps.add(new Fused(new Group(v, graph.nodes, true), schedule.apply(v.shape)));
            }
            return;
        }
        Node last = v.producers.getLast();
        if (last.needsWholeInput()) {
            ready(last.in(), graph, schedule, done);
            steps.add(new Whole(last));
            if (!v.summaries.isEmpty()) {
                steps.add(new Fused(new Group(v, graph.nodes, true), schedule.apply(v.shape)));
            }
            return;
        }
        Group group = new Group(v, graph.nodes, false);
        for (Buffer b : group.buffers) {
            if (b.loaded) {
                ready(b.value, graph, schedule, done);
            }
        }
        steps.add(new Fused(group, schedule.apply(v.shape)));
    }

    public synchronized void run(Samples x, Samples y) {
        source.set(x);
        sink.set(y);
        run();
    }

    public synchronized void run(Samples x, Tensor y) {
        source.set(x);
        sink.set(y);
        run();
    }

    public synchronized void run(Tensor x, Tensor y) {
        source.set(x);
        sink.set(y);
        run();
    }

    private void run() {
        try {
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).run();
            }
        } finally {
            source.release();
            sink.release();
        }
    }

    /// Something that is run to its end before the next.
    private sealed interface Step {
        void run();
    }

    /// An operation that is handed its whole input.
    private record Whole(Node node) implements Step {
        @Override
        public void run() {
            node.op().forward(node.in().plane.tensor(), node.out().plane.tensor(), node.pass());
        }
    }

    /// A group, band by band on several threads.
    private static final class Fused implements Step {

        private final Group group;
        private final Schedule schedule;
        private final Worker[] workers;
        private final Crew.Job job = this::band;

        Fused(Group group, Schedule schedule) {
            this.group = group;
            this.schedule = schedule;
            workers = new Worker[Math.min(schedule.threads(), bands())];
            for (int i = 0; i < workers.length; i++) {
                workers[i] = new Worker(group, schedule);
            }
        }

        private int bands() {
            return (group.shape().h() + schedule.band() - 1) / schedule.band();
        }

        private void band(int task, int worker) {
            int y0 = task * schedule.band();
            workers[worker].run(y0, Math.min(y0 + schedule.band(), group.shape().h()));
        }

        @Override
        public void run() {
            for (Worker w : workers) {
                w.forget();
            }
            Crew.SHARED.run(job, bands(), workers.length);
            for (int i = 0; i < group.summaries().size(); i++) {
                group.summaries().get(i).reset();
                for (Worker w : workers) {
                    group.summaries().get(i).merge(w.seen.get(i));
                }
            }
        }
    }
}
