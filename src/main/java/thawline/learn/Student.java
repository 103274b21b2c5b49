package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
    record Net(String label, IntFunction<Blueprint> design) implements Student {}

    /// The best kernel, and a small network for what it leaves: windows over all planes one after the other, each
    /// followed by max(x, 0). For filters that no kernel is. (Chen, Xu, Koltun 2017 have deeper ones.)
    ///
    /// @param planes between two windows
    record Operator(List<Window> windows, int planes) implements Student {

        /// What is taken for the reach of a filter that nobody knows.
        public static final int USUAL_REACH = 5;

        /// More would want larger pictures to learn from.
        private static final int MOST = 16;

        /// side × side numbers, `dilation` pixels apart.
        public record Window(int side, int dilation) {
            public Window {
                requireOdd(side);
                if (dilation < 1) {
                    throw new IllegalArgumentException(
                            "the numbers of a window are 1 or more pixels apart, but were " + dilation);
                }
            }

            @Override
            public String toString() {
                return side + "×" + side + (dilation == 1 ? "" : " (" + dilation + " apart)");
            }
        }

        public Operator {
            if (windows.isEmpty() || planes < 1) {
                throw new IllegalArgumentException(
                        "a network has at least 1 window and 1 plane, but got " + windows + " and " + planes);
            }
            windows = List.copyOf(windows);
        }

        /// For a filter that looks so many rows and columns around: a window as large, up to 9 × 9, and wider ones of
        /// 3 × 3 for the rest.
        public static Operator of(int reach) {
            List<Window> windows = new ArrayList<>();
            int first = Math.clamp(reach, 1, 4);
            windows.add(new Window(2 * first + 1, 1));
            int rest = Math.min(reach, MOST) - first;
            for (int apart = 4; rest > 0; apart *= 2) {
                windows.add(new Window(3, Math.min(apart, rest)));
                rest -= apart;
            }
            windows.add(new Window(1, 1));
            if (windows.size() < 3) {
                windows.add(new Window(1, 1));
            }
            return new Operator(windows, reach <= 1 ? 32 : 24);
        }

        /// How far results look.
        int reach() {
            return OperatorPupil.reach(this);
        }

        @Override
        public String label() {
            return "net of " + planes + " planes, "
                    + windows.stream().map(Window::toString).collect(Collectors.joining(", "));
        }
    }

    /// A layer with learned numbers, as it is: a pipeline that was thawed.
    record Thawed(String label, Layer layer) implements Student {}

    private static void requireOdd(int k) {
        if (k < 1 || k % 2 == 0) {
            throw new IllegalArgumentException("kernel " + k + " has no middle; use an odd size such as "
                    + (k < 2 ? "1 or 3" : k - 1 + " or " + (k + 1)));
        }
    }
}
