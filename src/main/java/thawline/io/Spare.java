package thawline.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// Memory of pictures that are done, for the next ones: fresh memory costs as much as a filter. For one thread.
///
/// ```java
/// ImageFiles files = ImageFiles.best().with(spare);
/// Picture picture = files.read(file);
/// …
/// spare.giveBack(picture.pixels());
/// ```
public final class Spare implements AutoCloseable {

    /// A picture that is read and one that is written.
    private static final int ARRAYS = 2;

    /// An array that is longer than needed by more than this is left to a larger picture.
    private static final int LONGEST = 4;

    /// The longest comes last.
    private final List<byte[]> arrays = new ArrayList<>();

    private Arena arena;
    private MemorySegment outside = MemorySegment.NULL;

    /// An array of at least n bytes, which may hold anything.
    byte[] bytes(int n) {
        for (byte[] array : arrays) {
            if (array.length >= n && array.length / LONGEST <= n) {
                arrays.remove(array);
                return array;
            }
        }
        return new byte[n];
    }

    /// A picture of any content.
    public Samples picture(Depth depth, int channels, int height, int width) {
        if (depth != Depth.U8) {
            return Samples.zeros(depth, channels, height, width);
        }
        Layout layout = Layout.interleaved(channels, height, width);
        return new Samples.U8(bytes(layout.shape().size()), layout);
    }

    /// Takes samples that nobody looks at any more; those of the longest pictures are kept.
    public void giveBack(Samples done) {
        if (done instanceof Samples.U8 bytes && arrays.stream().noneMatch(array -> array == bytes.data())) {
            arrays.add(bytes.data());
            arrays.sort(Comparator.comparingInt(array -> array.length));
            if (arrays.size() > ARRAYS) {
                arrays.removeFirst();
            }
        }
    }

    /// So many bytes outside the heap, which may hold anything, until it is asked for others.
    ByteBuffer outside(int n) {
        if (outside.byteSize() < n) {
            release();
            arena = Arena.ofShared();
            outside = arena.allocate(n, Long.BYTES);
        }
        return outside.asSlice(0, n).asByteBuffer();
    }

    private void release() {
        outside = MemorySegment.NULL;
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }

    /// What is kept.
    public long size() {
        return outside.byteSize()
                + arrays.stream().mapToLong(array -> array.length).sum();
    }

    /// Gives all back.
    @Override
    public void close() {
        arrays.clear();
        release();
    }
}
