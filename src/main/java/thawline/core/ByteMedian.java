package thawline.core;

import thawline.tensor.Border;
import thawline.tensor.Samples;

/// y = median of bytes over ksize × ksize, by a network of comparators in which every lane is a place: the
/// columns of the window are sorted first, which neighbours share, then merged.
record ByteMedian(MedianNetwork network) implements ByteFilter {

    /// Bytes of scratch that still leave room in the first-level cache.
    private static final int SCRATCH = 25 * 1024;

    private static final int VECTOR = 64;

    @Override
    public int height() {
        return network.ksize;
    }

    @Override
    public int width() {
        return network.ksize;
    }

    @Override
    public boolean takes(Border border) {
        return border.mode() != Border.Mode.NONE && border.mode() != Border.Mode.CONSTANT;
    }

    @Override
    public boolean makes(Samples.Depth depth) {
        return depth == Samples.Depth.U8;
    }

    /// What a [Room] for rows of n needs: the rows of the window, then the network's places.
    int room(int n) {
        return network.ksize * pitch(n) + network.ksize * network.ksize * strip();
    }

    private int pitch(int n) {
        return up(n + network.ksize - 1) + VECTOR;
    }

    private int strip() {
        return Math.max(SCRATCH / (network.ksize * network.ksize) / VECTOR, 1) * VECTOR;
    }

    private static int up(int n) {
        return (n + VECTOR - 1) / VECTOR * VECTOR;
    }

    @Override
    public void row(byte[] x, int[] rows, int n, int left, Border border, Room room, Samples y, int o) {
        byte[] s = room.bytes;
        int pitch = pitch(n);
        int k = network.ksize;
        byte[] to = ((Samples.U8) y).data();
        if (k == 3) {
            SimdByteMedian.columns3(x, rows, s, left, pitch, n);
        } else if (k == 5) {
            SimdByteMedian.columns5(x, rows, s, left, pitch, n);
        } else {
            for (int r = 0; r < k; r++) {
                System.arraycopy(x, rows[r], s, r * pitch + left, n);
            }
            SimdByteMedian.compare(network.columns, s, left, pitch, n);
        }
        for (int i = 0; i < k - 1; i++) {
            int at = i < left ? i : n + i;
            int source = left + border.source(at - left, n);
            for (int r = 0; r < k; r++) {
                s[r * pitch + at] = s[r * pitch + source];
            }
        }
        if (k == 3) {
            SimdByteMedian.rest3(s, pitch, to, o, n);
        } else if (k == 5) {
            rest5(s, pitch, to, o, n);
        } else {
            rest(s, pitch, to, o, n);
        }
    }

    /// Strips of whole vectors, the last of which overlaps the one before.
    private void rest5(byte[] s, int pitch, byte[] y, int o, int n) {
        int places = 5 * pitch;
        int m = Math.min(strip() - VECTOR, n / VECTOR * VECTOR);
        int strip = m + VECTOR;
        for (int i = 0; i < n; i += m) {
            int u = Math.min(i, n - m);
            SimdByteMedian.pairs5(s, u, pitch, places, strip, strip);
            SimdByteMedian.rest5(s, places, strip, u + 4, pitch, y, o + u, m);
        }
    }

    private void rest(byte[] s, int pitch, byte[] y, int o, int n) {
        int k = network.ksize;
        int strip = strip();
        int places = k * pitch;
        for (int u = 0; u < n; u += strip) {
            int m = Math.min(strip, n - u);
            for (int c = 0; c < k; c++) {
                for (int r = 0; r < k; r++) {
                    System.arraycopy(s, r * pitch + u + c, s, places + (c * k + r) * strip, m);
                }
            }
            SimdByteMedian.compare(network.rest, s, places, strip, m);
            System.arraycopy(s, places + network.median * strip, y, o + u, m);
        }
    }
}
