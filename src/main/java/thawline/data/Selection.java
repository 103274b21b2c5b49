package thawline.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Some examples of another set, in an order of their own.
final class Selection implements Dataset {
    private final Dataset all;
    private final int[] chosen;

    private Selection(Dataset all, int[] chosen) {
        if (chosen.length == 0) {
            throw new IllegalArgumentException(
                    "none of the " + all.size() + " examples is left; a data set has at least 1");
        }
        this.all = all;
        this.chosen = chosen;
    }

    /// A selection of a selection looks into the same set.
    static Dataset of(Dataset of, int[] chosen) {
        if (of instanceof Selection s) {
            return new Selection(
                    s.all, Arrays.stream(chosen).map(i -> s.chosen[i]).toArray());
        }
        return new Selection(of, chosen);
    }

    static Dataset range(Dataset of, int from, int to) {
        if (from < 0 || to > of.size()) {
            throw new IndexOutOfBoundsException(
                    "examples " + from + " … " + (to - 1) + " of a set that has " + of.size());
        }
        return from == 0 && to == of.size()
                ? of
                : of(of, IntStream.range(from, to).toArray());
    }

    static Dataset.Split split(Dataset of, double fraction) {
        int rest = (int) Math.round(fraction * of.size());
        if (!(fraction > 0 && fraction < 1) || rest == 0 || rest == of.size()) {
            throw new IllegalArgumentException(
                    "a share of " + fraction + " parts " + of.size() + (of.size() == 1 ? " example" : " examples")
                            + " into nothing and all; give a share such as 0.1 that leaves both parts some");
        }
        return new Dataset.Split(range(of, 0, of.size() - rest), range(of, of.size() - rest, of.size()));
    }

    /// Fisher and Yates: place i gets one of the first i + 1.
    static Dataset shuffled(Dataset of, long seed) {
        int[] order = new int[of.size()];
        for (int i = 0; i < order.length; i++) {
            int j = (int) (Noise.uniform(seed, i, 0, 0) * (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
        return of(of, order);
    }

    static Dataset balanced(Dataset of) {
        int rarest = Arrays.stream(of.counts()).filter(n -> n > 0).min().orElse(0);
        return perClass(of, rarest);
    }

    static Dataset perClass(Dataset of, int most) {
        int[] seen = new int[classes(of).names().size()];
        return of(
                of,
                IntStream.range(0, of.size())
                        .filter(i -> seen[of.label(i)]++ < most)
                        .toArray());
    }

    static int[] counts(Dataset of) {
        int[] counts = new int[classes(of).names().size()];
        for (int i = 0; i < of.size(); i++) {
            counts[of.label(i)]++;
        }
        return counts;
    }

    static Target.Classes classes(Dataset of) {
        if (of.target() instanceof Target.Classes classes) {
            return classes;
        }
        throw new IllegalArgumentException("these examples have no classes; what is wanted for them is " + of.target());
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public Shape shape() {
        return all.shape();
    }

    @Override
    public void input(int i, Tensor x) {
        all.input(chosen[i], x);
    }

    @Override
    public Target target() {
        return all.target();
    }

    @Override
    public int label(int i) {
        return all.label(chosen[i]);
    }

    @Override
    public void wanted(int i, Tensor y) {
        all.wanted(chosen[i], y);
    }
}
