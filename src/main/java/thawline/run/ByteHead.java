package thawline.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.core.ByteFilter;
import thawline.core.ByteMagnitude;
import thawline.core.Geometry;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Magnitude;
import thawline.layer.Op;
import thawline.layer.Together;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One worker's other way through the first stages of a group, where they read the bytes of a picture: without rows of
/// float for them, and with the same bits. So far for a smoothing, its rounding, and the magnitude of two derivatives,
/// behind any steps that change no byte.
final class ByteHead {

    /// How many stages it stands for at least.
    private static final int STAGES = 3;

    /// How many stages it stands for.
    final int stages;

    private final Value source;
    private final ByteMagnitude rows;

    private ByteHead(int stages, Value source, ByteMagnitude rows) {
        this.stages = stages;
        this.source = source;
        this.rows = rows;
    }

    /// For the first stages of a group, if nobody else reads what lies between them.
    static Optional<ByteHead> of(Group group, int strip) {
        int idle = idle(group.stages);
        if (group.stages.size() < idle + STAGES) {
            return Optional.empty();
        }
        List<Stage> mine = group.stages.subList(0, idle + STAGES);
        List<Stage> stages = mine.subList(idle, idle + STAGES);
        Buffer in = mine.getFirst().in;
        Buffer out = mine.getLast().out;
        boolean chain = in.loaded
                && isSeries(mine)
                && out.lastWriter == mine.size() - 1
                && group.stages.stream()
                        .skip(mine.size())
                        .noneMatch(s -> mine.stream().anyMatch(m -> m.in == s.in));
        Op first = stages.get(0).node.op();
        if (chain
                && first instanceof Conv2d g
                && isPlain(g)
                && SampleRun.isOneOf(Set.of(Unary.ROUND8), stages.get(1).node.op())
                && stages.get(2).node.op() instanceof Together t
                && t.steps().getFirst() instanceof Conv2d k
                && t.steps().getLast() instanceof Magnitude
                && keepsSize(k)) {
            return ByteMagnitude.filters(
                            g.kernel().kernel(),
                            g.pad().border(),
                            k.kernel().kernel(),
                            k.pad().border())
                    .map(filters ->
                            new ByteHead(mine.size(), in.value, new ByteMagnitude(filters, out.columns(strip))));
        }
        return Optional.empty();
    }

    /// How many first stages change no byte.
    private static int idle(List<Stage> stages) {
        int n = 0;
        while (n < stages.size()
                && !stages.get(n).node.adds()
                && SampleRun.isOneOf(SampleRun.NO_BYTE, stages.get(n).node.op())) {
            n++;
        }
        return n;
    }

    /// Whether they are one behind the other, over single planes.
    private static boolean isSeries(List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            Shape s = stages.get(i).in.shape();
            if (s.c() != 1 || s.d() != 1 || (i > 0 && stages.get(i).in != stages.get(i - 1).out)) {
                return false;
            }
        }
        return true;
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
