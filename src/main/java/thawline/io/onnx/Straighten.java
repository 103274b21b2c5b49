package thawline.io.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import thawline.core.Kernel;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Takes away what turns a file's input into planes: our inputs are planes.
///
/// Keras' models take (N,h,w,c) or (N,h,w) and put that in order first.
final class Straighten {

    /// (h,w,c) to (c,h,w), and (d,h,w,c) to (c,d,h,w).
    private static final Set<List<Integer>> LAST_TO_FRONT = Set.of(List.of(3, 1, 0, 2), List.of(3, 0, 1, 2));

    private Straighten() {}

    static SavedModel input(Layer layer, Shape in, Notes notes) {
        List<Layer> steps = new ArrayList<>(layer instanceof Serial s ? s.steps() : List.of(layer));
        Shape at = in;
        for (int i = 0; i + 1 < steps.size(); ) {
            Shape now = at;
            List<Layer> before = steps.subList(0, i);
            switch (steps.get(i)) {
                case Reorder r
                when LAST_TO_FRONT.contains(r.order()) -> {
                    at = r.shape(now);
                    steps.remove(i);
                    turn(steps.subList(0, i), r);
                }
                case Reshape r
                when isPicture(now, r.to()) && before.stream().noneMatch(Affine.class::isInstance) -> {
                    at = r.to();
                    steps.remove(i);
                }
                case Scale s -> i++;
                case Pointwise p -> i++;
                case LeakyRelu l -> i++;
                case Clamp c -> i++;
                case Affine a -> i++;
                default -> {
                    return new SavedModel(layer(steps), at, notes);
                }
            }
        }
        return new SavedModel(layer(steps), at, notes);
    }

    /// Rows of one picture, or all of its numbers behind each other, become a picture.
    private static boolean isPicture(Shape from, Shape to) {
        boolean rows = from.d() * from.h() == 1;
        boolean oneChannelLast = from.w() == 1 && to.c() == 1;
        return rows || oneChannelLast;
    }

    /// Numbers that lay over the axes of the file lie over those of planes.
    private static void turn(List<Layer> steps, Reorder order) {
        steps.replaceAll(step -> step instanceof Affine(Weights gain, Weights offset)
                ? new Affine(turned(gain, order), turned(offset, order))
                : step);
    }

    private static Weights turned(Weights w, Reorder order) {
        Kernel k = w.kernel();
        Tensor numbers = Tensor.dense(k.toArray(), new Shape(k.outs(), k.depth(), k.height(), k.width()));
        Tensor t = Trace.run(order, numbers);
        Shape s = t.shape();
        return Weights.designed(Kernel.wrap(s.c(), 1, s.d(), s.h(), s.w(), t.toArray()));
    }

    private static Layer layer(List<Layer> steps) {
        return steps.size() == 1 ? steps.getFirst() : new Serial("", steps);
    }
}
