package thawline.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of `thawline learn`, by what they are about.
final class LearnOptions {

    private LearnOptions() {}

    /// What is to be learned: a teacher's results, or examples.
    static final class Goal {
        @Parameters(
                arity = "0..1",
                paramLabel = "TEACHER",
                completionCandidates = PipelineNames.class,
                description = "A pipeline whose results are learned, such as 'sobel(ksize=3)'; or @ and a file with"
                        + " one. thawline filters lists what there is.")
        String teacher;

        @Option(
                names = "--images",
                paramLabel = "DIR",
                description = "A folder of pictures that the teacher is shown. Without it pictures are drawn: white"
                        + " noise for linear teachers, discs and clouds too for others.")
        Path images;

        @Option(
                names = "--before",
                paramLabel = "PATH",
                description = "Without a teacher: pictures before something was done to them, a folder or a file.")
        Path before;

        @Option(
                names = "--after",
                paramLabel = "PATH",
                description = "The same pictures after, under the same names; endings may differ.")
        Path after;

        @Option(
                names = "--objective",
                paramLabel = "WHAT",
                defaultValue = "FILTER",
                description =
                        "FILTER learns results; ANGLE learns a better Sobel: derivatives whose direction is right,"
                                + " which needs neither teacher nor pictures.")
        Objective objective;
    }

    enum Objective {
        FILTER,
        ANGLE
    }

    /// What learns.
    static final class Pupil {
        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description = "kernel(5), separable(5), chain(3, 2): two kernels 3×3 in a row; net: a small network"
                    + " for what no kernel can do, net(8) one that looks 8 pixels around; thaw: the teacher itself,"
                    + " its numbers disturbed; or a network (.net) or model (.onnx) of your own. Without it a kernel"
                    + " where one does, and else a net.")
        String model;

        @Option(
                names = "--init",
                paramLabel = "HOW",
                defaultValue = "random",
                description = "Where numbers begin: random, identity, hand (the teacher's own), or a pipeline whose"
                        + " kernel it is, such as 'gaussian(5)'.")
        String init;

        @Option(
                names = "--disturb",
                paramLabel = "SHARE",
                description = "For --model thaw: every number begins up to so much off, such as 0.3 for 30 %%.")
        Double disturb;
    }

    /// How it learns.
    static final class How {
        @Option(names = "--epochs", paramLabel = "N", description = "Passes over what is learned from.")
        Integer epochs;

        @Option(
                names = "--time",
                paramLabel = "SECONDS",
                description = "Ends training after so long, with what there is by then.")
        Double time;

        @Option(
                names = "--patches",
                paramLabel = "N",
                description = "How many windows are cut out of all pictures together.")
        Integer patches;

        @Option(
                names = "--rate",
                paramLabel = "X",
                description = "Adam's learning rate at the beginning; it falls to 0.")
        Double rate;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "Decides first numbers, drawn pictures, windows and their order; ${DEFAULT-VALUE} without"
                        + " it. The same seed learns the same numbers, bit for bit.")
        long seed;

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Every processor without it. Results do not depend on it.")
        int threads = Runtime.getRuntime().availableProcessors();
    }

    /// Where it goes.
    static final class Out {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "The learned filter, a model that ends in .onnx.")
        Path out;

        @Option(names = "--overwrite", description = "Replaces a file that is there; otherwise nothing begins.")
        boolean overwrite;

        @Option(
                names = {"-q", "--quiet"},
                description = "No lines while it learns.")
        boolean quiet;

        @Option(names = "--json", description = "In the end, what came of it as one JSON object.")
        boolean json;
    }
}
