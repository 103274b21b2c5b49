package thawline.layer;

import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = 255·(n(x) − n₀)/(n − n₀), rounded, where n(x) of the n elements are at most x and n₀ are the smallest
///
/// Shapes stay; elements are rounded to 8 bits first, and those of all planes are counted together. An input of one
/// value stays as it is. OpenCV's `equalizeHist`, with its halves to the even number.
public record Equalise() implements Op {

    private static final int LAST = Summary.BINS - 1;

    private static final ThreadLocal<float[]> TABLE = ThreadLocal.withInitial(() -> new float[Summary.BINS]);

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(0, LAST);
    }

    @Override
    public Reach reach() {
        return new Reach.Plane(Statistic.HISTOGRAM);
    }

    @Override
    public Gradient gradient() {
        return Gradient.STRAIGHT_THROUGH;
    }

    /// What each 8-bit value becomes, in floats as OpenCV reckons.
    private static float[] table(Summary s) {
        long all = 0;
        int first = LAST;
        for (int v = LAST; v >= 0; v--) {
            all += s.count(v);
            first = s.count(v) > 0 ? v : first;
        }
        float[] table = TABLE.get();
        long others = all - s.count(first);
        float gain = LAST / (float) others;
        long sum = 0;
        for (int v = 0; v <= LAST; v++) {
            sum += v > first ? s.count(v) : 0;
            table[v] = others == 0 ? v : Math.min((float) Math.rint(sum * gain), LAST);
        }
        return table;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        float[] table = table(pass.summary());
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int from = x.index(c, z, v, 0);
                    int to = y.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[to + u] = table[Summary.bin(x.data()[from + u])];
                    }
                }
            }
        }
    }

    /// Steps forward, a line through the neighbours in the table backward; the counts are held fixed.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        float[] table = table(pass.summary());
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float value = x.data()[x.index(c, z, v, u)];
                        dx.data()[dx.index(c, z, v, u)] += slope(table, value) * dy.data()[dy.index(c, z, v, u)];
                    }
                }
            }
        }
    }

    private static float slope(float[] table, float x) {
        int below = Math.max(Summary.bin(x) - 1, 0);
        int above = Math.min(Summary.bin(x) + 1, LAST);
        return x < 0 || x > LAST ? 0 : (table[above] - table[below]) / (above - below);
    }
}
