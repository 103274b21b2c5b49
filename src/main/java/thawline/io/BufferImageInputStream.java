package thawline.io;

import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/// ImageIO's view of a file that is already in memory.
final class BufferImageInputStream extends ImageInputStreamImpl {
    private final ByteBuffer bytes;

    BufferImageInputStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.limit() ? bytes.get((int) streamPos++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
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
