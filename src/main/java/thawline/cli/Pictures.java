package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.Gallery;

/// The pictures of `images/`, drawn again.
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = {"Draws the project's pictures, with their lists of corners, into a folder.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  thawline pictures images-again"})
final class Pictures implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that is made where there is none.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Gallery.write(folder);
        spec.commandLine().getOut().println(folder);
        return Exit.DONE;
    }
}
