package thawline.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import thawline.batch.ShellWords;

/// A command line as it was typed.
final class Typed {
    private Typed() {}

    /// As a shell reads it.
    static String line(CommandSpec spec) {
        List<String> args = spec.commandLine().getParseResult().originalArgs();
        return ShellWords.of(Stream.concat(Stream.of("thawline"), args.stream()).toList());
    }
}
