package thawline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be read or written, in words: Java's own errors often say its name and no more.
final class Told {
    private Told() {}

    static String of(IOException fault) {
        return switch (fault) {
            case NoSuchFileException gone when gone.getReason() == null -> gone.getFile() + ": no such file";
            case AccessDeniedException kept
            when kept.getReason() == null -> kept.getFile() + ": cannot be read (permission denied)";
            default -> String.valueOf(fault.getMessage());
        };
    }
}
