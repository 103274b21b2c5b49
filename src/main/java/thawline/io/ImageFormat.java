package thawline.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats of picture files. A file that is read is known by its content, one that is written by its
/// name.
public enum ImageFormat {
    PNG("PNG", true, ".png"),
    JPEG("JPEG", true, ".jpg", ".jpeg"),
    GIF("GIF", false, ".gif"),
    BMP("BMP", true, ".bmp"),
    TIFF("TIFF", true, ".tif", ".tiff"),
    WEBP("WebP", false, ".webp"),
    PNM("PNM", true, ".pnm", ".pbm", ".pgm", ".ppm", ".pam", ".pfm"),
    /// What only a plug-in on the class path knows.
    OTHER("another format", false);

    static final String SUPPORTED = "PNG, JPEG, GIF, BMP, TIFF, WebP and PNM";

    /// As many bytes as the longest signature has.
    private static final int SIGNATURE = 32;

    private final String title;
    private final boolean writable;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    ImageFormat(String title, boolean writable, String... endings) {
        this.title = title;
        this.writable = writable;
        this.endings = List.of(endings);
    }

    /// Every ending of names, with its dot, in lower case; the usual one first, none for [#OTHER].
    public List<String> endings() {
        return endings;
    }

    /// The usual ending of names, with its dot; empty for [#OTHER].
    public String ending() {
        return endings.isEmpty() ? "" : endings.getFirst();
    }

    public boolean writable() {
        return writable;
    }

    /// The format that a file of this name should have.
    public static Optional<ImageFormat> named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /// The format that a file begins like, whatever its name.
    public static Optional<ImageFormat> begun(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<ImageFormat> known = begun(ByteBuffer.wrap(in.readNBytes(SIGNATURE)));
            return known.isEmpty() && Decoders.isClaimed(file) ? Optional.of(OTHER) : known;
        }
    }

    static Optional<ImageFormat> begun(ByteBuffer file) {
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
    }

    private boolean matches(ByteBuffer file) {
        return switch (this) {
            case PNG -> PngHeader.matches(file);
            case JPEG -> JpegHeader.matches(file);
            case GIF -> GifHeader.matches(file);
            case BMP -> BmpHeader.matches(file);
            case TIFF -> TiffDirectory.matches(file);
            case WEBP -> WebpHeader.matches(file);
            case PNM -> Pnm.matches(file);
            case OTHER -> false;
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
