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

    @Mixin
    private DrawnFiles files;

    @Override
    public Integer call() throws IOException {
        if (side < Strokes.LEAST || side > Strokes.MOST) {
            throw wrong("--side " + side + ": a picture has " + Strokes.LEAST + " … " + Strokes.MOST + " rows");
        }
        return files.write((n, seed) -> Strokes.pictures(n, seed, kind, side), count, test, folder);
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
