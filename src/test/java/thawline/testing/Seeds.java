package thawline.testing;

import java.util.Random;
import java.util.function.Consumer;

/// A property checked for the seeds 1 … n. A failure names its seed, so that the case can be run alone.
public final class Seeds {

    private Seeds() {}

    public static void each(int count, Consumer<Random> property) {
        for (long seed = 1; seed <= count; seed++) {
            only(seed, property);
        }
    }

    public static void only(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
