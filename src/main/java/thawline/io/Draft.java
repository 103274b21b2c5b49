package thawline.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// A file that is being written, under another name in the folder where it will stand. It is there whole or
/// not at all: written, forced to the disk, then renamed.
///
/// ```java
/// try (Draft draft = Draft.to(target)) {
///     draft.channel().write(bytes);
///     draft.commit(Existing.REFUSE);
/// }
/// ```
///
/// A draft that is closed without a commit is deleted, and the target is as it was. Errors name the target
/// and say in words what is wrong with its place: the disk is full, the folder is missing.
public final class Draft implements AutoCloseable {
    private static final String PREFIX = ".thawline-";
    private static final String PART = ".part";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX)
            + "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}" + Pattern.quote(PART) + "(\\.[^.]*)?");

    private final Drafts owner;
    private final Path target;
    private final Path part;
    private final Counted channel;
    private boolean finished;
    private long size;
    private byte[] sha256 = {};

    private Draft(Drafts owner, Path target, Path part, Counted channel) {
        this.owner = owner;
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /// A draft of its own; those of a job that may be interrupted come from [Drafts].
    public static Draft to(Path target) throws IOException {
        return new Drafts().to(target);
    }

    static Draft begin(Drafts owner, Path target, String ending) throws IOException {
        try {
            requireName(target);
            Path part = target.resolveSibling(PREFIX + UUID.randomUUID() + PART + ending);
            FileChannel file = FileChannel.open(part, CREATE_NEW, READ, WRITE);
            return new Draft(owner, target, part, new Counted(target, file));
        } catch (IOException failed) {
            throw Unwritten.of(target, failed);
        }
    }

    /// What writes a content from its beginning to its end.
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    /// One file at once.
    public static void write(Path target, Existing existing, Content content) throws IOException {
        try (Draft draft = to(target)) {
            draft.requireFree(existing);
            content.writeTo(draft.channel());
            draft.commit(existing);
        }
    }

    /// Whether a file has the name of a part: one that a killed program left, where no program is running.
    public static boolean isPart(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    Drafts owner() {
        return owner;
    }

    public Path target() {
        return target;
    }

    /// Where the content is until it is committed.
    public Path path() {
        return part;
    }

    /// Takes the content. Bytes are counted and hashed as they pass.
    public WritableByteChannel channel() {
        return channel;
    }

    /// Ends the writing: the content is on the disk, and its size and hash are known. May be called again.
    public void finish() throws IOException {
        if (finished) {
            return;
        }
        try {
            if (channel.size() == 0) {
                byName();
            } else {
                channel.force();
                size = channel.size();
                sha256 = channel.sha256();
            }
            channel.close();
        } catch (IOException failed) {
            throw Unwritten.of(target, failed);
        }
        finished = true;
    }

    /// The file may have been replaced by the one who wrote it, so it is opened again.
    private void byName() throws IOException {
        try (FileChannel file = FileChannel.open(part, READ, WRITE)) {
            file.force(true);
            size = file.size();
            MessageDigest digest = Counted.digest();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (file.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            sha256 = digest.digest();
        }
    }

    /// The number of bytes, once finished.
    public long size() {
        requireFinished();
        return size;
    }

    /// The SHA-256 hash of the bytes, once finished.
    public byte[] sha256() {
        requireFinished();
        return sha256.clone();
    }

    private void requireFinished() {
        if (!finished) {
            throw new IllegalStateException("size and hash are known after finish()");
        }
    }

    /// Finishes, and gives the file its name. Throws [FileAlreadyExistsException] where something stands
    /// there that is not to be replaced.
    public void commit(Existing existing) throws IOException {
        Drafts.commit(List.of(this), existing);
    }

    /// As [#commit], but leaves it to the caller to have the name forced too, by [Drafts#forceFolders].
    public void place(Existing existing) throws IOException {
        Drafts.place(List.of(this), existing);
    }

    void requireFree(Existing existing) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (existing == Existing.REFUSE) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already; it was left as it is");
        }
        if (!Files.isRegularFile(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is no ordinary file; it was left as it is");
        }
    }

    void move(Existing existing) throws IOException {
        try {
            if (existing == Existing.REPLACE) {
                Files.move(part, target, ATOMIC_MOVE);
            } else {
                moveUnlessThere();
            }
        } catch (FileAlreadyExistsException taken) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already; it was left as it is");
        } catch (IOException failed) {
            throw Unwritten.of(target, failed);
        }
        owner.forget(this);
    }

    /// A rename replaces silently; a link does not, so nothing that appeared meanwhile is lost.
    private void moveUnlessThere() throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) { // FAT, some network folders
            Files.move(part, target);
            return;
        }
        Files.delete(part);
    }

    /// Makes new names in a folder last through a power cut; not every system lets a folder be opened.
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // the content itself is forced already
        }
    }

    /// A name that the file system refuses is found before the work is done.
    private static void requireName(Path target) throws IOException {
        if (!Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// Deletes what is not at its place.
    @Override
    public void close() throws IOException {
        owner.forget(this);
        channel.close();
        Files.deleteIfExists(part);
    }
}
