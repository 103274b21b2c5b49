package thawline.xo;

/// The k-th smallest of numbers, in linear time. (Hoare 1961: quickselect.)
final class Order {

    private Order() {}

    /// The k-th smallest, from 0, of the first n of v, which change places.
    static float at(float[] v, int n, int k) {
        int from = 0;
        int to = n - 1;
        while (from < to) {
            float pivot = v[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float t = v[i];
                    v[i++] = v[j];
                    v[j--] = t;
                }
            }
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                break;
            }
        }
        return v[k];
    }
}
