package thawline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One call of a program: part of a node's work, or plumbing between nodes.
///
/// @param path  of the operation, or empty
/// @param whole whether it wants the examples of a shard all at once
/// @param uses  all that it reads and writes
/// @param makes what it writes, with the value that tells its form; for looking where numbers stop being finite
record BatchStep(String path, boolean whole, Work work, List<Slots> uses, List<Made> makes) {

    /// Does something for examples `from … to−1`.
    @FunctionalInterface
    interface Work {
        void run(Turn t, int from, int to);
    }

    /// Numbers laid out as a value is.
    record Made(BatchValue like, Slots slots) {}

    static BatchStep forward(BatchNode n) {
        return new BatchStep(
                n.path(), n.isWhole(), n::forward, n.forwardUses(), List.of(new Made(n.out(), n.out().data)));
    }

    static BatchStep backward(BatchNode n) {
        List<Made> makes = new ArrayList<>();
        for (BatchValue in : n.ins()) {
            if (in.learns()) {
                makes.add(new Made(in, in.gradient));
            }
        }
        return new BatchStep(n.path(), n.isWhole(), n::backward, n.backwardUses(), makes);
    }

    /// A gradient starts at 0, before the first node adds to it.
    static BatchStep clear(BatchValue v) {
        Slots g = v.gradient;
        return plumbing(
                (t, from, to) -> {
                    for (int e = from; e < to; e++) {
                        int at = g.at(t, e);
                        Arrays.fill(g.floats(), at, at + g.size, 0);
                    }
                },
                g);
    }

    static BatchStep plumbing(Work work, Slots... uses) {
        return new BatchStep("", false, work, List.of(uses), List.of());
    }
}
