package thawline.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often examples of a class were taken for each class: counts(truth, answer).
///
/// What a table of classes says follows from it: recall, the share of a class that was found; precision, the
/// share of answers that were right; F1, the harmonic mean of both. A share of nothing is NaN.
public final class Confusion {

    /// So many examples of one class were taken for another.
    public record Slip(int truth, int answer, int count) {}

    private final List<String> names;
    private final int[][] counts;

    private Confusion(List<String> names, int[][] counts) {
        this.names = names;
        this.counts = counts;
    }

    /// Counts pairs.
    ///
    /// @param truths the class of each example
    /// @param answers what each was taken for
    public static Confusion of(List<String> names, int[] truths, int[] answers) {
        if (truths.length != answers.length) {
            throw new IllegalArgumentException(
                    truths.length + " examples and " + answers.length + " answers; every example has one answer");
        }
        int[][] counts = new int[names.size()][names.size()];
        for (int i = 0; i < truths.length; i++) {
            counts[truths[i]][answers[i]]++;
        }
        return new Confusion(List.copyOf(names), counts);
    }

    public List<String> names() {
        return names;
    }

    public int classes() {
        return names.size();
    }

    public int count(int truth, int answer) {
        return counts[truth][answer];
    }

    /// How many examples a class has.
    public int examples(int truth) {
        int sum = 0;
        for (int n : counts[truth]) {
            sum += n;
        }
        return sum;
    }

    /// How often a class was the answer.
    public int answers(int answer) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[answer];
        }
        return sum;
    }

    public int examples() {
        int sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += examples(c);
        }
        return sum;
    }

    public int right() {
        int sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += counts[c][c];
        }
        return sum;
    }

    public double accuracy() {
        return (double) right() / examples();
    }

    public double recall(int c) {
        return (double) counts[c][c] / examples(c);
    }

    public double precision(int c) {
        return (double) counts[c][c] / answers(c);
    }

    /// 2·right / (examples + answers)
    public double f1(int c) {
        return 2.0 * counts[c][c] / (examples(c) + answers(c));
    }

    /// What was mistaken most often, the worst first; equals in the order of the classes.
    public List<Slip> slips(int most) {
        List<Slip> slips = new ArrayList<>();
        for (int t = 0; t < classes(); t++) {
            for (int a = 0; a < classes(); a++) {
                if (t != a && counts[t][a] > 0) {
                    slips.add(new Slip(t, a, counts[t][a]));
                }
            }
        }
        slips.sort(Comparator.comparingInt(Slip::count).reversed());
        return List.copyOf(slips.subList(0, Math.min(most, slips.size())));
    }
}
