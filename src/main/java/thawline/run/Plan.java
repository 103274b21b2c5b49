package thawline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import thawline.layer.Layer;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer made ready to run over inputs of one shape: operations fused into groups, groups cut into bands.
///
/// Any tree of operations with windows of stride 1 runs fused, a few rows at a time; a stride, an operation
/// over whole planes and a wrapped border end a group. The result has the same bits for every [Schedule], and
/// those of [thawline.layer.Trace]. Once warm, a run of filters allocates nothing; warps and resizing make
/// their tables anew. One thread uses a plan at a time; a second one waits.
public final class Plan {

    private final Plane source;
    private final Plane sink;
    private final List<Step> steps = new ArrayList<>();
    private final List<Plane> planes;

    /// Another way for 8-bit pictures, or null.
    private final SampleRun bytes;

    private Plan(Layer layer, Shape in, Function<Shape, Schedule> schedule) {
        source = Plane.given(in);
        sink = Plane.given(layer.shape(in));
        Graph graph = new Graph(layer, in, source, sink);
        List<Value> done = new ArrayList<>();
        ready(graph.output, graph, schedule, done);
        bytes = SampleRun.of(layer, in, schedule.apply(sink.shape)).orElse(null);
        planes = done.stream().map(v -> v.plane).filter(Objects::nonNull).toList();
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

    /// What runs one after the other, in order.
    public List<PlanStep> describe() {
        return steps.stream().map(Step::told).toList();
    }

    /// The bytes of whole planes between groups, which the first run takes and the plan keeps. What is held
    /// in rows besides them is some megabytes at most.
    public long bytes() {
        return planes.stream().mapToLong(Plane::bytes).sum();
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
        if (v == graph.output && (sieved(graph, schedule, done) || followed(graph, schedule, done))) {
            return;
        }
        Group group = new Group(v, graph.nodes, false);
        readyInputs(group, graph, schedule, done);
        steps.add(new Fused(group, schedule.apply(v.shape)));
    }

    private void readyInputs(Group group, Graph graph, Function<Shape, Schedule> schedule, List<Value> done) {
        for (Buffer b : group.buffers) {
            if (b.loaded) {
                ready(b.value, graph, schedule, done);
            }
        }
    }

    /// Makes the output by a [Sieve] where it is a threshold at a share of a maximum that nobody else asks
    /// for; a dilation before it is the sieve's too.
    private boolean sieved(Graph graph, Function<Shape, Schedule> schedule, List<Value> done) {
        Node last = graph.output.producers.getLast();
        if (graph.output.producers.size() > 1 || !isBetween(last.in(), graph)) {
            return false;
        }
        Schedule chosen = schedule.apply(last.in().shape);
        Node before = last.in().producers.getFirst();
        boolean dilates = Sieve.dilates(before)
                && last.in().producers.size() == 1
                && isBetween(before.in(), graph)
                && !before.in().isStored();
        List<Node> sifted = dilates ? List.of(before, last) : List.of(last);
        Sieve sieve = Sieve.of(sifted, chosen).orElse(null);
        return sieve != null && sift(sieve, sifted, graph, chosen, schedule, done);
    }

    /// The same by an [EdgeSieve] of an operation that follows edges, whose result would be copied to the output.
    private boolean followed(Graph graph, Function<Shape, Schedule> schedule, List<Value> done) {
        Node copy = graph.output.producers.getFirst();
        if (graph.output.producers.size() > 1 || !copy.paths().isEmpty() || copy.in() == graph.input) {
            return false;
        }
        Node last = copy.in().producers.getLast();
        if (!last.needsWholeInput() || !isBetween(last.in(), graph)) {
            return false;
        }
        Schedule chosen = schedule.apply(last.in().shape);
        EdgeSieve sieve = EdgeSieve.of(last, graph.output.plane, chosen).orElse(null);
        return sieve != null && sift(sieve, List.of(last, copy), graph, chosen, schedule, done);
    }

    /// Lets a sifter do the last operations.
    private boolean sift(
            Sifter sifter,
            List<Node> sifted,
            Graph graph,
            Schedule chosen,
            Function<Shape, Schedule> schedule,
            List<Value> done) {
        for (Node n : sifted) {
            n.in().plane = null;
        }
        Group group = new Group(sifted.getFirst().in(), graph.nodes, false);
        readyInputs(group, graph, schedule, done);
        return steps.add(new Fused(group, chosen, sifter, sifted));
    }

    /// Whether a value is made row by row and read by one operation alone.
    private static boolean isBetween(Value v, Graph graph) {
        return v != graph.input
                && graph.nodes.stream().filter(n -> n.in() == v && n.out() != v).count() == 1
                && !v.producers.getLast().needsWholeInput();
    }

    public synchronized void run(Samples x, Samples y) {
        source.set(x);
        sink.set(y);
        if (bytes == null || source.shares(sink) || !bytes.ran(x, y)) {
            run();
        } else {
            source.release();
            sink.release();
        }
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
            if (source.shares(sink)) {
                throw new IllegalArgumentException(
                        "a plan reads its input while it writes, so the output needs an array " + "of its own");
            }
            for (int i = 0; i < planes.size(); i++) {
                planes.get(i).take();
            }
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

        PlanStep told();
    }

    /// An operation that is handed its whole input.
    private record Whole(Node node) implements Step {
        @Override
        public void run() {
            node.op().forward(node.in().plane.tensor(), node.out().plane.tensor(), node.pass());
        }

        @Override
        public PlanStep told() {
            return new PlanStep(PlanStep.Kind.WHOLE, node.paths(), node.out().told());
        }
    }

    /// A group, band by band on several threads.
    private static final class Fused implements Step {

        private final Group group;
        private final Schedule schedule;
        private final Worker[] workers;
        private final Crew.Job job = this::band;
        private final Crew.Job settling = this::settle;
        private final Crew.Job writing = this::write;
        private final Sifter sifter;
        private final List<Node> sifted;

        Fused(Group group, Schedule schedule) {
            this(group, schedule, null, List.of());
        }

        /// With a sifter, and the operations that it does.
        Fused(Group group, Schedule schedule, Sifter sifter, List<Node> sifted) {
            this.group = group;
            this.schedule = schedule;
            this.sifter = sifter;
            this.sifted = sifted;
            workers = new Worker[Math.min(schedule.threads(), bands())];
            for (int i = 0; i < workers.length; i++) {
                workers[i] = new Worker(i, group, schedule, sifter);
            }
        }

        private int bands() {
            return (group.shape().h() + schedule.band() - 1) / schedule.band();
        }

        private void band(int task, int worker) {
            workers[worker].run(task, first(task), first(task + 1));
        }

        private void settle(int task, int worker) {
            sifter.settle(task, first(task), first(task + 1));
        }

        private void write(int task, int worker) {
            sifter.write(worker, first(task), first(task + 1));
        }

        /// The first row of a band.
        private int first(int band) {
            return Math.min(band * schedule.band(), group.shape().h());
        }

        @Override
        public PlanStep told() {
            Stream<String> fused = group.stages.stream().flatMap(stage -> stage.node.paths().stream());
            List<String> operations = Stream.concat(fused, sifted.stream().flatMap(n -> n.paths().stream()))
                    .filter(path -> !path.isEmpty())
                    .toList();
            return sifter == null
                    ? new PlanStep(PlanStep.Kind.FUSED, operations, group.result.told())
                    : new PlanStep(
                            PlanStep.Kind.SIEVED,
                            operations,
                            sifted.getLast().out().told());
        }

        @Override
        public void run() {
            for (Worker w : workers) {
                w.begin();
            }
            if (sifter != null) {
                sifter.forget();
            }
            try {
                Crew.SHARED.run(job, bands(), workers.length);
            } finally {
                for (Worker w : workers) {
                    w.end();
                }
            }
            for (int i = 0; i < group.summaries().size(); i++) {
                group.summaries().get(i).reset();
                for (Worker w : workers) {
                    group.summaries().get(i).merge(w.seen.get(i));
                }
            }
            if (sifter != null) {
                Crew.SHARED.run(settling, bands(), workers.length);
                sifter.meet();
                Crew.SHARED.run(writing, bands(), workers.length);
            }
        }
    }
}
