package thawline.run;

import java.util.List;
import java.util.Optional;

/// Looks at what steps make, for the first place where numbers stop being finite. Outputs come before
/// gradients, and what runs earlier before what runs later.
final class Watch {

    private final List<BatchStep> order;
    private int first = Integer.MAX_VALUE;

    /// `order`: all steps in the order in which an example goes through them.
    Watch(List<BatchStep> order) {
        this.order = order;
    }

    void look(BatchStep step, Turn t, int from, int to) {
        int place = order.indexOf(step);
        if (place >= first) {
            return;
        }
        for (BatchStep.Made made : step.makes()) {
            for (int e = from; e < to; e++) {
                if (!isFinite(made, t, e)) {
                    first = place;
                }
            }
        }
    }

    private static boolean isFinite(BatchStep.Made made, Turn t, int e) {
        float[] x = made.slots().floats();
        int at = made.slots().at(t, e);
        int channels = made.like().shape.c();
        int pixel = made.like().isPlanar() ? channels : made.like().frame().pitch();
        int end = at + (made.like().isPlanar() ? made.like().shape.size() : made.slots().size);
        for (; at < end; at += pixel) {
            for (int c = 0; c < channels; c++) {
                if (!Float.isFinite(x[at + c])) {
                    return false;
                }
            }
        }
        return true;
    }

    Optional<String> path() {
        return first == Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(order.get(first).path());
    }
}
