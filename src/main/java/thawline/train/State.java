package thawline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where a training stands: all that changes from step to step besides the net's numbers.
final class State {

    private final Fit fit;
    private final List<float[]> numbers;
    private final List<float[]> memory;
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
        numbers = parameters.numbers();
        memory = parameters.memory();
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
        Arrays.fill(sums, 0);
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

    /// All that a checkpoint has to have besides the arrays.
    void write(ObjectNode to) {
        to.put("step", step);
        to.put("step of epoch", stepOfEpoch);
        to.put("examples", examples);
        to.put("seconds", (System.nanoTime() - began) / 1e9);
        ArrayNode all = to.putArray("sums");
        for (double v : sums) {
            all.add(v);
        }
        best.ifPresent(b -> b.write(to.putObject("best")));
        waited.ifPresent(b -> b.write(to.putObject("waited")));
        HistoryText.epochs(epochs, to.putArray("epochs"));
    }

    void read(JsonNode from) {
        step = from.path("step").asLong();
        stepOfEpoch = from.path("step of epoch").asInt();
        examples = from.path("examples").asInt();
        began = System.nanoTime() - (long) (from.path("seconds").asDouble() * 1e9);
        for (int k = 0; k < sums.length; k++) {
            sums[k] = from.path("sums").path(k).asDouble();
        }
        best.ifPresent(b -> b.read(from.path("best")));
        waited.ifPresent(b -> b.read(from.path("waited")));
        epochs.clear();
        epochs.addAll(HistoryText.epochs(from.path("epochs")));
    }

    /// The arrays of a checkpoint: the net's numbers, what the optimiser remembers, the last good and the
    /// best numbers.
    List<float[]> arrays() {
        List<float[]> all = new ArrayList<>(numbers);
        all.addAll(memory);
        all.addAll(good.copies());
        all.addAll(bestNumbers.copies());
        return all;
    }
}
