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

    Target target();

    /// The class of example i, 0 … n−1; for [Target.Classes] only.
    int label(int i);

    /// Writes what is wanted for example i into a tensor of the target's shape: planes, or 1 at the place of the
    /// class and 0 elsewhere.
    default void wanted(int i, Tensor y) {
        y.fill(0);
        y.set(label(i), 0, 0, 0, 1);
    }

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
