package thawline.train;

import java.nio.file.Path;
import java.util.Optional;
import thawline.data.Dataset;
import thawline.run.BatchPlan;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One run of [Trainer#fit].
final class Training {

    private static final JsonMapper JSON = new JsonMapper();

    private final Trainer trainer;
    private final Fit fit;
    private final Dataset data;
    private final Optional<Dataset> validation;
    private final BatchPlan plan;
    private final Batch batch;
    private final Optional<Batch> validationBatch;
    private final Parameters parameters;
    private final State state;
    private final Settings settings;
    private final Schedule.Span span;
    private final int[] order;
    private final Draws draws = new Draws(0);

    private Training(Trainer trainer, Fit fit, Dataset data, Optional<Dataset> validation) {
        this.trainer = trainer;
        this.fit = fit;
        this.data = data;
        this.validation = validation;
        Head head = Head.of(trainer.model().layer(), trainer.loss());
        plan = BatchPlan.of(head.body(), trainer.model().in(), fit.batchSize(), fit.threads());
        batch = new Batch(data, trainer, head, fit.batchSize());
        validationBatch = validation.map(v -> new Batch(v, trainer, head, fit.batchSize()));
        parameters = new Parameters(trainer.model().layer(), trainer.optimizer());
        span = new Schedule.Span(Math.ceilDiv(data.size(), fit.batchSize()), fit.epochs());
        order = new int[data.size()];
        settings = Settings.of(trainer, fit, data, validation);
        state = new State(parameters, fit, 1 + trainer.metrics().size());
    }

    static Training of(Trainer trainer, Dataset all, Fit fit) {
        Model model = trainer.model();
        Check.all(all, model);
        Optional<Dataset.Split> split =
                fit.validationSplit() > 0 ? Optional.of(all.split(fit.validationSplit())) : Optional.empty();
        Optional<Dataset> validation = split.map(Dataset.Split::rest).or(fit::validation);
        validation.ifPresent(v -> Check.all(v, model));
        Dataset data = split.map(Dataset.Split::first).orElse(all);
        Check.augmentation(fit, data);
        Check.batch(fit.batchSize(), data.size());
        Check.monitors(fit, trainer, validation.isPresent());
        Training training = new Training(trainer, fit, data, validation);
        if (training.parameters.isEmpty()) {
            throw new IllegalArgumentException("the net has no learned numbers; thaw() it, or a part of it");
        }
        return training;
    }

    History run() {
        fit.resume().ifPresent(this::resume);
        while (state.epoch() < fit.epochs()) {
            if (state.waitedEnough()) {
                return state.end(History.Ending.STOPPED_EARLY);
            }
            shuffle(order, fit.seed(), state.epoch(), draws);
            batch.augment(fit.augmentation(), fit.seed(), state.epoch());
            if (!steps()) {
                fit.checkpoint().ifPresent(this::save);
                return state.end(History.Ending.INTERRUPTED);
            }
            Epoch done = state.epochDone(trainer.metrics(), rate(state.step() - 1), validate());
            fit.checkpoint().ifPresent(this::save);
            fit.listener().epoch(done, fit.epochs());
        }
        return state.end(state.waitedEnough() ? History.Ending.STOPPED_EARLY : History.Ending.DONE);
    }

    private void save(Path file) {
        ObjectNode head = JSON.createObjectNode();
        settings.write(head.putObject("settings"));
        state.write(head.putObject("state"));
        Checkpoint.write(file, head, state.arrays());
    }

    private void resume(Path file) {
        Checkpoint.Read from = Checkpoint.read(file);
        settings.requireSame(from.head().path("settings"), file);
        state.read(from.head().path("state"));
        from.into(state.arrays());
    }

    /// The order of an epoch's examples depends on the seed and the epoch alone. (Fisher, Yates; from the
    /// inside out.)
    static void shuffle(int[] order, long seed, int epoch, Draws draws) {
        draws.restart(seed, epoch);
        for (int i = 0; i < order.length; i++) {
            int j = draws.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /// The rest of an epoch; whether it came to its end.
    private boolean steps() {
        int steps = (int) span.stepsPerEpoch();
        while (state.stepOfEpoch() < steps) {
            step();
            fit.listener().step(state.epoch() + 1, state.stepOfEpoch(), steps, state.meanLoss());
            if (fit.stop().getAsBoolean()) {
                return false;
            }
            if (fit.checkpointEvery() > 0 && state.step() % fit.checkpointEvery() == 0) {
                fit.checkpoint().ifPresent(this::save);
            }
        }
        return true;
    }

    private void step() {
        int from = state.stepOfEpoch() * fit.batchSize();
        int count = Math.min(fit.batchSize(), data.size() - from);
        batch.at(order, from);
        double loss = plan.step(batch, count, batch, fit.seed(), (int) state.step(), parameters.cleared());
        requireFinite(loss);
        parameters.step(count, fit, rate(state.step()), state.step() + 1);
        requireFinite(parameters.wildNumber());
        state.stepDone(batch, count);
    }

    private double rate(long step) {
        return trainer.optimizer().rate() * fit.schedule().factor(step, span);
    }

    private void requireFinite(double loss) {
        Optional<String> wild = parameters.wildGradient();
        if (wild.isPresent() || !Double.isFinite(loss)) {
            throw state.diverged(plan.notFinite().or(() -> wild).orElse("the loss"));
        }
    }

    private void requireFinite(Optional<String> wild) {
        if (wild.isPresent()) {
            throw state.diverged(wild.get());
        }
    }

    private Optional<Scores> validate() {
        return validationBatch.map(v -> {
            int n = validation.orElseThrow().size();
            return trainer.scores(plan, v, n, new int[n]);
        });
    }
}
