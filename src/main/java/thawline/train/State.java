package thawline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a training stands: all that changes from step to step besides the net's numbers.
final class State {

    private final Fit fit;
    private final List<Epoch> epochs = new ArrayList<>();
    private final double[] sums;
    private long step;
    private int stepOfEpoch;
    private int examples;
    private long began = System.nanoTime();

    /// The numbers at the end of the last epoch, which were good.
    private final Snapshot good;

    private final Optional<Best> best;
    private final Optional<Best> waited;
    private final Snapshot bestNumbers;

    State(Parameters parameters, Fit fit, int scores) {
        this.fit = fit;
        List<float[]> numbers = parameters.numbers();
        sums = new double[scores];
        good = new Snapshot(numbers);
        bestNumbers = new Snapshot(numbers);
        best = fit.best().map(monitor -> new Best(monitor, 0));
        waited = fit.earlyStopping().map(e -> new Best(e.monitor(), e.least()));
    }

    /// 0, 1, …
    int epoch() {
        return epochs.size();
    }

    /// Steps done, over all epochs.
    long step() {
        return step;
    }

    int stepOfEpoch() {
        return stepOfEpoch;
    }

    double meanLoss() {
        return sums[0] / examples;
    }

    void stepDone(Batch batch, int count) {
        batch.addTo(sums, count);
        examples += count;
        step++;
        stepOfEpoch++;
    }

    Epoch epochDone(List<Metric> metrics, double rate, Optional<Scores> validation) {
        long now = System.nanoTime();
        Epoch e =
                new Epoch(epochs.size() + 1, rate, Sums.mean(sums, metrics, examples), validation, (now - began) / 1e9);
        began = now;
        epochs.add(e);
        java.util.Arrays.fill(sums, 0);
        examples = 0;
        stepOfEpoch = 0;
        good.take();
        best.ifPresent(b -> {
            if (b.offer(e)) {
                bestNumbers.take();
            }
        });
        waited.ifPresent(b -> b.offer(e));
        return e;
    }

    boolean waitedEnough() {
        return waited.isPresent()
                && epochs.size() - waited.get().epoch()
                        >= fit.earlyStopping().orElseThrow().patience();
    }

    /// Gives the model its best numbers, where they were to be kept.
    History end(History.Ending ending) {
        OptionalInt from = OptionalInt.empty();
        if (best.isPresent() && best.get().epoch() > 0) {
            bestNumbers.give();
            from = OptionalInt.of(best.get().epoch());
        }
        return new History(epochs, ending, from);
    }

    DivergedException diverged(String path) {
        good.give();
        end(History.Ending.INTERRUPTED);
        return new DivergedException(path, epoch() + 1, step + 1, epochs);
    }
}
