package thawline.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Beside the journal: of what a file about many pictures was made, and the size and time that it had then. It
/// tells whether the file has to be made again, and whether it is this job's at all.
record Seal(Path seal, List<Path> files) {

    /// @param files the file, and what belongs to it
    static Seal of(Outline outline, List<Path> files) {
        String name = files.getFirst().getFileName().toString();
        return new Seal(outline.place().journal().resolveSibling(name + ".seal"), List.copyOf(files));
    }

    /// Whether something stands there that no run of this job began.
    boolean isForeign() {
        return Files.notExists(seal) && files.stream().anyMatch(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS));
    }

    /// Whether the files are what they were when they were made of the same.
    ///
    /// @param made says of what
    boolean isWhole(String made) {
        try {
            return Files.exists(seal) && Files.readString(seal).equals(text(made));
        } catch (IOException broken) {
            return false;
        }
    }

    /// From now on the files are this job's; a run that is killed leaves the seal open.
    void open() throws IOException {
        Files.writeString(seal, "open\n");
    }

    void close(String made) throws IOException {
        Files.writeString(seal, text(made));
    }

    private String text(String made) throws IOException {
        StringBuilder text = new StringBuilder(Hashes.of(made.getBytes(StandardCharsets.UTF_8))).append('\n');
        for (Path file : files) {
            if (Files.exists(file)) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                long modified = now.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                text.append(now.size()).append(' ').append(modified);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
