package thawline.train;

/// What the learning rate is multiplied by, step by step.
public sealed interface Schedule {

    /// The factor of a step.
    ///
    /// @param step 0, 1, …
    /// @param span how long the training is
    double factor(long step, Span span);

    /// All steps of a training.
    record Span(long stepsPerEpoch, int epochs) {
        long steps() {
            return stepsPerEpoch * epochs;
        }
    }

    Schedule CONSTANT = new Constant();

    /// 1
    record Constant() implements Schedule {
        @Override
        public double factor(long step, Span span) {
            return 1;
        }
    }

    /// by^⌊epoch / every⌋: a new rate every few epochs. PyTorch's StepLR.
    record Steps(int every, double by) implements Schedule {

        public Steps {
            if (every < 1 || !(by > 0)) {
                throw new IllegalArgumentException(
                        "steps come every 1 or more epochs, by a factor above 0, but were " + every + " and " + by);
            }
        }

        @Override
        public double factor(long step, Span span) {
            return Rates.power(by, step / span.stepsPerEpoch() / every);
        }
    }

    /// last + (1 − last)·(1 + cos(π·t/T)) / 2 after t of T steps: from 1 down to `last`. Keras' CosineDecay.
    record Cosine(double last) implements Schedule {

        public Cosine {
            if (!(last >= 0 && last <= 1)) {
                throw new IllegalArgumentException("the last factor is in 0 … 1, but was " + last);
            }
        }

        @Override
        public double factor(long step, Span span) {
            return last + (1 - last) * Rates.falling((double) step / span.steps());
        }
    }

    /// From 1/div up to 1 in the first `rise` of all steps, then down to 1/(div·end), both along half a
    /// cosine.
    ///
    /// (Smith, Topin 2017.) PyTorch's OneCycleLR has rise 0.3, div 25 and end 10,000; its cycling of the
    /// momentum is left out.
    record OneCycle(double rise, double div, double end) implements Schedule {

        public static final OneCycle STANDARD = new OneCycle(0.3, 25, 1e4);

        public OneCycle {
            if (!(rise > 0 && rise < 1 && div >= 1 && end >= 1)) {
                throw new IllegalArgumentException("one cycle rises for a share of the steps between 0 and 1, and its"
                        + " factors div and end are at least 1, but got " + rise + ", " + div + " and " + end);
            }
        }

        @Override
        public double factor(long step, Span span) {
            double top = Math.max(rise * span.steps() - 1, 0);
            double last = Math.max(span.steps() - 1.0, top + 1e-9);
            if (step <= top) {
                return top == 0 ? 1 : between(1 / div, 1, step / top);
            }
            return between(1, 1 / (div * end), Math.min((step - top) / (last - top), 1));
        }

        private static double between(double from, double to, double part) {
            return to + (from - to) * Rates.falling(part);
        }
    }
}
