package thawline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import thawline.data.Augmentation;
import thawline.data.DataOptions;
import thawline.tensor.Shape;
import thawline.train.Schedule;

/// The options of `thawline train`, by what they are for.
final class TrainOptions {
    private TrainOptions() {}

    /// The net.
    static final class Net {
        @Option(
                names = "--model",
                paramLabel = "NAME|FILE",
                required = true,
                completionCandidates = PresetNames.class,
                description = "A preset: ${COMPLETION-CANDIDATES}; a file with a net as text;"
                        + " or a model (.onnx) that is trained on.")
        String model;

        @Option(
                names = "--size",
                paramLabel = "WxHxC",
                converter = SizeText.class,
                description = "What pictures are resized to; without it, what the model reads, or the pictures' size.")
        Shape size;

        @Option(
                names = "--freeze",
                paramLabel = "PATH",
                description = "A layer that is not trained, or all below a name; may be given several times."
                        + " thawline summary shows paths.")
        List<String> freeze = new ArrayList<>();

        @Option(
                names = "--thaw",
                paramLabel = "PATH",
                description = "A designed layer that is trained too; may be given several times.")
        List<String> thaw = new ArrayList<>();
    }

    /// What is learned from.
    static final class Data {
        @Option(
                names = "--data",
                paramLabel = "PATH",
                required = true,
                description = "A data set: a folder of class folders or of IDX files, CIFAR-10, or a CSV of pixels."
                        + " Or the name of a set that thawline data list shows.")
        Path path;

        @Option(names = "--limit", paramLabel = "N", description = "No more than the first N training examples.")
        Integer limit;

        @Option(
                names = "--validation",
                paramLabel = "SHARE",
                description = "The share of the training examples that is kept from training and scored after each"
                        + " epoch, 0 ... 0.9; without it, what the preset says, or 0.1.")
        Double validation;

        @Option(
                names = "--augment",
                paramLabel = "TEXT",
                description = "How examples are changed in each epoch, such as 'shift(2) | flip'; none for not at all."
                        + " There are " + Augmentation.WORDS + ".")
        String augment;

        @Option(
                names = "--fit",
                paramLabel = "HOW",
                defaultValue = "STRETCH",
                description = "How pictures of another size are made to fit: ${COMPLETION-CANDIDATES}.")
        DataOptions.Fit fit;
    }

    /// How it is learned. What is not said is what the preset says, or Keras' habits: Adam, 5 epochs of batches of 128.
    static final class How {
        @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training examples.")
        Integer epochs;

        @Option(names = "--batch", paramLabel = "N", description = "Examples for each step.")
        Integer batch;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "Decides first weights, order, dropout and augmentation; ${DEFAULT-VALUE} without it."
                        + " The same seed gives the same bits.")
        long seed;

        @Option(
                names = "--optimizer",
                paramLabel = "NAME",
                description = "sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam or adamw.")
        String optimizer;

        @Option(
                names = "--initializer",
                paramLabel = "NAME",
                description = "Where weights begin: keras, pytorch, or glorot, he or lecun with _uniform or _normal.")
        String initializer;

        @Option(
                names = "--loss",
                paramLabel = "NAME",
                description = "categorical_crossentropy, binary_crossentropy, mse, mae, huber or ssim.")
        String loss;

        @Option(names = "--rate", paramLabel = "X", description = "The learning rate.")
        Double rate;

        @Option(
                names = "--schedule",
                paramLabel = "TEXT",
                converter = Words.ScheduleText.class,
                description = "How the rate changes: constant, cosine, onecycle, or step(10, 0.5): halved every 10"
                        + " epochs.")
        Schedule schedule;

        @Option(
                names = "--weight-decay",
                paramLabel = "X",
                description = "L2: the share of a weight that is added to its gradient, such as 1e-4.")
        Double decay;

        @Option(
                names = "--clip",
                paramLabel = "X",
                description = "The length that the gradient of all weights together is cut to.")
        Double clip;

        @Option(
                names = "--patience",
                paramLabel = "N",
                description = "Ends when N epochs in a row have brought nothing better.")
        Integer patience;

        @Option(
                names = "--keep",
                paramLabel = "WHICH",
                defaultValue = "BEST",
                description = "The weights that are written: of the best epoch by accuracy on validation examples, or"
                        + " of the last: ${COMPLETION-CANDIDATES}. Without validation it is the last.")
        Keep keep;

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Every processor without it. Results do not depend on it.")
        int threads = Runtime.getRuntime().availableProcessors();
    }

    /// Whose weights are kept.
    enum Keep {
        BEST,
        LAST
    }

    /// Where it goes.
    static final class Out {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "The model, which ends in .onnx. Beside it stand its history (CSV, JSON and PNG) and a"
                        + " checkpoint to resume from.")
        Path out;

        @Option(names = "--overwrite", description = "Replaces what is there; otherwise the training does not begin.")
        boolean overwrite;

        @Option(
                names = "--resume",
                description = "Goes on from the checkpoint, to the same bits as if it had never stopped; give the same"
                        + " options again, --epochs may be larger.")
        boolean resume;

        @Option(
                names = "--checkpoint-every",
                paramLabel = "N",
                description = "Writes the checkpoint every N steps too, not only after each epoch.")
        Integer checkpointEvery;

        @Option(
                names = {"-q", "--quiet"},
                description = "No line for each epoch.")
        boolean quiet;

        @Option(names = "--json", description = "In the end, what came of it as one JSON object.")
        boolean json;
    }
}
