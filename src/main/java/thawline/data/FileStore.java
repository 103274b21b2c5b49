package thawline.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/// Bytes in a file that the system reads as they are needed, and forgets when memory is short.
final class FileStore implements Store {
    private final MemorySegment bytes;

    private FileStore(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// `size` bytes of a file from `start` on; the channel may be closed after this.
    static FileStore of(FileChannel file, long start, long size) throws IOException {
        return new FileStore(file.map(MapMode.READ_ONLY, start, size, Arena.ofAuto()));
    }

    @Override
    public long size() {
        return bytes.byteSize();
    }

    @Override
    public void copy(long at, int count, byte[] to, int offset) {
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, to, offset, count);
    }

    @Override
    public void read(long at, int count, float[] to, int offset) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = bytes.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF;
        }
    }
}
