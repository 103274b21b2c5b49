package thawline.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;

/// Sets that are drawn: small tasks with as many examples as one likes, the same on every machine.
///
/// Classes are in the order of their names, as folders of them are. Example i is of class i mod n, and
/// depends on (seed, i) alone.
public enum Synthetic {
    /// A cross or a ring, moved, turned, thick or thin, dark on light; grey, 28 × 28.
    XO(Shape.plane(28, 28), "o", "x"),
    /// Nothing, or a straight edge in one of four directions, in noise; grey, 16 × 16.
    EDGES(Shape.plane(16, 16), "falling", "horizontal", "none", "rising", "vertical"),
    /// A filled figure, dark on light or light on dark; grey, 32 × 32.
    SHAPES(Shape.plane(32, 32), "circle", "cross", "square", "star", "triangle"),
    /// A bright body in the dark, in any direction; 16 slices of 16 × 16.
    VOLUMES(new Shape(1, 16, 16, 16), "ball", "box", "ring", "rod");

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> classes;

    Synthetic(Shape shape, String... classes) {
        this.shape = shape;
        this.classes = List.of(classes);
    }

    public static Optional<Synthetic> named(String name) {
        return Arrays.stream(values())
                .filter(set -> set.toString().equals(name))
                .findFirst();
    }

    public Shape shape() {
        return shape;
    }

    public List<String> classes() {
        return classes;
    }

    /// Examples 0 … count−1.
    public Dataset draw(int count, long seed) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % classes.size());
        try (Collector inputs = new Collector(Long.MAX_VALUE)) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = example(labels[i], new Chance(seed, i));
                inputs.add(bytes, 0, bytes.length);
            }
            return new Held(shape, inputs.finish(), labels, new Target.Classes(classes));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /// What is read where the set is named instead of a path: 2000 examples to learn from and 500 to test.
    public Dataset part(Part part) {
        return part == Part.TRAIN ? draw(2000, 1) : draw(500, 2);
    }

    private byte[] example(int label, Chance chance) {
        return switch (this) {
            case XO -> Sketches.sign(classes.get(label), chance);
            case EDGES -> Sketches.edge(classes.get(label), chance);
            case SHAPES -> Sketches.figure(classes.get(label), chance);
            case VOLUMES -> Bodies.body(classes.get(label), chance);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
