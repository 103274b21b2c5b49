package thawline.train;

/// By what the best epoch is known. The first of equals stays the best.
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
