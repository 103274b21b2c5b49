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

        public Learned(Kernel start) {
            this.kernel = start.copy();
        }

        @Override
        public Kernel kernel() {
            return kernel;
        }

        /// Replaces the numbers (order o, i, z, y, x). The kernel is from now on a dense one: factors it was
        /// built from no longer describe it.
        public void assign(float[] values) {
            kernel = Kernel.wrap(
                    kernel.outs(), kernel.ins(), kernel.depth(), kernel.height(), kernel.width(), values.clone());
        }

        @Override
        public String toString() {
            return "Learned[" + kernel + "]";
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
        };
    }

    /// The numbers as they are now, written down.
    default Weights freeze() {
        return switch (this) {
            case Designed designed -> designed;
            case Learned learned -> new Designed(learned.kernel());
        };
    }

    default boolean isLearned() {
        return this instanceof Learned;
    }
}
