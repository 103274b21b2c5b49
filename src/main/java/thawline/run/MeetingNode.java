package thawline.run;

import java.util.List;

/// A node that needs to know something of all examples of the batch before it can go on with one: all workers
/// meet before its forward, and before its backward.
interface MeetingNode extends BatchNode {

    /// Looks at its input, before the meeting.
    void collect(Turn t, int from, int to);

    List<Slots> collectUses();

    /// Merges what was seen of examples 0 … count−1, in their order.
    void meet(int count);

    /// Looks at its output's gradient, before the meeting backwards.
    void collectBackward(Turn t, int from, int to);

    List<Slots> collectBackwardUses();

    void meetBackward(int count);
}
