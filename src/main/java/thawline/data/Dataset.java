package thawline.data;

import java.util.List;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Numbered examples of one shape, each with what is wanted for it: a class, or planes.
///
/// Inputs are planes in 8-bit units (0 … 255). Any thread may read any example at any time, and gets the same
/// numbers each time.
public interface Dataset {

    int size();

    /// Of every input.
    Shape shape();

    /// Writes input i into a tensor of [#shape()].
    void input(int i, Tensor x);

    /// Input i in a tensor of its own.
    default Tensor input(int i) {
        Tensor x = Tensor.zeros(shape());
        input(i, x);
        return x;
    }

    Target target();

    /// The class of example i, 0 … n−1; for [Target.Classes] only.
    int label(int i);

    /// Writes what is wanted for example i into a tensor of the target's shape: planes, or 1 at the place of
    /// the class and 0 elsewhere.
    default void wanted(int i, Tensor y) {
        y.fill(0);
        y.set(label(i), 0, 0, 0, 1);
    }

    /// The first n examples, or all where there are fewer.
    default Dataset take(int n) {
        return Selection.range(this, 0, Math.min(n, size()));
    }

    /// Examples `from … to−1`.
    default Dataset range(int from, int to) {
        return Selection.range(this, from, to);
    }

    /// The first examples, and the last `fraction` of them, as Keras' `validation_split` parts a set. Shuffle
    /// first where the order means something.
    default Split split(double fraction) {
        return Selection.split(this, fraction);
    }

    /// The same examples in an order that depends on the seed alone.
    default Dataset shuffled(long seed) {
        return Selection.shuffled(this, seed);
    }

    /// As many of each class as there are of the rarest: the first of each, in the order that they had.
    default Dataset balanced() {
        return Selection.balanced(this);
    }

    /// At most n of each class: the first of each, in the order that they had.
    default Dataset perClass(int n) {
        return Selection.perClass(this, n);
    }

    /// The examples of these classes alone, which become classes 0, 1, … in the order given here.
    default Dataset only(String... classes) {
        return Chosen.of(this, List.of(classes));
    }

    /// The same examples with changed inputs, such as shifted ones to test with; the amounts depend on the seed and
    /// the example's number alone.
    default Dataset changed(Augmentation how, long seed) {
        return new Changed(this, how, seed);
    }

    /// How many examples each class has.
    default int[] counts() {
        return Selection.counts(this);
    }

    /// SHA-256 in hexadecimal of shape, classes, and every example's number and input, in order. The same for
    /// the same examples, however they are kept.
    default String digest() {
        return Digests.of(this);
    }

    /// Two parts of a set.
    record Split(Dataset first, Dataset rest) {}

    /// What is wanted for an input.
    sealed interface Target {

        /// Of a wanted output.
        Shape shape();

        /// One of several classes, in the order of their numbers.
        record Classes(List<String> names) implements Target {

            public Classes {
                if (names.isEmpty()) {
                    throw new IllegalArgumentException("there is at least one class");
                }
                names = List.copyOf(names);
            }

            @Override
            public Shape shape() {
                return new Shape(names.size(), 1, 1, 1);
            }
        }

        /// A stack of planes, as a filter makes.
        record Planes(Shape shape) implements Target {}
    }
}
