package thawline.layer;

/// What a run tells its operations: all that an operation may depend on besides its input and its numbers.
public sealed interface Pass {

    /// Inference, for operations that need no statistic.
    Pass INFER = new Infer(null);

    /// The statistic of this operation's whole input, if its reach asks for one.
    Summary summary();

    /// Using a filter or a net.
    record Infer(Summary summary) implements Pass {}

    /// Training: what a random operation may depend on.
    record Train(long seed, int step, int sample, Summary summary) implements Pass {}
}
