package thawline.layer;

import thawline.core.Kernel;

/// Where a kernel's numbers come from. The whole project is the step from the first to the second.
public sealed interface Weights {

    Kernel kernel();

    /// Written by hand; shared and immutable.
    record Designed(Kernel kernel) implements Weights {}

    /// Found by gradient descent. Holds a private copy; its identity is the parameter's identity.
    final class Learned implements Weights {

        private Kernel kernel;

        /// The kernel's own array once somebody changes it in place; null before.
        private float[] live;

        public Learned(Kernel start) {
            this.kernel = start.copy();
        }

        /// The numbers themselves (order o, i, z, y, x), for an optimiser to change where they are. The kernel is
        /// from now on a dense one.
        public float[] numbers() {
            if (live == null) {
                live = kernel.toArray();
                kernel =
                        Kernel.wrap(kernel.outs(), kernel.ins(), kernel.depth(), kernel.height(), kernel.width(), live);
            }
            return live;
        }

        @Override
        public Kernel kernel() {
            return kernel;
        }

        /// Replaces the numbers (order o, i, z, y, x). The kernel is from now on a dense one: factors it was
        /// built from no longer describe it.
        public void assign(float[] values) {
            float[] numbers = numbers();
            if (values.length != numbers.length) {
                throw new IllegalArgumentException(
                        kernel + " has " + numbers.length + " numbers, but " + values.length + " were given");
            }
            System.arraycopy(values, 0, numbers, 0, numbers.length);
        }

        @Override
        public String toString() {
            return "Learned[" + kernel + "]";
        }
    }

    /// Followed, not trained: the running statistics of batch normalisation.
    final class Tracked implements Weights {

        private final float[] numbers;
        private final Kernel kernel;

        public Tracked(float... start) {
            numbers = start.clone();
            kernel = Kernel.wrap(numbers.length, 1, 1, 1, 1, numbers);
        }

        @Override
        public Kernel kernel() {
            return kernel;
        }

        /// The numbers themselves, one for each channel, for training to change where they are.
        public float[] numbers() {
            return numbers;
        }

        @Override
        public String toString() {
            return "Tracked[" + kernel + "]";
        }
    }

    static Weights designed(Kernel kernel) {
        return new Designed(kernel);
    }

    static Weights designed(double number) {
        return new Designed(Kernel.scalar(number));
    }

    /// A learned copy of designed numbers; learned ones stay the parameter that they are.
    default Weights thaw() {
        return switch (this) {
            case Designed(Kernel k) -> new Learned(k);
            case Learned learned -> learned;
            case Tracked tracked -> tracked;
        };
    }

    /// The numbers as they are now, written down.
    default Weights freeze() {
        return switch (this) {
            case Designed designed -> designed;
            case Learned learned -> new Designed(learned.kernel().copy());
            case Tracked tracked -> new Designed(tracked.kernel().copy());
        };
    }

    default boolean isLearned() {
        return this instanceof Learned;
    }
}
