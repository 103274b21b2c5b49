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
import thawline.io.Existing;
import thawline.xo.Strokes;

/// X, O and neither as they are drawn to learn from, as files.
@Command(
        name = "strokes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Draws X, O and neither as hands do, into a folder with a training and a test part.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo strokes signs",
            "  thawline xo strokes hard --kind CORNER --side 96 --seed 7",
            "  thawline xo strokes packed --as IDX --count 3000 --side 28",
            "",
            "X, O and neither come by turns, a third of each. The same seed draws the same pictures on every",
            "machine. docs/strokes.md has the ranges of all that varies."
        })
final class XoStrokes implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder that is made where there is none.")
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
            defaultValue = "999",
            description = "Training examples; ${DEFAULT-VALUE} without it.")
    private int count;

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "300",
            description = "Test examples; ${DEFAULT-VALUE} without it.")
    private int test;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "UNIFORM",
            description = "${COMPLETION-CANDIDATES}: anywhere in the ranges, or everything at one of its ends;"
                    + " ${DEFAULT-VALUE} without it.")
    private Strokes.Kind kind;

    @Option(
            names = "--side",
            paramLabel = "N",
            defaultValue = "64",
            description = "Rows and columns of a picture; ${DEFAULT-VALUE} without it.")
    private int side;

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
        if (count < 1 || test < 1) {
            throw wrong("both parts have at least 1 example");
        }
        if (side < Strokes.LEAST || side > Strokes.MOST) {
            throw wrong("--side " + side + ": a picture has " + Strokes.LEAST + " … " + Strokes.MOST + " rows");
        }
        Existing existing = overwrite ? Existing.REPLACE : Existing.REFUSE;
        form.write(Strokes.pictures(count, seed, kind, side), Part.TRAIN, folder, existing);
        // of other numbers than any seed's neighbour
        form.write(Strokes.pictures(test, ~seed, kind, side), Part.TEST, folder, existing);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s: %,d examples to learn from, %,d to test with%n", folder, count, test);
        return Exit.DONE;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
