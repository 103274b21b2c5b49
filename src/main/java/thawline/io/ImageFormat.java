package thawline.io;

import java.nio.file.Path;
import java.util.Locale;

/// The formats of picture files. A file that is read is known by its content, one that is written by its
/// name.
public enum ImageFormat {
    PNG,
    JPEG;

    static final String SUPPORTED = "PNG and JPEG";

    /// The format that a file of this name should have.
    static ImageFormat ofName(Path file) throws ImageFormatException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return PNG;
        }
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return JPEG;
        }
        throw new ImageFormatException(file, "its name says no format; end it in .png, .jpg or .jpeg");
    }
}
