package thawline.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import thawline.data.Augmentation;
import thawline.data.DataOptions;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.tensor.Shape;
import thawline.train.Clipping;
import thawline.train.EarlyStopping;
import thawline.train.Fit;
import thawline.train.Initializer;
import thawline.train.L2;
import thawline.train.Loss;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Monitor;
import thawline.train.Optimizer;
import thawline.train.Recipe;
import thawline.train.Rehearsal;
import thawline.train.Trainer;

/// What the options of `thawline train` come to: a model, what it learns from, and how.
record TrainJob(Trainer trainer, Dataset data, Fit fit, TrainFiles files) {

    /// Every option of the command.
    record Options(TrainOptions.Net net, TrainOptions.Data data, TrainOptions.How how, TrainOptions.Out out) {}

    /// An [IllegalArgumentException] is a wrong option, an [IOException] a file that cannot be read.
    static TrainJob of(Options options) throws IOException {
        atLeastOne("--epochs", options.how.epochs, "training takes at least 1 epoch");
        atLeastOne("--batch", options.how.batch, "a batch has at least 1 example");
        TrainFiles files = new TrainFiles(options.out.out);
        if (options.out.resume) {
            files.requireCheckpoint();
        } else if (!options.out.overwrite) {
            files.requireFree();
        }
        files.requireWritable();
        NetSource named = NetSource.of(options.net.model);
        Recipe recipe = recipe(named.recipe(), options.how);
        NetSource source = named.with(recipe);
        Optional<Rehearsal> rehearsal = source.rehearsal();
        try {
            Dataset data = limited(open(options, source, Part.TRAIN), options.data.limit);
            Fit fit = fit(recipe.fit(), options, files);
            if (options.how.batch == null) {
                fit = small(fit, data.size());
            }
            Model model = model(source, data, options);
            requireSavable(source, model);
            return new TrainJob(model.compile(recipe.loss(), recipe.optimizer(), metrics(data)), data, fit, files);
        } finally {
            rehearsal.ifPresent(Rehearsal::close);
        }
    }

    private static void atLeastOne(String option, Integer given, String rule) {
        if (given != null && given < 1) {
            throw new IllegalArgumentException(option + " " + given + ": " + rule);
        }
    }

    /// The part of the data that the model is tested with, where they have one.
    static Optional<Dataset> test(Options options, Shape in) throws IOException {
        DataOptions how = DataOptions.DEFAULT.with(options.data.fit).with(in);
        return Datasets.parts(options.data.path).contains(Part.TEST)
                ? Optional.of(Datasets.open(options.data.path, Part.TEST, how))
                : Optional.empty();
    }

    private static Dataset open(Options options, NetSource source, Part part) throws IOException {
        DataOptions how = DataOptions.DEFAULT.with(options.data.fit);
        Optional<Shape> in = Optional.ofNullable(options.net.size).or(source::in);
        return Datasets.open(options.data.path, part, in.map(how::with).orElse(how));
    }

    private static Dataset limited(Dataset data, Integer limit) {
        if (limit == null) {
            return data;
        }
        if (limit < 1) {
            throw new IllegalArgumentException("--limit " + limit + " is less than 1");
        }
        return data.take(limit);
    }

    private static Metric[] metrics(Dataset data) {
        return data.target() instanceof Dataset.Target.Classes ? new Metric[] {Metric.ACCURACY} : new Metric[0];
    }

    private static Model model(NetSource source, Dataset data, Options options) {
        if (!(data.target() instanceof Dataset.Target.Classes classes)) {
            throw new IllegalArgumentException(
                    options.data.path + " has planes as targets; thawline train learns classes");
        }
        if (classes.names().size() < 2) {
            throw new IllegalArgumentException(options.data.path + " has a single class, "
                    + String.join("", classes.names()) + "; at least two are needed");
        }
        Model model = source.make(data.shape(), classes.names().size(), options.how.seed);
        if (!model.out().equals(data.target().shape())) {
            throw new IllegalArgumentException(source.name() + " ends in an output of " + model.out() + ", but the "
                    + classes.names().size() + " classes of " + options.data.path + " want "
                    + data.target().shape()
                    + "; a network's text ends in dense(" + classes.names().size() + ") | softmax");
        }
        Layer layer = model.layer();
        for (String path : options.net.freeze) {
            layer = Layers.freeze(layer, path);
        }
        for (String path : options.net.thaw) {
            layer = Layers.thaw(layer, path);
        }
        return options.net.freeze.isEmpty() && options.net.thaw.isEmpty() ? model : Model.of(model.in(), layer);
    }

    /// Refuses a net that could not be written when its training is done.
    private static void requireSavable(NetSource source, Model model) {
        try {
            ModelFiles.bytes(new SavedModel(model.layer(), model.in(), Notes.NONE));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    source.name() + " cannot be trained to a model file: " + refused.getMessage(), refused);
        }
    }

    private static Recipe recipe(Recipe preset, TrainOptions.How how) {
        Optimizer optimizer = how.optimizer == null ? preset.optimizer() : Optimizer.named(how.optimizer);
        return preset.with(how.rate == null ? optimizer : optimizer.withRate(how.rate))
                .with(how.loss == null ? preset.loss() : Loss.named(how.loss))
                .with(how.initializer == null ? preset.initializer() : Initializer.named(how.initializer));
    }

    private static Fit fit(Fit preset, Options options, TrainFiles files) {
        TrainOptions.How how = options.how;
        Fit fit = preset.batchSize(how.batch == null ? preset.batchSize() : how.batch)
                .epochs(how.epochs == null ? preset.epochs() : how.epochs)
                .seed(how.seed)
                .threads(how.threads)
                .checkpoint(files.checkpoint());
        if (options.data.validation != null) {
            fit = fit.validation(options.data.validation);
        }
        if (options.data.augment != null) {
            fit = fit.augmentation(Augmentation.parse(options.data.augment));
        }
        if (how.schedule != null) {
            fit = fit.schedule(how.schedule);
        }
        if (how.decay != null) {
            fit = fit.l2(L2.pytorch(how.decay));
        }
        if (how.clip != null) {
            fit = fit.clipping(new Clipping.ByGlobalNorm(how.clip));
        }
        boolean validated = fit.validationSplit() > 0;
        if (validated && how.keep == TrainOptions.Keep.BEST) {
            fit = fit.keepBest(Monitor.VALIDATION_ACCURACY);
        }
        if (how.patience != null) {
            fit = fit.earlyStopping(
                    EarlyStopping.after(how.patience, validated ? Monitor.VALIDATION_LOSS : Monitor.LOSS));
        }
        if (options.out.checkpointEvery != null) {
            fit = fit.checkpointEvery(options.out.checkpointEvery);
        }
        return options.out.resume ? fit.resume(files.checkpoint()) : fit;
    }

    /// Few examples make smaller batches than a preset has.
    private static Fit small(Fit fit, int examples) {
        int trained = (int) Math.max(1, examples - Math.ceil(examples * fit.validationSplit()));
        return fit.batchSize() > trained ? fit.batchSize(trained) : fit;
    }

    List<String> classes() {
        return data.target() instanceof Dataset.Target.Classes classes ? classes.names() : List.of();
    }
}
