package thawline.batch;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Keeps other runs out. The operating system gives the lock back when the process ends, however it ends; the
/// file stays, because taking it away would let two runs hold one each.
final class JobLock implements AutoCloseable {

    /// Whether others may hold the lock as well.
    enum Kind {
        /// One run makes everything in a folder.
        ALONE,
        /// One of many runs that each make one file.
        TOGETHER
    }

    /// What this process holds. On Linux a process that opens a locked file once more and closes it has lost
    /// its lock, so it never does.
    private static final Map<Path, Kind> HELD = new ConcurrentHashMap<>();

    /// Somebody may just look whether a lock is held.
    private static final Duration LOOK = Duration.ofMillis(300);

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final Path file;
    private final FileChannel channel;
    private final Kind kind;

    private JobLock(Path file, FileChannel channel, Kind kind) {
        this.file = file;
        this.channel = channel;
        this.kind = kind;
    }

    /// Throws [BusyException] where another run has it; `what` is what that run works in.
    static JobLock take(Path file, Path what, Kind kind) throws IOException {
        if (HELD.putIfAbsent(file, kind) != null) {
            throw new BusyException(what, " in this very process");
        }
        try {
            FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
            try {
                if (!lock(channel, kind)) {
                    throw new BusyException(what, holder(channel));
                }
                sign(channel, kind);
                return new JobLock(file, channel, kind);
            } catch (IOException | RuntimeException fault) {
                channel.close();
                throw fault;
            }
        } catch (IOException | RuntimeException fault) {
            HELD.remove(file);
            throw fault;
        }
    }

    /// Whether another run holds the lock, or this process for another job.
    static boolean isHeld(Path file, Kind wanted) {
        if (HELD.containsKey(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            return tryLock(channel, wanted) == null;
        } catch (IOException unsure) {
            return Files.exists(file);
        }
    }

    /// Whether this process holds the lock in this way.
    static boolean isHeldHere(Path file, Kind kind) {
        return HELD.get(file) == kind;
    }

    private static boolean lock(FileChannel channel, Kind kind) throws IOException {
        long end = System.nanoTime() + LOOK.toNanos();
        while (tryLock(channel, kind) == null) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static FileLock tryLock(FileChannel channel, Kind kind) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, kind == Kind.TOGETHER);
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private static void sign(FileChannel channel, Kind kind) throws IOException {
        if (kind == Kind.ALONE) {
            String id = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)), 0);
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String id = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return ID.matcher(id).matches() && ProcessHandle.of(Long.parseLong(id)).isPresent()
                ? " (process " + id + ")"
                : "";
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (kind == Kind.ALONE) {
                channel.truncate(0);
            }
        } finally {
            HELD.remove(file);
        }
    }
}
