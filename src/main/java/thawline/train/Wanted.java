package thawline.train;

import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What is wanted of a net for an example of a data set.
final class Wanted {

    private Wanted() {}

    static void write(Dataset data, int i, Tensor to) {
        if (isYesNo(data, to.shape())) {
            to.fill(data.label(i));
        } else {
            data.wanted(i, to);
        }
    }

    /// Two classes may be one output: how much it is the second.
    static boolean isYesNo(Dataset data, Shape out) {
        return data.target() instanceof Dataset.Target.Classes c && c.names().size() == 2 && out.size() == 1;
    }
}
