package thawline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A picture file that was loaded and looked at, but not decoded yet. Its bytes are held until it is closed,
/// so the hash is of the very bytes that are decoded.
public final class PictureFile implements AutoCloseable {
    private final Path path;
    private final ImageFiles files;
    private final Arena arena;
    private final ByteBuffer bytes;
    private final PictureInfo info;

    private PictureFile(Path path, ImageFiles files, Arena arena) throws IOException {
        this.path = path;
        this.files = files;
        this.arena = arena;
        bytes = load(path, files.options().limits().bytes(), arena);
        info = ImageFiles.info(bytes);
    }

    static PictureFile open(Path path, ImageFiles files) throws IOException {
        Arena arena = Arena.ofShared();
        boolean open = false;
        try {
            PictureFile file = new PictureFile(path, files, arena);
            open = true;
            return file;
        } catch (Damage damage) {
            throw new ImageFormatException(path, damage.getMessage(), damage);
        } finally {
            if (!open) {
                arena.close();
            }
        }
    }

    public Path path() {
        return path;
    }

    public PictureInfo info() {
        return info;
    }

    /// Of the file's bytes as they were when it was opened.
    public byte[] sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /// Decodes the pixels; may be called again, as with another [ReadAs].
    public Picture read(ReadAs as) throws IOException {
        return files.decode(path, bytes.duplicate(), info, as);
    }

    /// Gives the file's bytes back; to be called by the thread that opened it.
    @Override
    public void close() {
        arena.close();
    }

    /// Outside the heap, where every codec can read it.
    private static ByteBuffer load(Path file, long most, Arena arena) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Damage("is a folder, not a picture file");
        }
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            if (size == 0) {
                throw new Damage("the file is empty");
            }
            if (size > most) {
                throw new Damage("the file has " + size + " bytes, more than the " + most
                        + " that are allowed; raise --max-file-size");
            }
            if (size > Integer.MAX_VALUE) {
                throw new Damage("the file is larger than 2 GB, which is not supported");
            }
            ByteBuffer bytes = arena.allocate(size).asByteBuffer();
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // a file that shrinks meanwhile is found to be cut off
            }
            return bytes.flip();
        }
    }
}
