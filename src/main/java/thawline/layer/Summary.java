package thawline.layer;

import thawline.core.Levels;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a [Statistic] found out about whole planes. Parts merge exactly and in any order, so the result does
/// not depend on how a picture was split.
public final class Summary {

    /// Bins of the histogram: one for each 8-bit value.
    public static final int BINS = 256;

    private final Statistic statistic;
    private final float[] extremes = new float[2];
    private final long[] histogram = new long[BINS];

    public Summary(Statistic statistic) {
        this.statistic = statistic;
        reset();
    }

    /// The summary of a whole tensor.
    public static Summary of(Statistic statistic, Tensor x) {
        Summary s = new Summary(statistic);
        s.add(x);
        return s;
    }

    public Statistic statistic() {
        return statistic;
    }

    public void reset() {
        extremes[0] = Float.POSITIVE_INFINITY;
        extremes[1] = Float.NEGATIVE_INFINITY;
        java.util.Arrays.fill(histogram, 0);
    }

    /// Takes in some more rows.
    public void add(Tensor x) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int y = 0; y < s.h(); y++) {
                    switch (statistic) {
                        case EXTREMES -> Levels.best().extremes(x.data(), x.index(c, z, y, 0), s.w(), extremes);
                        case HISTOGRAM -> count(x.data(), x.index(c, z, y, 0), s.w());
                    }
                }
            }
        }
    }

    private void count(float[] x, int at, int n) {
        for (int i = at; i < at + n; i++) {
            histogram[bin(x[i])]++;
        }
    }

    static int bin(float x) {
        return (int) Math.clamp(x + 0.5, 0, BINS - 1);
    }

    /// Takes in each number of a row as often as it is said to occur.
    public void add(Tensor row, long[] times) {
        int at = row.index(0, 0, 0, 0);
        for (int i = 0; i < times.length; i++) {
            if (times[i] > 0) {
                switch (statistic) {
                    case EXTREMES -> Levels.best().extremes(row.data(), at + i, 1, extremes);
                    case HISTOGRAM -> histogram[bin(row.data()[at + i])] += times[i];
                }
            }
        }
    }

    /// Takes in what another part found.
    public void merge(Summary other) {
        extremes[0] = Math.min(extremes[0], other.extremes[0]);
        extremes[1] = Math.max(extremes[1], other.extremes[1]);
        for (int i = 0; i < BINS; i++) {
            histogram[i] += other.histogram[i];
        }
    }

    public float min() {
        return extremes[0];
    }

    public float max() {
        return extremes[1];
    }

    /// How many elements round to the 8-bit value.
    public long count(int value) {
        return histogram[value];
    }
}
