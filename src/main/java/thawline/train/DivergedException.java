package thawline.train;

import java.util.List;

/// Training met a number that is not finite. The model has the last good weights again.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final int epoch;
    private final long step;
    private final transient List<Epoch> epochs;

    DivergedException(String path, int epoch, long step, List<Epoch> epochs) {
        super("training diverged in step " + step + " (epoch " + epoch + "): " + path
                + " is not finite; the last good weights are kept. Try a smaller learning rate, or clip gradients");
        this.path = path;
        this.epoch = epoch;
        this.step = step;
        this.epochs = List.copyOf(epochs);
    }

    /// The layer that the first number came from, such as `2.conv2d`.
    public String path() {
        return path;
    }

    public int epoch() {
        return epoch;
    }

    /// Counted from 1 over all epochs.
    public long step() {
        return step;
    }

    /// Those that were finished before.
    public List<Epoch> epochs() {
        return epochs == null ? List.of() : epochs;
    }
}
