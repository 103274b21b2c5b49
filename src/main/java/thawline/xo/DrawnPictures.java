package thawline.xo;

import thawline.data.Chance;
import thawline.data.Dataset;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures of X, O and neither by turns, drawn when they are asked for.
record DrawnPictures(int size, long seed, Strokes.Kind kind, int side) implements Dataset {

    DrawnPictures {
        if (size < 1) {
            throw new IllegalArgumentException("a set has at least 1 picture, not " + size);
        }
        Strokes.requireSide(side);
    }

    @Override
    public Shape shape() {
        return Shape.plane(side, side);
    }

    @Override
    public void input(int i, Tensor x) {
        Samples.U8 picture = Strokes.picture(
                DrawnCards.SIGNS.get(label(i)),
                kind.traits(seed, i),
                sign(seed, i).seed(),
                side);
        for (int k = 0; k < side * side; k++) {
            x.set(0, 0, k / side, k % side, Byte.toUnsignedInt(picture.data()[k]));
        }
    }

    @Override
    public int label(int i) {
        return i % Label.values().length;
    }

    /// What decides the sign of an example; other numbers than its traits'.
    static Chance sign(long seed, long example) {
        return new Chance(seed, ~example);
    }

    @Override
    public Target target() {
        return new Target.Classes(Label.words());
    }
}
