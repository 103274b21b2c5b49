package thawline.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.train.Epoch;
import thawline.train.History;
import thawline.train.Listener;
import thawline.train.Scores;

/// Keeps what the numbers were after each epoch, and how far from the least-squares kernel.
final class Film implements Listener {
    private final Pupil pupil;
    private final Units units;
    private final Kernel best;
    private final Listener listener;
    private final List<Snapshots.Snapshot> shots = new ArrayList<>();
    private final List<Double> distances = new ArrayList<>();

    Film(Pupil pupil, Units units, Kernel best, Listener listener) {
        this.pupil = pupil;
        this.units = units;
        this.best = best;
        this.listener = listener;
    }

    void shoot(int epoch) {
        if (!shots.isEmpty() && shots.getLast().epoch() == epoch) {
            return;
        }
        Layer layer = pupil.finished(units);
        shots.add(Snapshots.Snapshot.of(epoch, layer));
        if (layer instanceof Conv2d conv) {
            distances.add(KernelError.of(conv.kernel().kernel(), best));
        }
    }

    Snapshots snapshots() {
        return new Snapshots(shots);
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
        listener.step(epoch, step, steps, loss);
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        shoot(epoch.number());
        listener.epoch(measured(epoch), epochs);
    }

    /// The same with how far the kernel is from the least-squares one.
    private Epoch measured(Epoch e) {
        if (e.number() >= distances.size()) {
            return e;
        }
        Map<String, Double> metrics = new LinkedHashMap<>(e.training().metrics());
        metrics.put(Learned.DISTANCE, distances.get(e.number()));
        Scores scores = new Scores(e.training().examples(), e.training().loss(), metrics);
        return new Epoch(e.number(), e.rate(), scores, e.validation(), e.seconds());
    }

    History history(History of) {
        List<Epoch> epochs = of.epochs().stream().map(this::measured).toList();
        return new History(epochs, of.ending(), of.best());
    }
}
