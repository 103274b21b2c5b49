package thawline.run;

import java.util.List;
import thawline.tensor.Shape;

/// What a plan runs to its end before the next, told for people.
///
/// @param operations the path names of its operations in the layer, in running order; none where it only looks at
///     planes that are there already, for their statistic
public record PlanStep(Kind kind, List<String> operations, Result result) {

    /// How it runs.
    public enum Kind {
        /// All its operations together, a few rows at a time.
        FUSED,
        /// The same, and the last of them once all was seen: a threshold at a share of the maximum, for which a bit for
        /// each pixel is kept, and what may lie above; or hysteresis, for which two bits are.
        SIEVED,
        /// One operation that is handed its whole input.
        WHOLE
    }

    /// What it leaves.
    ///
    /// @param bytes memory that the plan takes for it; 0 where a caller's array takes it
    /// @param reasons why all of it is kept at once
    public record Result(Shape shape, long bytes, List<Kept> reasons) {
        public Result {
            reasons = List.copyOf(reasons);
        }
    }

    /// A reason, and the operation that it comes from.
    public record Kept(Why why, String operation) {}

    /// Why the whole of a result is kept.
    public enum Why {
        /// The operation asks for a statistic of all of it.
        STATISTIC,
        /// The operation reads across its border to the other side.
        WRAP,
        /// The operation is handed all of it at once.
        WHOLE_INPUT,
        /// The operation makes all of it at once.
        WHOLE_RESULT,
        /// The operation makes it with a stride.
        STRIDE
    }

    public PlanStep {
        operations = List.copyOf(operations);
    }
}
