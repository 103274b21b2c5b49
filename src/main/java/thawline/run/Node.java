package thawline.run;

import java.util.List;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Reach;

/// One operation between two values; it writes `channels` planes of its output from `channel` on. Without an
/// operation it adds its input to what is there. The paths are those of the layer's operations that it stands for, of
/// some none.
record Node(Op op, List<String> paths, Pass pass, Value in, Value out, int channel) {

    static Node adding(Value in, Value out, int channel) {
        return new Node(null, List.of(), Pass.INFER, in, out, channel);
    }

    boolean adds() {
        return op == null;
    }

    int channels() {
        return adds() ? in.shape.c() : op.shape(in.shape).c();
    }

    /// How much of its input it reads; a statistic is known beforehand, so what remains is a pixel.
    Reach.Window window() {
        return !adds() && op.reach() instanceof Reach.Window w ? w : Reach.PIXEL;
    }

    boolean needsWholeInput() {
        return !adds() && op.reach() instanceof Reach.Whole;
    }
}
