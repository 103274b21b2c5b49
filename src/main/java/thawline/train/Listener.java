package thawline.train;

/// Is told how training goes, by the thread that trains.
public interface Listener {

    Listener SILENT = new Listener() {};

    /// After each step. Allocating here is allocating in every step.
    ///
    /// @param epoch 1, 2, …
    /// @param step 1 … steps of this epoch
    /// @param loss mean over the epoch so far
    default void step(int epoch, int step, int steps, double loss) {}

    default void epoch(Epoch epoch, int epochs) {}
}
