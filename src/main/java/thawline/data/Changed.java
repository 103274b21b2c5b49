package thawline.data;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A data set whose inputs are changed, each by its own amount, the same in every reading.
record Changed(Dataset of, Augmentation how, long seed) implements Dataset {

    @Override
    public int size() {
        return of.size();
    }

    @Override
    public Shape shape() {
        return of.shape();
    }

    @Override
    public void input(int i, Tensor x) {
        of.input(i, x);
        how.apply(x, seed, 0, i);
    }

    @Override
    public Target target() {
        return of.target();
    }

    @Override
    public int label(int i) {
        return of.label(i);
    }

    @Override
    public void wanted(int i, Tensor y) {
        of.wanted(i, y);
    }
}
