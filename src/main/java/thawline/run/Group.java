package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Summary;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Operations that run fused: from stored values to one result, everything in between held in a few rows.
/// Also a lone look over a stored value for its summary, when it has no operation.
final class Group {

    final Value result;
    final List<Buffer> buffers = new ArrayList<>();
    final List<Stage> stages = new ArrayList<>();
    final Buffer target;

    /// The operations that make `result` from stored values, out of a graph's nodes in running order.
    Group(Value result, List<Node> nodes, boolean lookOnly) {
        this.result = result;
        if (lookOnly) {
            target = buffer(result, Border.NONE, true);
            return;
        }
        List<Node> mine = upstream(result, nodes);
        for (Node n : mine) {
            Buffer in = input(n, mine);
            Buffer out = existing(n.out(), null);
            if (out == null) {
                out = buffer(n.out(), borderOf(n.out(), mine), false);
            }
            Stage s = new Stage(n, in, out, n.channel());
            out.lastWriter = stages.size();
            stages.add(s);
        }
        target = existing(result, null);
        for (int i = stages.size() - 1; i >= 0; i--) {
            stages.get(i).in.feeds(stages.get(i));
        }
    }

    private static List<Node> upstream(Value result, List<Node> nodes) {
        List<Value> wanted = new ArrayList<>(List.of(result));
        List<Node> mine = new ArrayList<>();
        for (Node n : nodes.reversed()) {
            if (wanted.contains(n.out())) {
                mine.addFirst(n);
                if (!n.in().isStored() && !wanted.contains(n.in())) {
                    wanted.add(n.in());
                }
            }
        }
        return mine;
    }

    /// The buffer that a node reads: of its own border where it has one, whichever there is where it has not.
    private Buffer input(Node n, List<Node> mine) {
        Value v = n.in();
        boolean bordered = !n.window().margins().equals(Margins.ZERO);
        Border wanted = bordered ? n.window().border() : null;
        Buffer b = existing(v, wanted);
        if (b != null) {
            return b;
        }
        if (v.isStored()) {
            return buffer(v, bordered ? wanted : borderOf(v, mine), true);
        }
        Buffer first = existing(v, null);
        Buffer copy = buffer(v, wanted, false);
        Stage s = new Stage(Graph.copy(v), first, copy, 0);
        copy.lastWriter = stages.size();
        stages.add(s);
        return copy;
    }

    private static Border borderOf(Value v, List<Node> mine) {
        for (Node n : mine) {
            if (n.in() == v && !n.window().margins().equals(Margins.ZERO)) {
                return n.window().border();
            }
        }
        return Border.NONE;
    }

    private Buffer existing(Value v, Border border) {
        for (Buffer b : buffers) {
            if (b.value == v && (border == null || b.border.equals(border))) {
                return b;
            }
        }
        return null;
    }

    private Buffer buffer(Value v, Border border, boolean loaded) {
        Buffer b = new Buffer(buffers.size(), v, border, loaded);
        buffers.add(b);
        return b;
    }

    Shape shape() {
        return result.shape;
    }

    List<Summary> summaries() {
        return result.summaries;
    }

    /// Whether the result is written, and read by none of the group's own stages.
    boolean isOpen() {
        return stores() && stages.stream().noneMatch(s -> s.in == target);
    }

    /// Whether the result is written, and not only looked at.
    boolean stores() {
        return !stages.isEmpty();
    }
}
