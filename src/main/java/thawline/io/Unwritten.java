package thawline.io;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Says in words why a file could not be written. The system's own messages name the temporary file.
final class Unwritten extends FileSystemException {
    private static final long serialVersionUID = 1;

    private Unwritten(Path target, String why) {
        super(target.toString(), null, "was not written: " + why);
    }

    static Unwritten stopped(Path target) {
        return new Unwritten(target, "the job was stopped");
    }

    /// The same failure, about the target.
    static Unwritten of(Path target, IOException failed) {
        if (failed instanceof Unwritten told) {
            return told;
        }
        if (failed instanceof ClosedChannelException) {
            return stopped(target);
        }
        var told = new Unwritten(target, why(target, failed));
        told.initCause(failed);
        return told;
    }

    private static String why(Path target, IOException failed) {
        String said = String.valueOf(
                failed instanceof FileSystemException f && f.getReason() != null ? f.getReason() : failed.getMessage());
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("not enough space")) {
            return "the disk is full";
        }
        if (text.contains("quota exceeded")) {
            return "the disk quota is used up";
        }
        if (text.contains("read-only")) {
            return "the disk may only be read";
        }
        if (text.contains("name too long")) {
            return "the name is longer than this disk allows";
        }
        if (text.contains("file too large")) {
            return "the file is larger than this disk allows";
        }
        Path folder = target.getParent();
        if (folder != null && Files.notExists(folder)) {
            return "there is no folder " + folder;
        }
        if (folder != null && !Files.isDirectory(folder)) {
            return folder + " is no folder";
        }
        return failed instanceof AccessDeniedException ? "its folder may not be written to" : said;
    }
}
