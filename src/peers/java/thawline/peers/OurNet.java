package thawline.peers;

import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;
import static thawline.train.Blocks.softmax;

import java.io.IOException;
import java.nio.file.Path;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.run.BatchPlan;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.Listener;
import thawline.train.Model;
import thawline.train.SoftmaxCrossEntropy;

/// The same network and recipe as [TorchNet] in ours, reading digits as bytes.
final class OurNet {

    private final Model model = Model.of(
            input(1, 28, 28),
            scale(1 / 255.0),
            conv2d(32, 3).relu(),
            maxPool(2),
            conv2d(64, 3).relu(),
            maxPool(2),
            flatten(),
            dropout(0.5),
            dense(10),
            softmax());
    private final Dataset digits;
    private final int batch;
    private final int threads;
    private final BatchPlan forward;
    private final float[] outputs;

    OurNet(int examples, int batch, int threads) throws IOException {
        this.digits = Datasets.open(Path.of("mnist"), Part.TRAIN).take(examples);
        this.batch = batch;
        this.threads = threads;
        this.forward = BatchPlan.of(model.layer(), model.in(), batch, threads);
        this.outputs = new float[10 * batch];
    }

    /// Trains for some rounds over all examples; between rounds somebody else has a turn.
    void train(int rounds, Runnable turn) {
        model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(1e-3))
                .fit(digits, Fit.of(batch, rounds).threads(threads).listener(new Listener() {
                    @Override
                    public void epoch(Epoch epoch, int epochs) {
                        turn.run();
                    }
                }));
    }

    /// One batch forward, as inference does.
    void infer(int number) {
        int first = number * batch;
        forward.infer(
                (i, x) -> digits.input(first + i, x),
                batch,
                (i, y) -> System.arraycopy(y.data(), y.index(0, 0, 0, 0), outputs, 10 * i, 10));
    }
}
