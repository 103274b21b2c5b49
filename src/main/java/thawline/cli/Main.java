package thawline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: parse, one call, exit code.
@Command(
        name = "thawline",
        mixinStandardHelpOptions = true,
        versionProvider = About.class,
        description = "Image filters and learned kernels.",
        subcommands = Doctor.class)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
