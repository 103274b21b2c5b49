package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.Synthetic;

/// A set that is drawn, as files.
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Draws a small data set into a folder, with a training and a test part.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline data make xo crosses",
            "  thawline data make volumes bodies --as IDX --count 1000 --seed 7",
            "",
            "The same seed draws the same pictures on every machine. The picture of a volume has its slices one",
            "below the other."
        })
final class DataMake implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = SyntheticNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String name;

    @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is made where there is none.")
    private Path folder;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Training examples; ${DEFAULT-VALUE} without it.")
    private int count;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "200",
            description = "Test examples; ${DEFAULT-VALUE} without it.")
    private int test;

    @Mixin
    private DrawnFiles files;

    @Override
    public Integer call() throws IOException {
        Synthetic set = Synthetic.named(name)
                .orElseThrow(() ->
                        wrong("no set '" + name + "' is drawn; there are " + String.join(", ", new SyntheticNames())));
        return files.write(set::draw, count, test, folder);
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
