package thawline.run;

import java.util.List;
import java.util.Optional;
import thawline.core.ByteFilter;
import thawline.core.ByteMagnitude;
import thawline.core.Geometry;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Magnitude;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Together;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// One worker's other way through the first stages of a group, where they read the bytes of a picture: without rows of
/// float for them, and with the same bits. So far for a smoothing, its rounding, and the magnitude of two derivatives.
final class ByteHead {

    /// How many stages it stands for.
    static final int STAGES = 3;

    private final Value source;
    private final ByteMagnitude rows;

    private ByteHead(Value source, ByteMagnitude rows) {
        this.source = source;
        this.rows = rows;
    }

    /// For the first stages of a group, if nobody else reads what lies between them.
    static Optional<ByteHead> of(Group group, int strip) {
        List<Stage> stages = group.stages;
        if (stages.size() < STAGES) {
            return Optional.empty();
        }
        Buffer in = stages.get(0).in;
        Buffer smoothed = stages.get(0).out;
        Buffer out = stages.get(2).out;
        boolean chain = in.loaded
                && in.shape().c() == 1
                && in.shape().d() == 1
                && stages.get(1).in == smoothed
                && stages.get(1).out == smoothed
                && stages.get(2).in == smoothed
                && out.lastWriter == 2
                && group.stages.stream().skip(STAGES).noneMatch(s -> s.in == in || s.in == smoothed);
        Op first = stages.get(0).node.op();
        if (chain
                && first instanceof Conv2d g
                && isPlain(g)
                && stages.get(1).node.op() instanceof Pointwise(Unary f)
                && f == Unary.ROUND8
                && stages.get(2).node.op() instanceof Together t
                && t.steps().getFirst() instanceof Conv2d k
                && t.steps().getLast() instanceof Magnitude
                && keepsSize(k)) {
            return ByteMagnitude.filters(
                            g.kernel().kernel(),
                            g.pad().border(),
                            k.kernel().kernel(),
                            k.pad().border())
                    .map(filters -> new ByteHead(in.value, new ByteMagnitude(filters, out.columns(strip))));
        }
        return Optional.empty();
    }

    private static boolean isPlain(Conv2d c) {
        return !c.kernel().isLearned() && c.bias().isEmpty() && c.geometry().equals(Geometry.EACH) && keepsSize(c);
    }

    private static boolean keepsSize(Conv2d c) {
        return c.pad().margins().top() == c.kernel().kernel().height() / 2
                && c.pad().margins().left() == c.kernel().kernel().width() / 2
                && c.pad().margins().bottom() == c.kernel().kernel().height() / 2
                && c.pad().margins().right() == c.kernel().kernel().width() / 2;
    }

    /// Whether it goes this way through columns from … to−1 of its result.
    boolean begins(int from, int to) {
        if (source.plane.picture() == null || to - from < ByteFilter.NARROWEST) {
            return false;
        }
        rows.begin(from, to);
        return true;
    }

    /// Rows first … end−1 of the result, whose row `base` is the first of the tensor.
    void rows(int first, int end, Tensor y) {
        Samples.U8 picture = source.plane.picture();
        for (int v = first; v < end; v++) {
            rows.row(picture, v, y.data(), y.index(0, 0, v - first, 0));
        }
    }
}
