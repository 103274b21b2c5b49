package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/// ImageIO's view of a file that is already in memory. Its reads fail once the deadline has passed: a decoder
/// that is caught in a damaged file cannot be stopped in any other way.
final class BufferImageInputStream extends ImageInputStreamImpl {
    /// Single bytes are read so often that not every one asks for the time.
    private static final int PATIENCE = 256;

    private final ByteBuffer bytes;
    private final Deadline deadline;
    private int patience = PATIENCE;

    BufferImageInputStream(ByteBuffer bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        if (--patience == 0) {
            patience = PATIENCE;
            deadline.check();
        }
        bitOffset = 0;
        return streamPos < bytes.limit() ? bytes.get((int) streamPos++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        deadline.check();
        bitOffset = 0;
        int n = (int) Math.min(length, bytes.limit() - streamPos);
        if (n <= 0) {
            return length == 0 ? 0 : -1;
        }
        bytes.get((int) streamPos, to, offset, n);
        streamPos += n;
        return n;
    }

    @Override
    public long length() {
        return bytes.limit();
    }
}
