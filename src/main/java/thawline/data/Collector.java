package thawline.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes the bytes of examples one after the other: into the heap, and beyond a limit into a temporary file
/// that is gone when the program ends.
final class Collector implements AutoCloseable {
    private final long memory;
    private final List<byte[]> blocks = new ArrayList<>();
    private Path path = Path.of("");
    private FileChannel file;
    private byte[] block = new byte[1 << 12];
    private int used;
    private long size;

    Collector(long memory) {
        this.memory = memory;
    }

    void add(byte[] bytes, int from, int n) throws IOException {
        int done = 0;
        while (done < n) {
            if (used == HeapStore.BLOCK) {
                turn();
            }
            if (used == block.length) {
                block = Arrays.copyOf(block, 4 * block.length);
            }
            int some = Math.min(n - done, block.length - used);
            System.arraycopy(bytes, from + done, block, used, some);
            used += some;
            done += some;
        }
        size += n;
    }

    /// Puts a full block away.
    private void turn() throws IOException {
        if (file == null && size >= memory) {
            path = Files.createTempFile("thawline-", ".examples");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            for (byte[] held : blocks) {
                write(held, held.length);
            }
            blocks.clear();
        }
        if (file == null) {
            blocks.add(block);
            block = new byte[HeapStore.BLOCK];
        } else {
            write(block, used);
        }
        used = 0;
    }

    private void write(byte[] bytes, int n) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, n);
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException full) {
            throw new FileSystemException(
                    path.toString(), null, "cannot keep the examples that do not fit the memory: " + full.getMessage());
        }
    }

    long size() {
        return size;
    }

    /// All that was added.
    Store finish() throws IOException {
        if (file == null && size > memory && !blocks.isEmpty()) {
            turn();
        }
        if (file == null) {
            blocks.add(Arrays.copyOf(block, used));
            return new HeapStore(blocks, size);
        }
        write(block, used);
        return FileStore.of(file, 0, size);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
