package thawline.layer;

/// What a run tells its operations: all that an operation may depend on besides its input and its numbers.
public sealed interface Pass {

    /// Inference, for operations that need no statistic.
    Pass INFER = new Infer(null);

    /// The statistic of this operation's whole input, if its reach asks for one.
    Summary summary();

    /// Using a filter or a net.
    record Infer(Summary summary) implements Pass {}

    /// Training: what a random operation may depend on. One object is moved from operation to operation, so that a
    /// step of training allocates nothing.
    final class Train implements Pass {

        private final long seed;
        private int step;
        private int sample;
        private int layer;
        private Summary summary;

        public Train(long seed) {
            this.seed = seed;
        }

        /// Moves on to an example (its place in the batch) of a step.
        public Train at(int newStep, int newSample) {
            step = newStep;
            sample = newSample;
            return this;
        }

        /// Moves on to an operation, counted in the order of [Layers#located].
        public Train layer(int newLayer, Summary newSummary) {
            layer = newLayer;
            summary = newSummary;
            return this;
        }

        public long seed() {
            return seed;
        }

        public int step() {
            return step;
        }

        public int sample() {
            return sample;
        }

        public int layer() {
            return layer;
        }

        @Override
        public Summary summary() {
            return summary;
        }
    }
}
