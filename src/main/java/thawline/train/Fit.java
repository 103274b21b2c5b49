package thawline.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import thawline.data.Augmentation;
import thawline.data.Dataset;

/// How long, in what batches and with what else a model is trained. Every call gives a new one.
///
/// ```java
/// trainer.fit(data, Fit.of(128, 5).validation(0.1).seed(7).schedule(OneCycle.STANDARD).checkpoint(file));
/// ```
public final class Fit {

    private int batchSize;
    private int epochs;
    private double validationSplit;
    private Optional<Dataset> validation = Optional.empty();
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Augmentation augmentation = Augmentation.NONE;
    private Schedule schedule = Schedule.CONSTANT;
    private L2 l2 = L2.NONE;
    private Clipping clipping = Clipping.NONE;
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private Optional<Monitor> best = Optional.empty();
    private Optional<Path> checkpoint = Optional.empty();
    private int checkpointEvery;
    private Optional<Path> resume = Optional.empty();
    private Listener listener = Listener.SILENT;
    private BooleanSupplier stop = () -> false;

    private Fit(int batchSize, int epochs) {
        require(batchSize, epochs);
        this.batchSize = batchSize;
        this.epochs = epochs;
    }

    private static void require(int batchSize, int epochs) {
        if (batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException("a batch has 1 or more examples, and training 1 or more epochs, but got "
                    + batchSize + " and " + epochs);
        }
    }

    private Fit(Fit from) {
        batchSize = from.batchSize;
        epochs = from.epochs;
        validationSplit = from.validationSplit;
        validation = from.validation;
        seed = from.seed;
        threads = from.threads;
        augmentation = from.augmentation;
        schedule = from.schedule;
        l2 = from.l2;
        clipping = from.clipping;
        earlyStopping = from.earlyStopping;
        best = from.best;
        checkpoint = from.checkpoint;
        checkpointEvery = from.checkpointEvery;
        resume = from.resume;
        listener = from.listener;
        stop = from.stop;
    }

    public static Fit of(int batchSize, int epochs) {
        return new Fit(batchSize, epochs);
    }

    /// Other batches than [#of] said.
    public Fit batchSize(int examples) {
        require(examples, epochs);
        Fit f = new Fit(this);
        f.batchSize = examples;
        return f;
    }

    /// Longer or shorter than [#of] said.
    public Fit epochs(int count) {
        require(batchSize, count);
        Fit f = new Fit(this);
        f.epochs = count;
        return f;
    }

    /// The last share of the examples is kept from training and scored after each epoch, as Keras'
    /// `validation_split`.
    public Fit validation(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share for validation is in 0 … 1, 1 left out, as 0.1, but was " + share);
        }
        Fit f = new Fit(this);
        f.validationSplit = share;
        f.validation = Optional.empty();
        return f;
    }

    /// Examples of their own are scored after each epoch.
    public Fit validation(Dataset data) {
        Fit f = new Fit(this);
        f.validationSplit = 0;
        f.validation = Optional.of(data);
        return f;
    }

    /// Of the order of examples, dropout and augmentation; the first weights have their own.
    public Fit seed(long value) {
        Fit f = new Fit(this);
        f.seed = value;
        return f;
    }

    /// Changes how fast it goes, not a bit of what comes out.
    public Fit threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("training needs at least 1 thread, but got " + count);
        }
        Fit f = new Fit(this);
        f.threads = count;
        return f;
    }

    /// What is done to each example before each use; examples for validation stay as they are.
    public Fit augmentation(Augmentation value) {
        Fit f = new Fit(this);
        f.augmentation = value;
        return f;
    }

    public Fit schedule(Schedule value) {
        Fit f = new Fit(this);
        f.schedule = value;
        return f;
    }

    public Fit l2(L2 value) {
        Fit f = new Fit(this);
        f.l2 = value;
        return f;
    }

    public Fit clipping(Clipping value) {
        Fit f = new Fit(this);
        f.clipping = value;
        return f;
    }

    public Fit earlyStopping(EarlyStopping value) {
        Fit f = new Fit(this);
        f.earlyStopping = Optional.of(value);
        return f;
    }

    /// In the end the model has the weights of its best epoch, not of its last.
    public Fit keepBest(Monitor by) {
        Fit f = new Fit(this);
        f.best = Optional.of(by);
        return f;
    }

    /// Where the state of training is written after each epoch, and when it stops: all that [#resume] needs.
    public Fit checkpoint(Path file) {
        Fit f = new Fit(this);
        f.checkpoint = Optional.of(file);
        return f;
    }

    /// Also inside an epoch, every so many steps.
    public Fit checkpointEvery(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("checkpoints come every 1 or more steps, but got " + steps);
        }
        Fit f = new Fit(this);
        f.checkpointEvery = steps;
        return f;
    }

    /// Goes on from a checkpoint of the same training, to the same bits as if it had never stopped.
    public Fit resume(Path file) {
        Fit f = new Fit(this);
        f.resume = Optional.of(file);
        return f;
    }

    public Fit listener(Listener value) {
        Fit f = new Fit(this);
        f.listener = value;
        return f;
    }

    /// Looked at after each step; once it says true, training ends there.
    public Fit stop(BooleanSupplier value) {
        Fit f = new Fit(this);
        f.stop = value;
        return f;
    }

    public int batchSize() {
        return batchSize;
    }

    public int epochs() {
        return epochs;
    }

    public double validationSplit() {
        return validationSplit;
    }

    Optional<Dataset> validation() {
        return validation;
    }

    public long seed() {
        return seed;
    }

    public int threads() {
        return threads;
    }

    public Augmentation augmentation() {
        return augmentation;
    }

    public Schedule schedule() {
        return schedule;
    }

    public L2 l2() {
        return l2;
    }

    public Clipping clipping() {
        return clipping;
    }

    public Optional<EarlyStopping> earlyStopping() {
        return earlyStopping;
    }

    public Optional<Monitor> best() {
        return best;
    }

    public Optional<Path> checkpoint() {
        return checkpoint;
    }

    int checkpointEvery() {
        return checkpointEvery;
    }

    Optional<Path> resume() {
        return resume;
    }

    Listener listener() {
        return listener;
    }

    BooleanSupplier stop() {
        return stop;
    }
}
