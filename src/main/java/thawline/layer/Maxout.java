package thawline.layer;

import java.util.Collections;
import java.util.List;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[g] = max x[c]` over the planes c of group g, at every place: of several templates of one thing, the
/// best.
///
/// (Σ sizes, d, h, w) → (n, d, h, w) for n groups of planes that lie behind each other. Goodfellow and others
/// 2013.
///
/// @param sizes how many planes each group has
public record Maxout(List<Integer> sizes) implements Op {

    public Maxout {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || Collections.min(sizes) < 1) {
            throw new IllegalArgumentException("maxout has groups of 1 or more planes, but got " + sizes);
        }
    }

    public static Maxout of(Integer... sizes) {
        return new Maxout(List.of(sizes));
    }

    @Override
    public Shape shape(Shape in) {
        int planes = sizes.stream().mapToInt(Integer::intValue).sum();
        if (in.c() != planes) {
            throw new IllegalArgumentException(
                    "maxout over groups of " + sizes + " reads " + planes + " planes, but got " + in.c());
        }
        return in.withChannels(sizes.size());
    }

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
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        int from = 0;
        for (int g = 0; g < sizes.size(); g++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(g, z, v, u)] = x.data()[best(x, from, sizes.get(g), x.index(0, z, v, u))];
                    }
                }
            }
            from += sizes.get(g);
        }
    }

    /// The first of the largest takes it all.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        int from = 0;
        for (int k = 0; k < sizes.size(); k++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        int at = x.index(0, z, v, u);
                        int plane = (best(x, from, sizes.get(k), at) - at) / x.channelStride();
                        dx.data()[dx.index(plane, z, v, u)] += dy.data()[dy.index(k, z, v, u)];
                    }
                }
            }
            from += sizes.get(k);
        }
    }

    /// Where the first of the largest lies, among planes `from … from+n−1` at the place of element `at` of
    /// plane
    /// 0. NaN never wins.
    private static int best(Tensor x, int from, int n, int at) {
        int best = at + from * x.channelStride();
        for (int c = from + 1; c < from + n; c++) {
            int i = at + c * x.channelStride();
            if (x.data()[i] > x.data()[best] || Float.isNaN(x.data()[best])) {
                best = i;
            }
        }
        return best;
    }
}
