package thawline.run;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.Stencil;
import thawline.layer.Gradients;
import thawline.layer.Weights;

/// The numbers of one convolution as its kernels want them, packed again whenever they have changed, and for
/// each shard the sum of their gradients.
final class PackedKernel {

    /// How the gradient is packed.
    enum Order {
        BY_TAP,
        BY_OUTPUT
    }

    private final Weights kernel;
    private final Optional<Weights> bias;
    private final Stencil stencil;
    private final Order order;
    private final boolean adjoint;

    /// The numbers themselves where they may change, and as they were when they were packed.
    private final float[] kernelNumbers;

    private final float[] biasNumbers;
    private final float[] kernelSeen;
    private final float[] biasSeen;
    private boolean packed;

    /// For forward, and where it is asked for, for the input's gradient.
    final float[] byTap;

    final float[] byOutput;

    private final float[][] sums;
    private final float[] unwanted;

    /// `adjoint`: whether the input's gradient is wanted.
    PackedKernel(Weights kernel, Optional<Weights> bias, Stencil stencil, Order order, boolean adjoint) {
        this.kernel = kernel;
        this.bias = bias;
        this.stencil = stencil;
        this.order = order;
        this.adjoint = adjoint;
        kernelNumbers = numbers(kernel);
        biasNumbers = bias.map(PackedKernel::numbers).orElse(Stencil.NONE);
        kernelSeen = new float[kernelNumbers.length];
        biasSeen = new float[biasNumbers.length];
        byTap = new float[stencil.byTapSize()];
        byOutput = adjoint ? new float[stencil.byOutputSize()] : Stencil.NONE;
        sums = new float[BatchPlan.SHARDS][];
        unwanted = learns() ? new float[kernelNumbers.length] : Stencil.NONE;
    }

    private static float[] numbers(Weights w) {
        return w instanceof Weights.Learned l ? l.numbers() : w.kernel().toArray();
    }

    boolean learns() {
        return kernel.isLearned() || bias.map(Weights::isLearned).orElse(false);
    }

    /// Packs what has changed.
    void prepare() {
        if (packed && Arrays.equals(kernelNumbers, kernelSeen) && Arrays.equals(biasNumbers, biasSeen)) {
            return;
        }
        System.arraycopy(kernelNumbers, 0, kernelSeen, 0, kernelSeen.length);
        System.arraycopy(biasNumbers, 0, biasSeen, 0, biasSeen.length);
        stencil.packByTap(kernelNumbers, biasNumbers, byTap, 0);
        if (adjoint) {
            stencil.packByOutput(kernelNumbers, byOutput, 0);
        }
        packed = true;
    }

    /// The sum of a shard, packed in the order that was asked for.
    float[] sum(int shard) {
        return sums[shard];
    }

    void clear(int shard) {
        if (sums[shard] == null) {
            sums[shard] = new float[order == Order.BY_TAP ? stencil.byTapSize() : stencil.byOutputSize()];
        } else {
            Arrays.fill(sums[shard], 0);
        }
    }

    /// Adds the sums of shards 0 … n−1 up, in this order, and to the gradients that are followed.
    void reduce(int shards, Gradients g) {
        float[] all = sums[0];
        for (int s = 1; s < shards; s++) {
            float[] more = sums[s];
            for (int i = 0; i < all.length; i++) {
                all[i] += more[i];
            }
        }
        float[] dKernel = g.follows(kernel) ? g.of(kernel) : unwanted;
        float[] dBias = bias.isPresent() && g.follows(bias.get()) ? g.of(bias.get()) : Stencil.NONE;
        switch (order) {
            case BY_TAP -> stencil.addByTap(all, 0, dKernel, dBias);
            case BY_OUTPUT -> stencil.addByOutput(all, 0, dKernel, dBias);
        }
    }
}
