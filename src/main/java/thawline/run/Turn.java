package thawline.run;

import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Summary;

/// Where one worker is in a batch: the shard that it has in hand, and what operations may depend on there.
final class Turn {

    final int worker;

    /// The shard's number, and its examples `from … to−1` of the batch.
    int shard;

    int from;
    int to;

    /// The shard's sums, for operations that add to gradients themselves; null in inference.
    Gradients gradients;

    private Pass.Train train;
    private int step;

    Turn(int worker) {
        this.worker = worker;
    }

    /// From now on examples belong to a training step; before, to inference.
    void train(long seed, int newStep) {
        if (train == null || train.seed() != seed) {
            train = new Pass.Train(seed);
        }
        step = newStep;
    }

    /// What an operation (its place in the order of [thawline.layer.Layers#located]) is told about an
    /// example: in inference always the same.
    Pass pass(int example, int layer, Summary summary, Pass inference) {
        return train == null ? inference : train.at(step, example).layer(layer, summary);
    }
}
