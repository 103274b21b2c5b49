package thawline.layer;

import java.util.Random;
import java.util.function.Function;
import thawline.tensor.Tensor;

/// An operation with learned numbers, and inputs on which its gradient can be checked: around 1, and not near a place
/// where it is not smooth.
record OpCase(Op op, Function<Random, Tensor> input) {

    Tensor input(Random random) {
        return input.apply(random);
    }

    @Override
    public String toString() {
        String text = op.toString();
        return text.length() > 110 ? text.substring(0, 110) + "…" : text;
    }
}
