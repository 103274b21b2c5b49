package thawline.run;

import java.util.List;
import thawline.layer.Gradients;
import thawline.layer.Weights;

/// A piece of work between values, forward and its adjoint side by side. It has no state that outlives a step
/// but sums of gradients, one for each shard.
interface BatchNode {

    /// The operation's path, for errors.
    String path();

    List<BatchValue> ins();

    BatchValue out();

    /// Whether it wants the examples of a shard all at once.
    default boolean isWhole() {
        return false;
    }

    /// Makes the output's data for examples `from … to−1`, all of the turn's shard.
    void forward(Turn t, int from, int to);

    /// What [#forward] reads and writes.
    List<Slots> forwardUses();

    /// Adds to the inputs' gradients, where they have one, and to the sums of the turn's shard.
    void backward(Turn t, int from, int to);

    /// What [#backward] reads and writes.
    List<Slots> backwardUses();

    /// The numbers whose gradients it adds to the turn's sums; none where it has sums of its own.
    default List<Weights> summed() {
        return List.of();
    }

    /// Called once memory is there.
    default void bind(int workers) {}

    /// Called before each batch, by one thread: time to pack weights that have changed.
    default void prepare() {}

    /// Called before a shard of a training step: its sums start at 0.
    default void clear(int shard) {}

    /// Called after a training step, by one thread: adds the sums of shards 0 … n−1, in this order.
    default void reduce(int shards, Gradients g) {}

    /// Called after a training step in which all numbers were finite, by one thread: running statistics move.
    default void settle() {}
}
