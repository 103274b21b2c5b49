package thawline.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import thawline.io.FormatsPage;

/// What picture files are read and written, and by whom.
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = "Lists the formats of picture files and the readers on the class path.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline formats",
            "  THAWLINE_CLASSPATH=psd-plugin.jar thawline formats",
        })
final class Formats implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--markdown", description = "As the page docs/formats.md.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(markdown ? FormatsPage.markdown() : FormatsPage.plain());
        out.flush();
    }
}
