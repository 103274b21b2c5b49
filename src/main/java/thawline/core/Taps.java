package thawline.core;

import java.util.Arrays;

/// The non-zero weights of one output plane as a flat list, each with where its input lies relative to the
/// output. One list per thread is reused, so that a correlation allocates nothing once it is warm.
final class Taps {

    int[] offset = new int[64];
    float[] weight = new float[64];
    int count;

    /// What the sum starts at.
    float start;

    private int[] gather = {};
    private int gatherStride;

    /// A row of intermediate results.
    float[] row = {};

    /// The 16 sums of a row's product.
    final float[] partial = new float[KernelGradient.PARTIALS];

    private static final ThreadLocal<Taps> MINE = ThreadLocal.withInitial(Taps::new);
    private static final ThreadLocal<Taps[]> LISTS = ThreadLocal.withInitial(() -> new Taps[0]);

    static Taps mine() {
        return MINE.get();
    }

    /// At least n more lists of this thread's, one for each output plane or pass.
    static Taps[] lists(int n) {
        Taps[] lists = LISTS.get();
        if (lists.length < n) {
            int known = lists.length;
            lists = Arrays.copyOf(lists, n);
            for (int i = known; i < n; i++) {
                lists[i] = new Taps();
            }
            LISTS.set(lists);
        }
        return lists;
    }

    void clear() {
        count = 0;
    }

    void add(int at, float w) {
        if (w == 0) {
            return;
        }
        if (count == offset.length) {
            offset = Arrays.copyOf(offset, 2 * count);
            weight = Arrays.copyOf(weight, 2 * count);
        }
        offset[count] = at;
        weight[count] = w;
        count++;
    }

    float[] row(int width) {
        if (row.length < width) {
            row = new float[width + 256];
        }
        return row;
    }

    /// 0, stride, 2·stride, … for a gather.
    int[] gather(int lanes, int stride) {
        if (gather.length < lanes || gatherStride != stride) {
            gather = new int[lanes];
            for (int n = 0; n < lanes; n++) {
                gather[n] = n * stride;
            }
            gatherStride = stride;
        }
        return gather;
    }
}
