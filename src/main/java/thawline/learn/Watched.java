package thawline.learn;

import java.util.List;
import thawline.data.Dataset;
import thawline.layer.Scale;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures with what a teacher makes of them.
///
/// @param scale what results are multiplied by
record Watched(List<Tensor> pictures, List<Tensor> made, Scale scale) implements Dataset {

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public Shape shape() {
        return pictures.getFirst().shape();
    }

    @Override
    public void input(int i, Tensor x) {
        x.copyFrom(pictures.get(i));
    }

    @Override
    public Target target() {
        return new Target.Planes(made.getFirst().shape());
    }

    @Override
    public int label(int i) {
        throw new UnsupportedOperationException("pictures have planes, no classes");
    }

    @Override
    public void wanted(int i, Tensor y) {
        y.copyFrom(made.get(i));
    }
}
