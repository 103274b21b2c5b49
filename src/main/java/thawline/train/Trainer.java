package thawline.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.data.Dataset;
import thawline.run.BatchPlan;

/// A model with what it is to learn, and how.
public record Trainer(Model model, Loss loss, Optimizer optimizer, List<Metric> metrics) {

    /// How many examples an evaluation runs at a time.
    static final int EVALUATED = 256;

    public Trainer {
        metrics = List.copyOf(metrics);
    }

    /// The last share of the examples is kept from training and scored after each epoch.
    public History fit(Dataset data, int batchSize, int epochs, double validationSplit) {
        return fit(data, Fit.of(batchSize, epochs).validation(validationSplit));
    }

    /// Trains the model. The optimiser starts afresh each time; only [Fit#resume] goes on where another
    /// training was.
    ///
    /// @throws DivergedException when a number is not finite any more
    public History fit(Dataset data, Fit fit) {
        return Training.of(this, data, fit).run();
    }

    /// Loss, metrics and confusion in inference mode.
    public Evaluation evaluate(Dataset data) {
        return evaluate(data, Runtime.getRuntime().availableProcessors());
    }

    public Evaluation evaluate(Dataset data, int threads) {
        Check.all(data, model);
        Head head = Head.of(model.layer(), loss);
        int capacity = Math.min(EVALUATED, data.size());
        BatchPlan plan = BatchPlan.of(head.body(), model.in(), capacity, threads);
        int[] answers = new int[data.size()];
        Batch batch = new Batch(data, this, head, capacity);
        Scores scores = scores(plan, batch, data.size(), answers);
        return new Evaluation(scores, confusion(data, answers));
    }

    /// Runs all examples of a batch's data set in their order.
    Scores scores(BatchPlan plan, Batch batch, int examples, int[] answers) {
        int[] order = IntStream.range(0, examples).toArray();
        double[] sums = new double[1 + metrics.size()];
        int capacity = plan.capacity();
        for (int from = 0; from < examples; from += capacity) {
            int count = Math.min(capacity, examples - from);
            batch.at(order, from);
            plan.infer(batch, count, batch);
            batch.addTo(sums, count);
            batch.answersTo(answers, from, count);
        }
        return Sums.mean(sums, metrics, examples);
    }

    private static Optional<Confusion> confusion(Dataset data, int[] answers) {
        if (!(data.target() instanceof Dataset.Target.Classes c)) {
            return Optional.empty();
        }
        int[] truths = new int[data.size()];
        Arrays.setAll(truths, data::label);
        return Optional.of(Confusion.of(c.names(), truths, answers));
    }
}
