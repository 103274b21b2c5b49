package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.batch.Replay;

/// The command that made a file.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {"Prints the command that made a file of a batch job, ready for a shell.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline replay edges/photo.png",
            "  thawline replay edges/photo.png | sh",
            "",
            "The journal in the folder .thawline beside the file, or in a folder around it, knows. What has",
            "changed since is told on the standard error.",
            "Exit codes: 0 done, 2 no journal knows the file."
        })
final class ReplayFile implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A result of thawline batch, or what was written beside one.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Replay replay;
        try {
            replay = Replay.of(file, About.version());
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
        replay.notes().forEach(note -> spec.commandLine().getErr().println("thawline: " + note));
        spec.commandLine().getOut().println(replay.command());
        return Exit.DONE;
    }
}
