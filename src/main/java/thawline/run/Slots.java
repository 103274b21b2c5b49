package thawline.run;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Room for the same thing of every example: a value, its gradient, or scratch. How many examples there is
/// room for follows from who uses it when, see [BatchMemory].
final class Slots {

    /// For how long an example's numbers are kept.
    enum Span {
        /// Until the next example of the shard: a slot for each worker.
        EXAMPLE,
        /// Until the next shard: a worker has a slot for each example of a shard.
        SHARD,
        /// Until the next batch: a slot for each example.
        BATCH
    }

    /// What a register may read beyond the last slot.
    static final int ROOM = 16;

    /// Numbers in a slot.
    final int size;

    /// How a slot is seen as planes, where it may be.
    private final Shape planes;

    private final boolean ofWinners;

    private Span span;
    private int shardCapacity;
    private int stride;
    private float[] floats;
    private int[] ints;
    private int slots;
    private Tensor[] views;

    private Slots(int size, Shape planes, boolean ofWinners) {
        this.size = size;
        this.planes = planes;
        this.ofWinners = ofWinners;
    }

    static Slots of(int size) {
        return new Slots(size, null, false);
    }

    /// Which of several a maximum was.
    static Slots winners(int size) {
        return new Slots(size, null, true);
    }

    /// Of at least `size` numbers, the first of which are planes.
    static Slots planes(Shape planes, int size) {
        return new Slots(size, planes, false);
    }

    boolean isWinners() {
        return ofWinners;
    }

    /// Takes memory of its own.
    void take(Span newSpan, int workers, int newShardCapacity, int capacity) {
        int slots = slots(newSpan, workers, newShardCapacity, capacity);
        if ((long) slots * size > Integer.MAX_VALUE - 1024) {
            throw new IllegalArgumentException(slots + " examples of " + size
                    + " numbers are more than one array can hold (2^31); take smaller batches");
        }
        if (ofWinners) {
            ints = new int[slots * size];
            lay(newSpan, newShardCapacity, size);
        } else {
            share(newSpan, newShardCapacity, new float[slots * size + ROOM], size, slots);
        }
    }

    /// Takes an array of slots `stride` apart, which others may use at other times.
    void share(Span newSpan, int newShardCapacity, float[] array, int newStride, int newSlots) {
        floats = array;
        slots = newSlots;
        lay(newSpan, newShardCapacity, newStride);
        views = planes == null ? null : views(planes);
    }

    private void lay(Span newSpan, int newShardCapacity, int newStride) {
        span = newSpan;
        shardCapacity = newShardCapacity;
        stride = newStride;
    }

    private static int slots(Span span, int workers, int shardCapacity, int capacity) {
        return switch (span) {
            case EXAMPLE -> workers;
            case SHARD -> workers * shardCapacity;
            case BATCH -> capacity;
        };
    }

    /// The number of an example's slot.
    int slot(Turn t, int example) {
        return switch (span) {
            case EXAMPLE -> t.worker;
            case SHARD -> t.worker * shardCapacity + example - t.from;
            case BATCH -> example;
        };
    }

    float[] floats() {
        return floats;
    }

    /// For [#winners].
    int[] ints() {
        return ints;
    }

    /// Where an example's numbers begin. Where they are kept for a shard or longer, those of the next example
    /// follow [#size] further.
    int at(Turn t, int example) {
        return slot(t, example) * stride;
    }

    /// An example's planes.
    Tensor view(Turn t, int example) {
        return views[slot(t, example)];
    }

    /// Every slot seen as planes of some shape, in the order of [#slot]; for nodes that make views once
    /// memory is there.
    Tensor[] views(Shape shape) {
        Tensor[] all = new Tensor[slots];
        for (int i = 0; i < slots; i++) {
            all[i] = Tensor.strided(floats, i * stride, shape, shape.w());
        }
        return all;
    }
}
