package thawline.train;

/// What is done to gradients that are too large.
public sealed interface Clipping {

    Clipping NONE = new None();

    /// Nothing.
    record None() implements Clipping {}

    /// Every number is held in −limit … limit. Keras' clipvalue.
    record ByValue(double limit) implements Clipping {
        public ByValue {
            require(limit);
        }
    }

    /// Each set of numbers whose length √Σg² is above the limit is scaled down to it. Keras' clipnorm.
    record ByNorm(double limit) implements Clipping {
        public ByNorm {
            require(limit);
        }
    }

    /// All numbers of the net as one vector, scaled down to the limit. Keras' global_clipnorm, PyTorch's
    /// clip_grad_norm_.
    record ByGlobalNorm(double limit) implements Clipping {
        public ByGlobalNorm {
            require(limit);
        }
    }

    private static void require(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("gradients are clipped at a number above 0, but it was " + limit);
        }
    }
}
