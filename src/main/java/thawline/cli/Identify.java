package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.learn.Pairs;
import thawline.learn.identify.Identification;

/// Two pictures to the filter between them.
@Command(
        name = "identify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says which filter made a picture from another: its kernel, family and parameters, border and gain, and how"
                    + " much they explain; or that no linear filter did.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline identify photo.png filtered.png",
            "  thawline identify photos filtered-photos",
            "  thawline identify photo.png filtered.jpg --json",
            "",
            "Of two folders, pictures of one name are a pair, whatever their endings; those without one, or of another",
            "size, are named one by one. Rounding and clipping to 8 bits, and a JPEG, are seen through.",
            "Exit codes: 0 told, also that a filter is not linear; 1 nothing to tell from; 2 usage; 3 told, but some",
            "pairs are bad. docs/identify.md says how it works and how often it is right."
        })
final class Identify implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A picture, or a folder of them.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "What became of it; a folder where BEFORE is one.")
    private Path after;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Identification found;
        try {
            Pairs pairs = Pairs.of(before, after);
            if (pairs.good().isEmpty()) {
                pairs.bad().forEach(bad -> spec.commandLine().getErr().println("thawline: " + bad));
            }
            found = Identification.of(pairs);
        } catch (IllegalArgumentException nothing) {
            spec.commandLine().getErr().println("thawline: " + nothing.getMessage());
            return Exit.NOTHING;
        }
        found.pairs().bad().forEach(bad -> spec.commandLine().getErr().println("thawline: " + bad));
        if (json) {
            spec.commandLine().getOut().println(IdentifyReport.json(found));
        } else {
            IdentifyReport.lines(found).forEach(spec.commandLine().getOut()::println);
        }
        return found.pairs().bad().isEmpty() ? Exit.DONE : Exit.SOME_FAILED;
    }
}
