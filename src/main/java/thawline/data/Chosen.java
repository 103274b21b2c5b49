package thawline.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The examples of some classes, which have numbers of their own here.
final class Chosen implements Dataset {
    private final Dataset examples;
    private final Target.Classes target;

    /// Number there → number here.
    private final int[] number;

    private Chosen(Dataset examples, Target.Classes target, int[] number) {
        this.examples = examples;
        this.target = target;
        this.number = number;
    }

    static Dataset of(Dataset of, List<String> names) {
        List<String> known = Selection.classes(of).names();
        int[] number = new int[known.size()];
        Arrays.fill(number, -1);
        for (int k = 0; k < names.size(); k++) {
            int there = known.indexOf(names.get(k));
            if (there < 0) {
                throw new IllegalArgumentException(
                        "there is no class '" + names.get(k) + "'; the classes are " + String.join(", ", known));
            }
            if (number[there] >= 0) {
                throw new IllegalArgumentException("the class '" + names.get(k) + "' is named twice");
            }
            number[there] = k;
        }
        int[] kept = IntStream.range(0, of.size())
                .filter(i -> number[of.label(i)] >= 0)
                .toArray();
        return new Chosen(Selection.of(of, kept), new Target.Classes(names), number);
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Shape shape() {
        return examples.shape();
    }

    @Override
    public void input(int i, Tensor x) {
        examples.input(i, x);
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public int label(int i) {
        return number[examples.label(i)];
    }
}
