package thawline.data;

import java.util.List;

/// Bytes in the heap, in blocks, since an array cannot grow and ends at 2 GB.
final class HeapStore implements Store {
    private static final int SHIFT = 20;

    /// The bytes of a block; the last one may be shorter.
    static final int BLOCK = 1 << SHIFT;

    private final byte[][] blocks;
    private final long size;

    HeapStore(List<byte[]> blocks, long size) {
        this.blocks = blocks.toArray(byte[][]::new);
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void copy(long at, int count, byte[] to, int offset) {
        int done = 0;
        while (done < count) {
            byte[] block = blocks[(int) ((at + done) >>> SHIFT)];
            int first = (int) (at + done) & (BLOCK - 1);
            int n = Math.min(count - done, block.length - first);
            System.arraycopy(block, first, to, offset + done, n);
            done += n;
        }
    }

    @Override
    public void read(long at, int count, float[] to, int offset) {
        int done = 0;
        while (done < count) {
            byte[] block = blocks[(int) ((at + done) >>> SHIFT)];
            int first = (int) (at + done) & (BLOCK - 1);
            int n = Math.min(count - done, block.length - first);
            for (int i = 0; i < n; i++) {
                to[offset + done + i] = block[first + i] & 0xFF;
            }
            done += n;
        }
    }
}
