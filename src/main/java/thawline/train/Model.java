package thawline.train;

import java.util.Arrays;
import java.util.List;
import thawline.data.Dataset;
import thawline.layer.Architecture;
import thawline.layer.Layer;
import thawline.run.BatchPlan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A net together with the shape that it reads. Training changes its learned numbers where they are.
///
/// ```java
/// Model model = Model.of(
///         input(1, 28, 28), scale(1 / 255.0), conv2d(32, 3).relu(), maxPool(2), flatten(), dense(10).softmax());
/// Trainer trainer = model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.001), Metric.ACCURACY);
/// trainer.fit(data, 128, 5, 0.1);
/// ```
public final class Model {

    private final Shape in;
    private final Layer layer;

    private Model(Shape in, Layer layer) {
        this.in = in;
        this.layer = layer;
        layer.shape(in);
    }

    /// A new net with random first weights.
    public static Model of(Input input, Blueprint... blocks) {
        if (blocks.length == 0) {
            throw new IllegalArgumentException("a net has at least one block");
        }
        Start start = new Start(input.initializer(), input.seed());
        return new Model(input.shape(), Blocks.serial(blocks).build(input.shape(), start));
    }

    /// Any layer: a pipeline that was thawed, or a net that was read from a file.
    public static Model of(Shape in, Layer layer) {
        return new Model(in, layer);
    }

    public Shape in() {
        return in;
    }

    public Shape out() {
        return layer.shape(in);
    }

    public Layer layer() {
        return layer;
    }

    /// Layer by layer: shapes, parameters, receptive fields, multiply-adds.
    public Architecture summary() {
        return Architecture.of(layer, in);
    }

    /// What it is to learn, how, and what else is to be measured.
    public Trainer compile(Loss loss, Optimizer optimizer, Metric... metrics) {
        return new Trainer(this, loss, optimizer, List.of(metrics));
    }

    /// The output for one input, in inference mode.
    public Tensor predict(Tensor x) {
        if (!x.shape().equals(in)) {
            throw new IllegalArgumentException("the net reads " + in + ", but got " + x.shape());
        }
        Tensor[] result = new Tensor[1];
        BatchPlan.of(layer, in, 1, 1).infer((i, to) -> to.copyFrom(x), 1, (i, y) -> result[0] = y.copy());
        return result[0];
    }

    /// The outputs for all inputs, in order, in inference mode.
    public List<Tensor> predict(Dataset data) {
        Check.input(data, this);
        Tensor[] results = new Tensor[data.size()];
        int capacity = Math.min(Trainer.EVALUATED, data.size());
        BatchPlan plan = BatchPlan.of(layer, in, capacity, Runtime.getRuntime().availableProcessors());
        for (int first = 0; first < data.size(); first += capacity) {
            int from = first;
            plan.infer(
                    (i, x) -> data.input(from + i, x),
                    Math.min(capacity, data.size() - from),
                    (i, y) -> results[from + i] = y.copy());
        }
        return Arrays.asList(results);
    }

    /// SHA-256 of all numbers, learned, followed and designed, in running order, in hexadecimal. Equal nets
    /// of equal bits have equal digests.
    public String digest() {
        return Digest.of(layer);
    }
}
