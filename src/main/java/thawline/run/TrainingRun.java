package thawline.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// A layer compiled for training, and its buffers.
final class TrainingRun {

    private final Layer layer;
    private final BatchGraph graph;
    private final BatchProgram program;
    private final Turn[] turns;
    private final int threads;
    private final long bytes;
    private final Crew.Job job = this::shard;

    private final List<Weights> learned;

    /// What nodes that have no sums of their own learn, and the sums of each shard.
    private final List<Weights> summed;

    private final Gradients[] sums = new Gradients[BatchPlan.SHARDS];
    private final double[] losses = new double[BatchPlan.SHARDS];
    private Optional<String> notFinite = Optional.empty();
    private BatchPlan.Feed feed;
    private BatchPlan.Objective objective;
    private int count;
    private int shards;
    private int phase;
    private Watch watch;

    TrainingRun(Layer layer, Shape in, int capacity, int threads, BatchOptions options) {
        this.layer = layer;
        graph = new BatchGraph(layer, in, capacity, BatchGraph.Mode.TRAINING, options);
        program = BatchProgram.training(
                graph,
                (t, e) -> feed.fill(e, graph.input.data.view(t, e)),
                (t, e) -> losses[t.shard] +=
                        objective.at(e, graph.output.data.view(t, e), graph.outputGradient.view(t, e)));
        this.threads = threads;
        int most = Math.min(BatchPlan.SHARDS, capacity);
        int workers = Math.min(threads, most);
        bytes = new BatchMemory(workers, (capacity + most - 1) / most, capacity).allocate(program.phases());
        graph.nodes.forEach(n -> n.bind(workers));
        learned = Layers.weights(layer).filter(Weights::isLearned).distinct().toList();
        summed = graph.nodes.stream()
                .flatMap(n -> n.summed().stream())
                .distinct()
                .toList();
        for (int s = 0; s < most; s++) {
            sums[s] = Gradients.of(layer);
        }
        turns = new Turn[workers];
        for (int w = 0; w < workers; w++) {
            turns[w] = new Turn(w);
        }
    }

    /// Where numbers are not finite, the step is run once more to see where that began.
    double run(
            BatchPlan.Feed newFeed, int newCount, BatchPlan.Objective newObjective, long seed, int step, Gradients g) {
        feed = newFeed;
        objective = newObjective;
        count = newCount;
        shards = Math.min(BatchPlan.SHARDS, count);
        notFinite = Optional.empty();
        for (int i = 0; i < graph.nodes.size(); i++) {
            graph.nodes.get(i).prepare();
        }
        for (Turn t : turns) {
            t.train(seed, step);
        }
        try {
            double loss = phases(threads);
            reduce(g);
            Optional<String> overflown = overflown(g);
            if (overflown.isEmpty() && Double.isFinite(loss)) {
                for (int i = 0; i < graph.nodes.size(); i++) {
                    graph.nodes.get(i).settle();
                }
            } else {
                watch = new Watch(program.steps());
                phases(1);
                notFinite = watch.path().or(() -> overflown);
            }
            return loss;
        } finally {
            feed = null;
            objective = null;
            watch = null;
        }
    }

    /// Runs all shards through all phases and returns the sum of their losses.
    private double phases(int workers) {
        List<BatchPhase> all = program.phases();
        for (int p = 0; p < all.size(); p++) {
            phase = p;
            all.get(p).before().run(count);
            Crew.SHARED.run(job, shards, workers);
        }
        double sum = 0;
        for (int s = 0; s < shards; s++) {
            sum += losses[s];
        }
        return sum;
    }

    private void shard(int shard, int worker) {
        Turn t = turns[worker];
        t.shard = shard;
        t.from = (int) ((long) count * shard / shards);
        t.to = (int) ((long) count * (shard + 1) / shards);
        t.gradients = sums[shard];
        if (phase == 0) {
            losses[shard] = 0;
            for (int i = 0; i < summed.size(); i++) {
                Arrays.fill(sums[shard].of(summed.get(i)), 0);
            }
            for (int i = 0; i < graph.nodes.size(); i++) {
                graph.nodes.get(i).clear(shard);
            }
        }
        program.phases().get(phase).run(t, watch);
    }

    /// Adds up what the shards found, in their order.
    private void reduce(Gradients g) {
        for (int i = 0; i < graph.nodes.size(); i++) {
            graph.nodes.get(i).reduce(shards, g);
        }
        for (int i = 0; i < summed.size(); i++) {
            Weights w = summed.get(i);
            if (g.follows(w)) {
                float[] sum = g.of(w);
                for (int s = 0; s < shards; s++) {
                    add(sums[s].of(w), sum);
                }
            }
        }
    }

    /// The operation whose numbers have a gradient that is not finite.
    private Optional<String> overflown(Gradients g) {
        for (int i = 0; i < learned.size(); i++) {
            Weights w = learned.get(i);
            if (g.follows(w) && !isFinite(g.of(w))) {
                return Layers.located(layer)
                        .filter(l -> l.op().weights().contains(w))
                        .map(Layers.Located::path)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static void add(float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }

    private static boolean isFinite(float[] x) {
        float zeros = 0;
        for (float v : x) {
            zeros += v * 0; // NaN from what is not finite
        }
        return zeros == 0;
    }

    Optional<String> notFinite() {
        return notFinite;
    }

    long bytes() {
        return bytes;
    }
}
