package thawline.train;

import java.util.Collection;
import thawline.io.Nearest;

/// Errors for names that nothing has.
final class Unknown {

    private Unknown() {}

    static IllegalArgumentException name(String kind, String name, Collection<String> known) {
        String meant =
                Nearest.of(name, known).map(n -> "did you mean " + n + "? ").orElse("");
        return new IllegalArgumentException(
                "there is no " + kind + " " + name + "; " + meant + "the known ones are " + String.join(", ", known));
    }
}
