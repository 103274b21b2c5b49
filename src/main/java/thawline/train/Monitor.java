package thawline.train;

/// By what the best epoch is known. Of equal accuracies the one with the lower loss is better; the first of equals
/// stays the best.
public enum Monitor {
    LOSS,
    ACCURACY,
    VALIDATION_LOSS,
    VALIDATION_ACCURACY;

    /// The larger, the better.
    double value(Epoch e) {
        return switch (this) {
            case LOSS -> -e.training().loss();
            case ACCURACY -> e.training().accuracy();
            case VALIDATION_LOSS -> -validation(e).loss();
            case VALIDATION_ACCURACY -> validation(e).accuracy();
        };
    }

    /// What decides between equals, the larger the better.
    double tie(Epoch e) {
        return needsValidation() ? -validation(e).loss() : -e.training().loss();
    }

    boolean needsValidation() {
        return this == VALIDATION_LOSS || this == VALIDATION_ACCURACY;
    }

    boolean needsAccuracy() {
        return this == ACCURACY || this == VALIDATION_ACCURACY;
    }

    private static Scores validation(Epoch e) {
        return e.validation().orElseThrow();
    }
}
