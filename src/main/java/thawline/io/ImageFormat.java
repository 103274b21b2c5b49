package thawline.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The formats of picture files. A file that is read is known by its content, one that is written by its
/// name.
public enum ImageFormat {
    PNG(".png"),
    JPEG(".jpg");

    static final String SUPPORTED = "PNG and JPEG";

    /// As many bytes as the longest signature has.
    private static final int SIGNATURE = 8;

    private final String ending;

    ImageFormat(String ending) {
        this.ending = ending;
    }

    /// The usual ending of names, with its dot.
    public String ending() {
        return ending;
    }

    /// The format that a file of this name should have.
    public static Optional<ImageFormat> named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return Optional.of(PNG);
        }
        return name.endsWith(".jpg") || name.endsWith(".jpeg") ? Optional.of(JPEG) : Optional.empty();
    }

    /// The format that a file begins like, whatever its name.
    public static Optional<ImageFormat> begun(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return begun(ByteBuffer.wrap(in.readNBytes(SIGNATURE)));
        }
    }

    static Optional<ImageFormat> begun(ByteBuffer file) {
        return PngHeader.matches(file)
                ? Optional.of(PNG)
                : JpegHeader.matches(file) ? Optional.of(JPEG) : Optional.empty();
    }

    static ImageFormat ofName(Path file) throws ImageFormatException {
        return named(file)
                .orElseThrow(
                        () -> new ImageFormatException(file, "its name says no format; end it in .png, .jpg or .jpeg"));
    }
}
