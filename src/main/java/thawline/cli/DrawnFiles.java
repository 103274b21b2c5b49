package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.data.Dataset;
import thawline.data.DatasetFiles;
import thawline.data.Part;
import thawline.io.Existing;

/// How a set that is drawn becomes a folder with a training and a test part.
final class DrawnFiles {

    /// So many examples, others from another seed.
    interface Drawing {
        Dataset draw(int count, long seed);
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "PNG",
            description = "${COMPLETION-CANDIDATES}: a folder of pictures for each class, or files as MNIST's;"
                    + " ${DEFAULT-VALUE} without it.")
    private DatasetFiles form;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides what is drawn; ${DEFAULT-VALUE} without it.")
    private long seed;

    @Option(names = "--overwrite", description = "Replaces files that are there.")
    private boolean overwrite;

    /// So many examples to learn from, and so many to test.
    int write(Drawing drawing, int count, int test, Path folder) throws IOException {
        if (count < 1 || test < 1) {
            throw new ParameterException(spec.commandLine(), "both parts have at least 1 example");
        }
        Existing existing = overwrite ? Existing.REPLACE : Existing.REFUSE;
        form.write(drawing.draw(count, seed), Part.TRAIN, folder, existing);
        // of other numbers than any seed's neighbour
        form.write(drawing.draw(test, ~seed), Part.TEST, folder, existing);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s: %,d examples to learn from, %,d to test with%n", folder, count, test);
        return Exit.DONE;
    }
}
