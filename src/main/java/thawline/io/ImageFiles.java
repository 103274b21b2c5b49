package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import thawline.tensor.Samples;

/// Reads and writes PNG (8 and 16 bit; fewer bits and palettes are written out) and JPEG (8 bit) files.
///
/// The content of a file decides what it is, not its name. Its header is read first, and a picture of more
/// pixels than the budget is refused before memory is taken. Whatever goes wrong in a decoder becomes an
/// [ImageFormatException] that names the file; other [IOException]s are about the disk.
///
/// @param codec what decodes and encodes
public record ImageFiles(Codec codec, ReadOptions options) {

    /// The fastest codec here, and the usual limits.
    public static ImageFiles best() {
        return new ImageFiles(Codec.best(), ReadOptions.DEFAULT);
    }

    /// Without OpenCV: the same on every machine.
    public static ImageFiles jdk() {
        return new ImageFiles(Codec.jdk(), ReadOptions.DEFAULT);
    }

    public ImageFiles with(ReadOptions other) {
        return new ImageFiles(codec, other);
    }

    /// Loads a file and looks at its header.
    public PictureFile open(Path file) throws IOException {
        return PictureFile.open(file, this);
    }

    public Picture read(Path file) throws IOException {
        return read(file, ReadAs.STORED);
    }

    public Picture read(Path file, ReadAs as) throws IOException {
        try (PictureFile open = open(file)) {
            return open.read(as);
        }
    }

    Picture decode(Path file, ByteBuffer bytes, PictureInfo header, ReadAs as) throws IOException {
        try {
            if (header.pixels() > options.limits().pixels()) {
                throw new Damage(header.width() + " × " + header.height() + " pixels are more than the "
                        + options.limits().pixels() + " that are allowed; raise --max-megapixels");
            }
            requireWhole(bytes, header);
            return header.format() == ImageFormat.PNM
                    ? Pnm.decode(bytes, options.truncation())
                    : codec.decode(bytes, header, as);
        } catch (Damage damage) {
            throw new ImageFormatException(file, damage.getMessage(), damage);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError fault) {
            throw new ImageFormatException(file, "its content is damaged (" + reason(fault) + ")", fault);
        } catch (OutOfMemoryError full) {
            throw new ImageFormatException(file, "there is not enough memory for this picture", full);
        }
    }

    static String reason(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    static PictureInfo info(ByteBuffer bytes) throws Damage {
        ImageFormat format = ImageFormat.begun(bytes)
                .orElseThrow(() ->
                        new Damage("is no picture that can be read; " + ImageFormat.SUPPORTED + " are supported"));
        return switch (format) {
            case PNG -> PngHeader.read(bytes);
            case JPEG -> JpegHeader.read(bytes);
            case PNM -> Pnm.info(bytes);
            case GIF, BMP, TIFF, WEBP, OTHER -> throw new Damage(format + " cannot be read yet");
        };
    }

    private static void requireWhole(ByteBuffer bytes, PictureInfo header) throws Damage {
        switch (header.format()) {
            case PNG -> PngHeader.requireWhole(bytes);
            case JPEG -> JpegHeader.requireWhole(bytes);
            case GIF, BMP, TIFF, WEBP, PNM, OTHER -> {}
        }
    }

    /// The name's ending decides the format.
    public void write(Path file, Samples pixels, Existing existing) throws IOException {
        write(file, Picture.of(pixels, ImageFormat.PNG), existing);
    }

    public void write(Path file, Picture picture, Existing existing) throws IOException {
        write(file, picture, WriteOptions.DEFAULT, existing);
    }

    /// The name's ending decides the format, not the picture's; see [OutputFormat] for what each can hold. A
    /// picture that would lose something is refused.
    public void write(Path file, Picture picture, WriteOptions how, Existing existing) throws IOException {
        Draft.write(file, existing, out -> new PictureWriter(codec, how).write(file, picture, out));
    }

    /// Into a draft, whose target's name decides the format.
    public void write(Draft draft, Picture picture, WriteOptions how) throws IOException {
        new PictureWriter(codec, how).write(draft.target(), picture, draft.channel());
    }
}
