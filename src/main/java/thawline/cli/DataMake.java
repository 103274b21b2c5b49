package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.DatasetFiles;
import thawline.data.Part;
import thawline.data.Synthetic;
import thawline.io.Existing;

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
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "PNG",
            description = "${COMPLETION-CANDIDATES}: a folder of pictures for each class, or files as MNIST's;"
                    + " ${DEFAULT-VALUE} without it.")
    private DatasetFiles form;

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

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides what is drawn; ${DEFAULT-VALUE} without it.")
    private long seed;

    @Option(names = "--overwrite", description = "Replaces files that are there.")
    private boolean overwrite;

    @Override
    public Integer call() throws IOException {
        Synthetic set = Synthetic.named(name)
                .orElseThrow(() ->
                        wrong("no set '" + name + "' is drawn; there are " + String.join(", ", new SyntheticNames())));
        if (count < 1 || test < 1) {
            throw wrong("both parts have at least 1 example");
        }
        Existing existing = overwrite ? Existing.REPLACE : Existing.REFUSE;
        form.write(set.draw(count, seed), Part.TRAIN, folder, existing);
        form.write(set.draw(test, ~seed), Part.TEST, folder, existing); // other numbers than any seed's neighbour
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s: %,d examples to learn from, %,d to test with%n", folder, count, test);
        return Exit.DONE;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
