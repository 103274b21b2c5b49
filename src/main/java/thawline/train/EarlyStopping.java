package thawline.train;

/// Stops when `patience` epochs in a row have not been better than the best by more than `least`.
public record EarlyStopping(Monitor monitor, int patience, double least) {

    public EarlyStopping {
        if (patience < 1 || !(least >= 0)) {
            throw new IllegalArgumentException("early stopping waits 1 or more epochs for a gain of 0 or more, but got "
                    + patience + " and " + least);
        }
    }

    public static EarlyStopping after(int patience, Monitor monitor) {
        return new EarlyStopping(monitor, patience, 0);
    }
}
