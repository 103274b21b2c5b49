package thawline.learn;

import java.util.function.IntFunction;
import thawline.layer.Layer;
import thawline.train.Blueprint;

/// What learns.
public sealed interface Student {

    /// As tables and errors say it.
    String label();

    /// One kernel of k × k for each pair of planes.
    record Single(int k) implements Student {
        public Single {
            requireOdd(k);
        }

        @Override
        public String label() {
            return "kernel " + k + "×" + k;
        }
    }

    /// A column of k, then a row of k.
    record Separable(int k) implements Student {
        public Separable {
            requireOdd(k);
        }

        @Override
        public String label() {
            return "separable " + k + "×" + k;
        }
    }

    /// Kernels of k × k one after the other: together they reach as far as one of (k − 1)·count + 1.
    record Chain(int k, int count) implements Student {
        public Chain {
            requireOdd(k);
            if (count < 1) {
                throw new IllegalArgumentException("a chain has at least 1 kernel, but " + count + " were asked for");
            }
        }

        @Override
        public String label() {
            return "chain of " + count + " kernels " + k + "×" + k;
        }
    }

    /// A network: for a number of output planes, layers that keep the size of pictures. It sees values of
    /// mean 0 and deviation 1, and its results are scaled back.
    record Net(String label, IntFunction<Blueprint> design) implements Student {

        /// What is taken where nothing is chosen.
        public static final Net STANDARD = Designs.SMALL;
    }

    /// A layer with learned numbers, as it is: a pipeline that was thawed.
    record Thawed(String label, Layer layer) implements Student {}

    private static void requireOdd(int k) {
        if (k < 1 || k % 2 == 0) {
            throw new IllegalArgumentException(
                    "kernel " + k + " has no middle; use an odd size such as " + Math.max(1, k - 1) + " or " + (k + 1));
        }
    }
}
