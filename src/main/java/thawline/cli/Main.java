package thawline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: parse, one call, exit code.
@Command(name = "thawline", mixinStandardHelpOptions = true, version = "thawline 0.1.0")
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
