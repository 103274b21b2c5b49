package thawline.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Turns whatever a decoder throws at a file into an [ImageFormatException] that names it and says why.
final class Faults {
    /// What the JDK's readers and TwelveMonkeys' say of such files.
    private static final List<String> UNSUPPORTED = List.of(
            "unsupported",
            "not supported",
            "not implemented",
            "not yet implemented",
            "unknown tiff compression",
            "legal restrictions");

    private Faults() {}

    @FunctionalInterface
    interface Reading<T> {
        T run() throws IOException;
    }

    static <T> T named(Path file, Reading<T> reading) throws IOException {
        return named(file, new Deadline(Limits.DEFAULT.time()), reading);
    }

    /// Decoders wrap what the stream throws once time is up, so the clock is asked again.
    static <T> T named(Path file, Deadline deadline, Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (Damage damage) {
            throw new ImageFormatException(file, damage.getMessage(), damage);
        } catch (FileSystemException disk) {
            throw disk;
        } catch (EOFException end) {
            throw new ImageFormatException(file, "is cut off: its data end too soon", end);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError fault) {
            String why = deadline.passed()
                    ? deadline.tooSlow().getMessage()
                    : (isUnsupported(fault) ? "is of a kind that is not supported (" : "its content is damaged (")
                            + reason(fault) + ")";
            throw new ImageFormatException(file, why, fault);
        } catch (OutOfMemoryError full) {
            throw new ImageFormatException(file, "there is not enough memory for this picture", full);
        }
    }

    /// Readers have no exception for a file that is whole but more than they know.
    private static boolean isUnsupported(Throwable fault) {
        String words = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return fault instanceof UnsupportedOperationException
                || UNSUPPORTED.stream().anyMatch(words::contains);
    }

    /// A decoder's own words where it has some; the names of exceptions tell nobody anything.
    private static String reason(Throwable fault) {
        return switch (fault) {
            case IndexOutOfBoundsException e -> "a number in it points outside of it";
            case NegativeArraySizeException e -> "a size in it is below 0";
            case StackOverflowError e -> "its parts are nested without end";
            case LinkageError e -> "its reader is not complete: " + e.getMessage();
            case IllegalArgumentException e -> "its sizes do not fit together";
            case ArithmeticException e -> "a size in it is 0";
            case NullPointerException e -> "a part of it is missing";
            default ->
                fault.getMessage() == null || fault.getMessage().isBlank()
                        ? "its reader failed"
                        : fault.getMessage().strip();
        };
    }
}
