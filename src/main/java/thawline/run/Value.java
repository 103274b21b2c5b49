package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Statistic;
import thawline.layer.Summary;
import thawline.tensor.Shape;

/// A stack of planes between operations. Most live only as a few rows in a worker's buffers; a stored one is
/// kept whole, because somebody needs all of it at once.
final class Value {

    final Shape shape;
    final List<Node> producers = new ArrayList<>();

    /// Where the whole of it is kept, or null.
    Plane plane;

    /// What later operations want to know about the whole of it.
    final List<Summary> summaries = new ArrayList<>();

    Value(Shape shape) {
        this.shape = shape;
    }

    boolean isStored() {
        return plane != null;
    }

    /// Why the whole of it is kept; empty where it is not, or where a caller keeps it.
    final List<PlanStep.Kept> reasons = new ArrayList<>();

    void store(PlanStep.Kept reason) {
        if (plane == null) {
            plane = Plane.own(shape);
        }
        reasons.add(reason);
    }

    /// What is told of it where it is the result of a step of a plan.
    PlanStep.Result told() {
        return new PlanStep.Result(shape, plane == null ? 0 : plane.bytes(), reasons);
    }

    /// The summary that answers for a statistic.
    Summary summary(Statistic statistic) {
        for (Summary s : summaries) {
            if (s.statistic() == statistic) {
                return s;
            }
        }
        Summary s = new Summary(statistic);
        summaries.add(s);
        return s;
    }
}
