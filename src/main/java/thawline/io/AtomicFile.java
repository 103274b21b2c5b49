package thawline.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;

/// Writes a file so that it is there whole or not at all: into a temporary neighbour, forced to the disk,
/// then renamed.
public final class AtomicFile {
    private AtomicFile() {}

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel out) throws IOException;
    }

    /// Throws [FileAlreadyExistsException] where something is there that is not to be replaced. After any
    /// failure the target is as it was and the temporary file is gone.
    public static void write(Path target, Existing existing, Content content) throws IOException {
        Path file = target.toAbsolutePath();
        requireFree(file, existing);
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel out = FileChannel.open(part, CREATE_NEW, WRITE)) {
                content.writeTo(out);
                out.force(true);
            }
            if (existing == Existing.REPLACE) {
                Files.move(part, file, ATOMIC_MOVE);
            } else {
                moveUnlessThere(part, file);
            }
            forceFolder(file.getParent());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void requireFree(Path file, Existing existing) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (existing == Existing.REFUSE) {
            throw new FileAlreadyExistsException(file.toString(), null, "is there already; it was left as it is");
        }
        if (!Files.isRegularFile(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "is no ordinary file; it was left as it is");
        }
    }

    /// A rename replaces silently; a link does not, so nothing that appeared meanwhile is lost.
    private static void moveUnlessThere(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) { // FAT, some network folders
            Files.move(part, file);
        }
    }

    /// Makes the new name last through a power cut; not every system lets a folder be opened.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // the content itself is forced already
        }
    }
}
