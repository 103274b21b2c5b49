package thawline.run;

import java.util.ArrayList;
import java.util.List;

/// Steps that a worker runs for a shard without asking anybody. Between two phases all workers meet.
///
/// @param before what one thread does once all shards of the phase before are through
record BatchPhase(Meeting before, List<Group> groups) {

    /// What happens between two phases, with all examples 0 … count−1 at hand.
    @FunctionalInterface
    interface Meeting {
        void run(int count);

        Meeting NONE = count -> {};
    }

    /// Steps that run one after the other: for each example of the shard in turn, so that what it needs stays
    /// in the cache, or each for the whole shard at once.
    record Group(boolean whole, List<BatchStep> steps) {}

    /// From the first to the last step that wants a whole shard, steps run shard by shard; before and after
    /// example by example.
    static BatchPhase of(Meeting before, List<BatchStep> steps) {
        int first = 0;
        while (first < steps.size() && !steps.get(first).whole()) {
            first++;
        }
        int end = steps.size();
        while (end > first && !steps.get(end - 1).whole()) {
            end--;
        }
        List<Group> groups = new ArrayList<>();
        add(groups, false, steps.subList(0, first));
        add(groups, true, steps.subList(first, end));
        add(groups, false, steps.subList(end, steps.size()));
        return new BatchPhase(before, groups);
    }

    private static void add(List<Group> groups, boolean whole, List<BatchStep> steps) {
        if (!steps.isEmpty()) {
            groups.add(new Group(whole, List.copyOf(steps)));
        }
    }

    /// Runs the turn's shard.
    void run(Turn t, Watch watch) {
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            if (group.whole()) {
                group(group, t, t.from, t.to, watch);
            } else {
                for (int e = t.from; e < t.to; e++) {
                    group(group, t, e, e + 1, watch);
                }
            }
        }
    }

    private static void group(Group group, Turn t, int from, int to, Watch watch) {
        List<BatchStep> steps = group.steps();
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).work().run(t, from, to);
            if (watch != null) {
                watch.look(steps.get(i), t, from, to);
            }
        }
    }
}
