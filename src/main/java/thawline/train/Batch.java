package thawline.train;

import java.util.List;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.run.BatchPlan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The examples of one batch: their inputs for a plan, and what the loss and the metrics say of its outputs.
/// Its arrays are made once; a batch allocates nothing.
final class Batch implements BatchPlan.Feed, BatchPlan.Objective, BatchPlan.Results {

    private final Dataset data;
    private final Loss loss;
    private final List<Metric> metrics;
    private final Head head;
    private final Tensor[] wanted;
    private final Tensor[] shown;
    private final Tensor[] slopes;
    private final int[] answers;
    private final boolean yesNo;

    /// The loss, then the metrics, of each example.
    private final double[][] scores;

    private Augmentation augmentation = Augmentation.NONE;
    private long seed;
    private int epoch;
    private int[] order;
    private int from;

    Batch(Dataset data, Trainer trainer, Head head, int capacity) {
        this.data = data;
        this.loss = trainer.loss();
        this.metrics = trainer.metrics();
        this.head = head;
        Shape out = head.body().shape(data.shape());
        wanted = tensors(capacity, out);
        shown = tensors(capacity, out);
        slopes = tensors(capacity, out);
        yesNo = isYesNo(data, out);
        answers = new int[capacity];
        scores = new double[1 + metrics.size()][capacity];
    }

    /// Two classes may be one output: how much it is the second.
    static boolean isYesNo(Dataset data, Shape out) {
        return data.target() instanceof Dataset.Target.Classes c && c.names().size() == 2 && out.size() == 1;
    }

    private static Tensor[] tensors(int count, Shape shape) {
        Tensor[] all = new Tensor[count];
        for (int i = 0; i < count; i++) {
            all[i] = Tensor.zeros(shape);
        }
        return all;
    }

    /// From now on examples are changed so, by the seed and the epoch.
    void augment(Augmentation by, long newSeed, int newEpoch) {
        augmentation = by;
        seed = newSeed;
        epoch = newEpoch;
    }

    /// Examples `order[from], order[from + 1], …`
    void at(int[] newOrder, int newFrom) {
        order = newOrder;
        from = newFrom;
    }

    @Override
    public void fill(int example, Tensor x) {
        data.input(order[from + example], x);
        augmentation.apply(x, seed, epoch, order[from + example]);
    }

    @Override
    public double at(int example, Tensor y, Tensor dy) {
        score(example, y, dy);
        return scores[0][example];
    }

    @Override
    public void take(int example, Tensor y) {
        Tensor shows = score(example, y, slopes[example]);
        boolean yes = shows.shape().size() == 1 && shows.at(0, 0, 0) >= 0.5f;
        answers[example] = yes ? 1 : Metric.largest(shows, 0, 0, 0);
    }

    private Tensor score(int example, Tensor y, Tensor dy) {
        Tensor t = wanted[example];
        if (yesNo) {
            t.fill(data.label(order[from + example]));
        } else {
            data.wanted(order[from + example], t);
        }
        scores[0][example] = loss.at(y, t, dy);
        Tensor shows = head.shown(y, shown[example]);
        for (int m = 0; m < metrics.size(); m++) {
            scores[m + 1][example] = metrics.get(m).of(shows, t);
        }
        return shows;
    }

    /// Adds the sums over the first `count` examples, in their order.
    void addTo(double[] sums, int count) {
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < count; i++) {
                sums[k] += scores[k][i];
            }
        }
    }

    /// The class that each of the first `count` examples was taken for, when the batch was run for inference.
    void answersTo(int[] all, int at, int count) {
        System.arraycopy(answers, 0, all, at, count);
    }
}
