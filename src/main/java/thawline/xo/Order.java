package thawline.xo;

/// The k-th smallest of numbers, in linear time. (Hoare 1961: quickselect.)
final class Order {

    private Order() {}

    /// The k-th smallest, from 0, of the first n of v, which change places.
    static float at(float[] v, int n, int k) {
        int from = 0;
        int to = n;
        while (true) {
            float pivot = middle(v[from], v[(from + to) >>> 1], v[to - 1]);
            int split = less(v, from, to, pivot);
            if (k < split) {
                to = split;
            } else if (split > from) {
                from = split;
            } else { // the pivot is the least, and there may be many like it
                from = notMore(v, from, to, pivot);
                if (k < from) {
                    return pivot;
                }
            }
        }
    }

    private static float middle(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// Brings what is less than the pivot to the front; where the rest begins. Every number is moved, so that
    /// there is no branch to guess (Lomuto).
    private static int less(float[] v, int from, int to, float pivot) {
        int split = from;
        for (int i = from; i < to; i++) {
            float t = v[i];
            v[i] = v[split];
            v[split] = t;
            split += t < pivot ? 1 : 0;
        }
        return split;
    }

    /// The same of what is not more.
    private static int notMore(float[] v, int from, int to, float pivot) {
        int split = from;
        for (int i = from; i < to; i++) {
            float t = v[i];
            v[i] = v[split];
            v[split] = t;
            split += t > pivot ? 0 : 1;
        }
        return split;
    }
}
