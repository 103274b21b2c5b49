package thawline.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The nodes of a graph put in order: forward, and for training the loss and backward, cut into phases where
/// nodes need to see the whole batch.
final class BatchProgram {

    /// Feeds an example's input, or takes its output.
    @FunctionalInterface
    interface Port {
        void pass(Turn t, int example);
    }

    private final List<BatchPhase> phases = new ArrayList<>();
    private final List<BatchStep> all = new ArrayList<>();
    private final Set<BatchValue> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<BatchStep> steps = new ArrayList<>();
    private BatchPhase.Meeting before = BatchPhase.Meeting.NONE;

    private BatchProgram() {}

    /// Forward, and out.
    static BatchProgram inference(BatchGraph graph, Port feed, Port results) {
        BatchProgram p = new BatchProgram();
        p.step(port("", feed, graph.input.data));
        p.forward(graph);
        p.step(port("", results, graph.output.data));
        p.meet(BatchPhase.Meeting.NONE);
        return p;
    }

    /// Forward, the loss, and backward.
    static BatchProgram training(BatchGraph graph, Port feed, Port objective) {
        BatchProgram p = new BatchProgram();
        p.step(port("", feed, graph.input.data));
        p.forward(graph);
        BatchStep loss = port(graph.lastPath(), objective, graph.output.data, graph.outputGradient);
        BatchStep.Made made = new BatchStep.Made(graph.output, graph.outputGradient);
        p.step(new BatchStep(loss.path(), false, loss.work(), loss.uses(), List.of(made)));
        p.begun.add(graph.output);
        p.backward(graph);
        p.meet(BatchPhase.Meeting.NONE);
        return p;
    }

    private static BatchStep port(String path, Port port, Slots... uses) {
        return new BatchStep(
                path,
                false,
                (t, from, to) -> {
                    for (int e = from; e < to; e++) {
                        port.pass(t, e);
                    }
                },
                List.of(uses),
                List.of());
    }

    private void forward(BatchGraph graph) {
        for (BatchNode n : graph.nodes) {
            if (n instanceof MeetingNode m) {
                step(BatchStep.plumbing(m::collect, m.collectUses().toArray(Slots[]::new)));
                meet(m::meet);
            }
            step(BatchStep.forward(n));
        }
    }

    private void backward(BatchGraph graph) {
        for (BatchNode n : graph.nodes.reversed()) {
            if (n.out().learns()) {
                if (n instanceof MeetingNode m) {
                    step(BatchStep.plumbing(
                            m::collectBackward, m.collectBackwardUses().toArray(Slots[]::new)));
                    meet(m::meetBackward);
                }
                for (BatchValue in : n.ins()) {
                    if (in.learns() && begun.add(in)) {
                        step(BatchStep.clear(in));
                    }
                }
                step(BatchStep.backward(n));
            }
        }
    }

    private void step(BatchStep s) {
        steps.add(s);
        all.add(s);
    }

    private void meet(BatchPhase.Meeting next) {
        phases.add(BatchPhase.of(before, steps));
        steps = new ArrayList<>();
        before = next;
    }

    List<BatchPhase> phases() {
        return phases;
    }

    /// Every step in the order in which an example goes through them.
    List<BatchStep> steps() {
        return all;
    }
}
