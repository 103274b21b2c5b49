package thawline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures contenders by turns, so that whatever the machine does besides meets all of them alike.
final class Turns {

    private final List<Work> works;
    private final int[] batch;

    private Turns(List<Work> works) {
        this.works = works;
        this.batch = new int[works.size()];
        Arrays.fill(batch, 1);
    }

    /// Seconds for one run: a row for each round, a column for each contender.
    static List<double[]> measure(List<Work> works, Pace pace) {
        Turns turns = new Turns(works);
        turns.warmUp(pace);
        List<double[]> rounds = new ArrayList<>();
        double end = now() + pace.time() * works.size();
        while (rounds.size() < pace.least() || now() < end) {
            rounds.add(turns.round());
        }
        return rounds;
    }

    /// One after the other, so that a slow peer takes nothing of the time that a compiler needs for a fast one.
    private void warmUp(Pace pace) {
        for (int i = 0; i < batch.length; i++) {
            double end = now() + pace.warm();
            do {
                batch[i] = Math.clamp((long) Math.ceil(pace.turn() / turn(i)), 1, 1_000_000);
            } while (now() < end);
        }
    }

    private double[] round() {
        double[] seconds = new double[works.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = turn(i);
        }
        return seconds;
    }

    /// The first run is not counted: it finds the caches full of somebody else's data, and somebody else's threads
    /// awake.
    private double turn(int i) {
        Work work = works.get(i);
        work.run();
        double start = now();
        for (int k = 0; k < batch[i]; k++) {
            work.run();
        }
        return (now() - start) / batch[i];
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }
}
