package thawline.data;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The bytes of many examples, behind each other. Any thread may read at any time.
sealed interface Store permits HeapStore, FileStore {

    /// Writes bytes `at … at+count−1`, 0 … 255, into an array.
    void read(long at, int count, float[] to, int offset);

    /// Writes the bytes from `at` on into a tensor, in the order c, d, h, w.
    default void write(long at, Tensor x) {
        Shape s = x.shape();
        long next = at;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int y = 0; y < s.h(); y++, next += s.w()) {
                    read(next, s.w(), x.data(), x.index(c, z, y, 0));
                }
            }
        }
    }

    /// Copies bytes `at … at+count−1` as they are.
    void copy(long at, int count, byte[] to, int offset);

    long size();
}
