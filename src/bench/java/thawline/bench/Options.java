package thawline.bench;

import java.util.Arrays;
import java.util.Optional;

/// `--name value` pairs of a bench's command line.
final class Options {
    private Options() {}

    static Optional<String> option(String[] args, String name) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(args[at + 1]);
    }
}
