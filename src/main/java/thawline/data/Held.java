package thawline.data;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Examples whose inputs are bytes in a store, c, d, h, w behind each other, and whose classes are known.
final class Held implements Dataset {
    private final Shape shape;
    private final Store store;
    private final int[] labels;
    private final Target.Classes target;

    Held(Shape shape, Store store, int[] labels, Target.Classes target) {
        if (store.size() != (long) shape.size() * labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " examples of shape " + shape + " are not " + store.size() + " bytes");
        }
        if (Arrays.stream(labels).anyMatch(k -> k < 0 || k >= target.names().size())) {
            throw new IllegalArgumentException(
                    "a label is outside of the classes 0 … " + (target.names().size() - 1));
        }
        this.shape = shape;
        this.store = store;
        this.labels = labels;
        this.target = target;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Target.Classes target() {
        return target;
    }

    @Override
    public int label(int i) {
        return labels[i];
    }

    @Override
    public void input(int i, Tensor x) {
        requireShape(shape, x);
        if (i < 0 || i >= labels.length) {
            throw new IndexOutOfBoundsException("example " + i + " of " + labels.length);
        }
        store.write((long) i * shape.size(), x);
    }

    @Override
    public String digest() {
        return Digests.of(this, store);
    }

    static void requireShape(Shape shape, Tensor x) {
        if (!x.shape().equals(shape)) {
            throw new IllegalArgumentException("examples have shape " + shape + ", but the tensor has " + x.shape());
        }
    }
}
