package thawline.data;

/// The bytes of many examples, behind each other. Any thread may read at any time.
sealed interface Store permits HeapStore, FileStore {

    /// Writes bytes `at … at+count−1`, 0 … 255, into an array.
    void read(long at, int count, float[] to, int offset);

    long size();
}
