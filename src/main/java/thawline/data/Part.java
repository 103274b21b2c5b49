package thawline.data;

import java.util.Locale;

/// A half of a data set: what is learned from, and what the result is tested with.
public enum Part {
    TRAIN,
    TEST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
