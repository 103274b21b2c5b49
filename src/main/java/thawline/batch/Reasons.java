package thawline.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import thawline.io.ImageFormatException;
import thawline.pipeline.PipelineException;

/// Why something failed, in words and without the file's name.
final class Reasons {

    private static final String FULL = "the disk is full";

    private Reasons() {}

    /// Why the disk refused.
    static String of(IOException fault) {
        return switch (fault) {
            case AccessDeniedException e -> "cannot be read (permission denied)";
            case NoSuchFileException e -> "is not there any more";
            case FileAlreadyExistsException e when e.getReason() != null -> e.getReason();
            case FileSystemException e when said(e).startsWith("was not written") -> said(e);
            case FileSystemException e when e.getReason() != null -> "cannot be read (" + e.getReason() + ")";
            default -> full(fault) ? FULL : "cannot be read (" + message(fault) + ")";
        };
    }

    /// Why a picture came to nothing; the same wherever the output folder is.
    static String of(Outline outline, Item item, Throwable fault) {
        String folder = outline.place().folder().toString();
        return of(item, fault).replace(folder + File.separator, "").replace(folder, "the output folder");
    }

    private static String of(Item item, Throwable fault) {
        return switch (fault) {
            case PipelineException unfit -> unfit.reason();
            case ImageFormatException wrong -> message(wrong).replaceFirst("^\\Q" + item.source() + "\\E: ", "");
            case IOException disk -> of(disk);
            case OutOfMemoryError full -> "not enough memory; give more with THAWLINE_JAVA_OPTS=-Xmx8g";
            case StackOverflowError deep -> "its parts are nested too deeply";
            case IllegalArgumentException unfit -> message(unfit);
            case Throwable other -> other.getClass().getSimpleName() + ": " + message(other);
        };
    }

    static boolean isFullDisk(String reason) {
        return reason.contains(FULL);
    }

    private static boolean full(IOException fault) {
        return message(fault).toLowerCase(java.util.Locale.ROOT).contains("no space left");
    }

    private static String said(FileSystemException fault) {
        return String.valueOf(fault.getReason());
    }

    private static String message(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
