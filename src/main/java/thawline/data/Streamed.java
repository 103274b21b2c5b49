package thawline.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Examples that are too many to hold: each is decoded whenever it is asked for.
final class Streamed implements Dataset {
    private final Shape shape;
    private final Pictures pictures;
    private final int[] labels;
    private final Target.Classes target;

    /// Where examples come from.
    @FunctionalInterface
    interface Pictures {
        /// Example i, in whole numbers 0 … 255. Called by any thread.
        Tensor at(int i) throws IOException;
    }

    Streamed(Shape shape, Pictures pictures, int[] labels, Target.Classes target) {
        this.shape = shape;
        this.pictures = pictures;
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

    /// Throws [UncheckedIOException], which names the file, where it cannot be read.
    @Override
    public void input(int i, Tensor x) {
        Held.requireShape(shape, x);
        try {
            x.copyFrom(pictures.at(i));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault.getMessage(), fault);
        }
    }
}
