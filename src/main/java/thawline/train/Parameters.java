package thawline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Weights;

/// The learned numbers of a net with their gradients and what the optimiser remembers of them, and the
/// followed ones.
final class Parameters {

    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private record Learned(String path, float[] w, float[] g, float[][] memory, boolean kernel) {}

    private record Followed(String path, float[] w) {}

    private final Optimizer optimizer;
    private final Gradients gradients;
    private final List<Learned> learned = new ArrayList<>();
    private final List<Followed> followed = new ArrayList<>();

    Parameters(Layer layer, Optimizer optimizer) {
        this.optimizer = optimizer;
        this.gradients = Gradients.of(layer);
        IdentityHashMap<Weights, Boolean> seen = new IdentityHashMap<>();
        Layers.located(layer)
                .forEach(at -> at.op().weights().forEach(w -> {
                    if (seen.putIfAbsent(w, true) == null) {
                        add(at.path(), at.op(), w);
                    }
                }));
    }

    private void add(String path, Op op, Weights weights) {
        switch (weights) {
            case Weights.Designed d -> {}
            case Weights.Tracked t -> followed.add(new Followed(path, t.numbers()));
            case Weights.Learned l -> {
                float[] w = l.numbers();
                float[][] memory = new float[optimizer.slots()][w.length];
                for (float[] slot : memory) {
                    Arrays.fill(slot, optimizer.start());
                }
                learned.add(new Learned(path, w, gradients.of(l), memory, isKernel(op, l)));
            }
        }
    }

    private static boolean isKernel(Op op, Weights w) {
        return switch (op) {
            case Conv2d c -> c.kernel() == w;
            case Dense d -> d.kernel() == w;
            default -> false;
        };
    }

    /// All 0, for a step to add to.
    Gradients cleared() {
        for (int k = 0; k < learned.size(); k++) {
            Arrays.fill(learned.get(k).g, 0);
        }
        return gradients;
    }

    boolean isEmpty() {
        return learned.isEmpty();
    }

    /// Moves all learned numbers against their gradients, which are of a sum over `count` examples.
    void step(int count, Fit fit, double rate, long step) {
        float share = 1f / count;
        double lambda = fit.l2().lambda();
        for (int k = 0; k < learned.size(); k++) {
            Learned p = learned.get(k);
            scale(p.g, share);
            if (lambda != 0 && p.kernel) {
                addScaled(p.g, p.w, (float) lambda);
            }
        }
        clip(fit.clipping());
        float keep = (float) (1 - rate * optimizer.decay());
        for (int k = 0; k < learned.size(); k++) {
            Learned p = learned.get(k);
            if (keep != 1 && p.kernel) {
                scale(p.w, keep);
            }
            optimizer.step(p.w, p.g, p.memory, rate, step);
        }
    }

    private void clip(Clipping clipping) {
        switch (clipping) {
            case Clipping.None() -> {}
            case Clipping.ByValue(double limit) -> {
                float most = (float) limit;
                for (int k = 0; k < learned.size(); k++) {
                    float[] g = learned.get(k).g;
                    for (int i = 0; i < g.length; i++) {
                        g[i] = Math.max(-most, Math.min(most, g[i]));
                    }
                }
            }
            case Clipping.ByNorm(double limit) -> {
                for (int k = 0; k < learned.size(); k++) {
                    float[] g = learned.get(k).g;
                    shorten(g, Math.sqrt(squares(g)), limit);
                }
            }
            case Clipping.ByGlobalNorm(double limit) -> {
                double sum = 0;
                for (int k = 0; k < learned.size(); k++) {
                    sum += squares(learned.get(k).g);
                }
                for (int k = 0; k < learned.size(); k++) {
                    shorten(learned.get(k).g, Math.sqrt(sum), limit);
                }
            }
        }
    }

    private static double squares(float[] g) {
        double sum = 0;
        for (float v : g) {
            sum += (double) v * v;
        }
        return sum;
    }

    private static void shorten(float[] g, double length, double limit) {
        if (length > limit) {
            scale(g, (float) (limit / length));
        }
    }

    private static void scale(float[] v, float by) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= by;
        }
    }

    private static void addScaled(float[] to, float[] v, float by) {
        for (int i = 0; i < to.length; i++) {
            to[i] += by * v[i];
        }
    }

    /// The first operation with a gradient that is not finite.
    Optional<String> wildGradient() {
        for (int k = 0; k < learned.size(); k++) {
            if (isWild(learned.get(k).g)) {
                return Optional.of(learned.get(k).path);
            }
        }
        return Optional.empty();
    }

    /// The first operation with a number that is not finite.
    Optional<String> wildNumber() {
        for (int k = 0; k < learned.size(); k++) {
            if (isWild(learned.get(k).w)) {
                return Optional.of(learned.get(k).path);
            }
        }
        for (int k = 0; k < followed.size(); k++) {
            if (isWild(followed.get(k).w)) {
                return Optional.of(followed.get(k).path);
            }
        }
        return Optional.empty();
    }

    /// Seen from the largest of the bits without sign: exponents of infinity and NaN are above all others.
    private static boolean isWild(float[] v) {
        int largest = 0;
        for (int i = 0; i < v.length; i++) {
            largest = Math.max(largest, Float.floatToRawIntBits(v[i]) & MAGNITUDE);
        }
        return largest >= INFINITE;
    }

    /// The numbers of the net, learned and followed, in running order: the arrays themselves.
    List<float[]> numbers() {
        List<float[]> all = new ArrayList<>();
        learned.forEach(p -> all.add(p.w));
        followed.forEach(p -> all.add(p.w));
        return all;
    }

    /// What the optimiser remembers: the arrays themselves.
    List<float[]> memory() {
        List<float[]> all = new ArrayList<>();
        learned.forEach(p -> all.addAll(Arrays.asList(p.memory)));
        return all;
    }
}
