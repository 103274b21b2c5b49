package thawline.train;

import static thawline.train.Blocks.batchNorm;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;

import java.nio.file.Path;
import thawline.data.Augmentation;

/// A training with all that a checkpoint has to keep: order, dropout, augmentation, running statistics,
/// momenta, a schedule, best numbers.
final class MarksTraining {

    static final Marks DATA = new Marks(120, 1);

    private MarksTraining() {}

    static Trainer trainer() {
        return Model.of(
                        input(1, 8, 8),
                        scale(1 / 255.0),
                        conv2d(4, 3).noBias().then(batchNorm(0.001, 0.9)).relu(),
                        maxPool(2),
                        flatten(),
                        dropout(0.25),
                        dense(3).softmax())
                .compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(0.01), Metric.ACCURACY);
    }

    /// 5 steps each epoch, and 18 examples for validation.
    static Fit fit() {
        return Fit.of(22, 4)
                .validation(0.15)
                .seed(3)
                .threads(2)
                .augmentation(Augmentation.NONE.shift(1))
                .schedule(Schedule.OneCycle.STANDARD)
                .l2(L2.keras(1e-4))
                .earlyStopping(EarlyStopping.after(9, Monitor.VALIDATION_LOSS))
                .keepBest(Monitor.VALIDATION_ACCURACY);
    }

    static String digest(Fit fit) {
        Trainer t = trainer();
        t.fit(DATA, fit);
        return t.model().digest();
    }

    /// With a checkpoint's name: says every step. Without: says the digest in the end.
    static void main(String[] args) {
        if (args.length == 0) {
            System.out.println(digest(fit()));
            return;
        }
        Listener talk = new Listener() {
            @Override
            public void step(int epoch, int step, int steps, double loss) {
                System.out.println("epoch " + epoch + " step " + step);
                System.out.flush();
            }
        };
        trainer()
                .fit(DATA, fit().checkpoint(Path.of(args[0])).checkpointEvery(2).listener(talk));
    }
}
