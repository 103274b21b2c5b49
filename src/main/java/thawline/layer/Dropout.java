package thawline.layer;

import thawline.core.Elementwise;
import thawline.core.SplitMix;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// In training y = x/(1 − rate) or, for a share `rate` of the elements, 0; in use y = x. Shapes stay.
///
/// Which elements are dropped is a hash of (seed, step, example, layer, place), so that it is found again on
/// the way back, and does not depend on threads. Srivastava et al., 2014.
public record Dropout(float rate) implements Op {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "a dropout rate of " + rate + " is not in 0 … 1, 1 excluded; 0.5 is usual");
        }
    }

    /// What all masks of one layer in one pass begin with.
    public static long key(Pass.Train pass) {
        long key = SplitMix.mix(pass.seed() + SplitMix.GOLDEN);
        key = SplitMix.mix(key + SplitMix.GOLDEN * (pass.step() + 1L));
        key = SplitMix.mix(key + SplitMix.GOLDEN * (pass.sample() + 1L));
        return SplitMix.mix(key + SplitMix.GOLDEN * (pass.layer() + 1L));
    }

    /// Whether an element stays; `index` counts in the order c, d, h, w.
    public boolean keeps(long key, int index) {
        return SplitMix.mix(key + SplitMix.GOLDEN * (index + 1L)) >>> 40 >= limit();
    }

    /// What elements 0 … n−1 are multiplied by: [#gain] or 0.
    public void mask(long key, float[] to, int at, int n) {
        Elementwise.best().draw(key, limit(), gain(), to, at, n);
    }

    private int limit() {
        return (int) (rate * (1 << 24));
    }

    /// What an element that stays is multiplied by: 1/(1 − rate).
    public float gain() {
        return 1 / (1 - rate);
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    /// In use.
    @Override
    public Range range(Range in) {
        return in;
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        switch (pass) {
            case Pass.Infer use -> y.copyFrom(x);
            case Pass.Train train -> {
                Shape s = x.shape();
                long key = key(train);
                int i = 0;
                for (int c = 0; c < s.c(); c++) {
                    for (int z = 0; z < s.d(); z++) {
                        for (int v = 0; v < s.h(); v++) {
                            for (int u = 0; u < s.w(); u++) {
                                float value = x.data()[x.index(c, z, v, u)];
                                y.data()[y.index(c, z, v, u)] = keeps(key, i++) ? value * gain() : 0;
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        switch (pass) {
            case Pass.Infer use -> Layers.add(dy, dx);
            case Pass.Train train -> {
                Shape s = x.shape();
                long key = key(train);
                int i = 0;
                for (int c = 0; c < s.c(); c++) {
                    for (int z = 0; z < s.d(); z++) {
                        for (int v = 0; v < s.h(); v++) {
                            for (int u = 0; u < s.w(); u++) {
                                float d = dy.data()[dy.index(c, z, v, u)];
                                dx.data()[dx.index(c, z, v, u)] += keeps(key, i++) ? d * gain() : 0;
                            }
                        }
                    }
                }
            }
        }
    }
}
