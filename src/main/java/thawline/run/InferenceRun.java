package thawline.run;

import java.util.List;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// A layer compiled for inference, and its buffers.
final class InferenceRun {

    /// Examples that a worker takes at a time, where there are enough.
    private static final int CHUNK = 16;

    private final BatchGraph graph;
    private final BatchPhase phase;
    private final Turn[] turns;
    private final int threads;
    private final long bytes;
    private final Crew.Job job = this::chunk;
    private BatchPlan.Feed feed;
    private BatchPlan.Results results;
    private int count;
    private int chunks;

    InferenceRun(Layer layer, Shape in, int capacity, int threads, BatchOptions options) {
        graph = new BatchGraph(layer, in, capacity, BatchGraph.Mode.INFERENCE, options);
        BatchProgram program = BatchProgram.inference(
                graph,
                (t, e) -> feed.fill(e, graph.input.data.view(t, e)),
                (t, e) -> results.take(e, graph.output.data.view(t, e)));
        phase = program.phases().getFirst();
        this.threads = threads;
        int workers = Math.min(threads, capacity);
        bytes = new BatchMemory(workers, Math.min(CHUNK, capacity), capacity).allocate(List.of(phase));
        graph.nodes.forEach(n -> n.bind(workers));
        turns = new Turn[workers];
        for (int w = 0; w < workers; w++) {
            turns[w] = new Turn(w);
        }
    }

    void run(BatchPlan.Feed newFeed, int newCount, BatchPlan.Results newResults) {
        feed = newFeed;
        results = newResults;
        count = newCount;
        chunks = Math.max(Math.min(count, BatchPlan.SHARDS), (count + CHUNK - 1) / CHUNK);
        for (int i = 0; i < graph.nodes.size(); i++) {
            graph.nodes.get(i).prepare();
        }
        try {
            Crew.SHARED.run(job, chunks, threads);
        } finally {
            feed = null;
            results = null;
        }
    }

    private void chunk(int chunk, int worker) {
        Turn t = turns[worker];
        t.shard = chunk;
        t.from = (int) ((long) count * chunk / chunks);
        t.to = (int) ((long) count * (chunk + 1) / chunks);
        phase.run(t, null);
    }

    long bytes() {
        return bytes;
    }
}
