package thawline.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Why something failed, as a file that could not be read or written, in words: Java's own errors often say its name
/// and no more.
final class Told {
    private Told() {}

    static String of(Exception fault) {
        return switch (fault) {
            case NoSuchFileException gone when gone.getReason() == null -> gone.getFile() + ": no such file";
            case AccessDeniedException kept
            when kept.getReason() == null -> kept.getFile() + ": cannot be read (permission denied)";
            case UncheckedIOException inside -> of(inside.getCause());
            default -> fault.getMessage() == null ? fault.toString() : fault.getMessage();
        };
    }
}
