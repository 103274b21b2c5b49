package thawline.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why the disk refused, in words and without the file's name.
final class Reasons {

    private Reasons() {}

    static String of(IOException fault) {
        return switch (fault) {
            case AccessDeniedException e -> "cannot be read (permission denied)";
            case NoSuchFileException e -> "is not there any more";
            case FileSystemException e when e.getReason() != null -> "cannot be read (" + e.getReason() + ")";
            default -> "cannot be read (" + (fault.getMessage() == null ? fault : fault.getMessage()) + ")";
        };
    }
}
