package thawline.run;

/// How a [BatchPlan] may run a layer. The results agree up to rounding.
public record BatchOptions(Convolutions convolutions) {

    public static final BatchOptions DEFAULT = new BatchOptions(Convolutions.FUSED);

    /// Which nodes convolutions become.
    public enum Convolutions {
        /// Each operation by its own forward and backward over planes.
        PLANES,
        /// Channels last, each operation a node of its own.
        DENSE,
        /// As `DENSE`, but a convolution, what follows it point by point and a pooling of 2 × 2 run as one
        /// node that leaves out what the pooling does not need.
        FUSED
    }

    public BatchOptions with(Convolutions c) {
        return new BatchOptions(c);
    }
}
