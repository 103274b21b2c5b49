package thawline.train;

import java.util.List;
import java.util.OptionalInt;

/// How a training went, epoch by epoch.
///
/// @param best the number of the epoch whose weights the model has, where the best were to be kept
public record History(List<Epoch> epochs, Ending ending, OptionalInt best) {

    /// Why training ended.
    public enum Ending {
        /// All epochs are done.
        DONE,
        /// Nothing got better for as long as early stopping waits.
        STOPPED_EARLY,
        /// Somebody asked it to stop.
        INTERRUPTED
    }

    public History {
        epochs = List.copyOf(epochs);
    }

    /// The last epoch.
    public Epoch last() {
        return epochs.getLast();
    }

    /// A line for each epoch, with a head line.
    public String csv() {
        return HistoryText.csv(this);
    }

    /// The same as JSON.
    public String json() {
        return HistoryText.json(this);
    }
}
