package thawline.bench;

/// One toolkit's way to do a task: prepared once, with its outputs allocated, and then run many times.
@FunctionalInterface
public interface Work extends AutoCloseable {

    void run();

    /// Frees what the preparation took.
    @Override
    default void close() {}
}
