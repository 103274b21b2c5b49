package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Writes to a file and keeps count of the bytes and their hash.
final class Counted implements WritableByteChannel {
    private final Path target;
    private final FileChannel file;
    private final MessageDigest digest = digest();
    private long size;

    /// The target is what errors name.
    Counted(Path target, FileChannel file) {
        this.target = target;
        this.file = file;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /// Takes all of the bytes: who writes need not ask how many went.
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int n = bytes.remaining();
        digest.update(bytes.duplicate());
        size += n;
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException failed) {
            throw Unwritten.of(target, failed);
        }
        return n;
    }

    void force() throws IOException {
        file.force(true);
    }

    long size() {
        return size;
    }

    byte[] sha256() {
        return digest.digest();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
