package thawline.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What the structure of a file says before anything is decoded. It is the same for all decoders, which differ
/// in what they let pass.
final class Headers {
    private Headers() {}

    /// Throws [Damage] for what is no picture of that format after all, or of a kind that is not supported.
    static PictureInfo info(ByteBuffer file, ImageFormat format) throws Damage {
        try {
            return switch (format) {
                case PNG -> PngHeader.read(file);
                case JPEG -> JpegHeader.read(file).info();
                case GIF -> GifHeader.read(file).info();
                case BMP -> BmpHeader.read(file).info();
                case TIFF -> TiffHeader.read(file).info();
                case WEBP -> WebpHeader.read(file).info();
                case PNM -> Pnm.info(file);
                case OTHER -> throw new IllegalArgumentException("known to a plug-in only");
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException beyond) {
            throw new Damage.CutOff("the " + format + " is cut off within its header");
        }
    }

    /// Throws [Damage.CutOff] for a file that ends too soon, and [Damage] where a checksum is wrong.
    static void requireWhole(ByteBuffer file, ImageFormat format) throws Damage {
        try {
            switch (format) {
                case PNG -> PngHeader.requireWhole(file);
                case JPEG -> JpegHeader.requireWhole(file);
                case GIF -> GifHeader.requireWhole(file);
                case BMP -> BmpHeader.requireWhole(file);
                case TIFF -> TiffHeader.requireWhole(file);
                case WEBP -> WebpHeader.requireWhole(file);
                case PNM, OTHER -> {} // their decoders find out
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException beyond) {
            throw new Damage.CutOff("the " + format + " is cut off after " + file.limit() + " bytes");
        }
    }

    /// A file that is cut off, with zeros for what is missing where its readers would not even begin otherwise.
    static ByteBuffer lengthened(ByteBuffer file, PictureInfo info) throws Damage {
        long end = info.format() == ImageFormat.TIFF ? TiffHeader.end(file) : 0;
        // strips of compressed pixels are hardly ever longer than plain ones
        if (end <= file.limit() || end - file.limit() > 64 * info.pixels()) {
            return file.duplicate();
        }
        return ByteBuffer.allocate(Math.toIntExact(end)).put(file.duplicate()).clear();
    }

    /// For people, where a file holds more than the picture that is read.
    static Optional<String> note(ByteBuffer file, ImageFormat format) throws Damage {
        return switch (format) {
            case GIF -> first(GifHeader.read(file).frames(), "frames");
            case WEBP -> first(WebpHeader.read(file).frames(), "frames");
            case TIFF -> first(TiffHeader.read(file).pages(), "pages");
            case PNG, JPEG, BMP, PNM, OTHER -> Optional.empty();
        };
    }

    static Optional<String> first(int n, String things) {
        return n > 1 ? Optional.of("the first of " + n + " " + things) : Optional.empty();
    }
}
