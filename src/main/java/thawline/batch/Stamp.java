package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What tells quickly that a file is still the same. Take it before the file is read: what changes meanwhile
/// is then found the next time.
///
/// @param size in bytes
/// @param modified when the content was last written, in nanoseconds since 1970
/// @param changed when content, name or rights last changed; 0 where the file system does not say
public record Stamp(long size, long modified, long changed) {

    /// A stamp that no file has: what it stands for is compared by content.
    static final Stamp UNSURE = new Stamp(-1, 0, 0);

    /// File systems keep times in steps; a file that was written this shortly before may change again within
    /// the step.
    private static final long STEP = TimeUnit.SECONDS.toNanos(2);

    /// To be kept: [#UNSURE] where the file was written just before. Take it before the file is read.
    public static Stamp taken(Path file) throws IOException {
        Stamp stamp = of(file);
        long last = stamp.changed == 0 ? stamp.modified : stamp.changed;
        return now() - last > STEP ? stamp : UNSURE;
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /// To be compared with one that was kept.
    static Stamp of(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> found = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime");
            return new Stamp((Long) found.get("size"), nanos(found.get("lastModifiedTime")), nanos(found.get("ctime")));
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(found.size(), nanos(found.lastModifiedTime()), 0);
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }
}
