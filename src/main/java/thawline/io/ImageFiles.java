package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

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
            return codec.decode(bytes, header, as);
        } catch (Damage damage) {
            throw new ImageFormatException(file, damage.getMessage(), damage);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError fault) {
            throw new ImageFormatException(file, "its content is damaged (" + reason(fault) + ")", fault);
        } catch (OutOfMemoryError full) {
            throw new ImageFormatException(file, "there is not enough memory for this picture", full);
        }
    }

    private static String reason(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    static PictureInfo info(ByteBuffer bytes) throws Damage {
        ImageFormat format = ImageFormat.begun(bytes)
                .orElseThrow(() ->
                        new Damage("is no picture that can be read; " + ImageFormat.SUPPORTED + " are supported"));
        return switch (format) {
            case PNG -> PngHeader.read(bytes);
            case JPEG -> JpegHeader.read(bytes);
            case GIF, BMP, TIFF, WEBP, PNM, OTHER -> throw new Damage(format + " cannot be read yet");
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
        write(file, Picture.of(pixels, ImageFormat.ofName(file)), existing);
    }

    /// The name's ending decides the format, not the picture's.
    public void write(Path file, Picture picture, Existing existing) throws IOException {
        ImageFormat format = ImageFormat.ofName(file);
        requireWritable(file, picture, format);
        var named = new Picture(picture.pixels(), picture.alpha(), Origin.of(format, picture.bits()));
        Draft.write(file, existing, out -> {
            try {
                codec.encode(named, out);
            } catch (RuntimeException | LinkageError fault) {
                throw new ImageFormatException(file, "cannot be written (" + reason(fault) + ")", fault);
            }
        });
    }

    private static void requireWritable(Path file, Picture picture, ImageFormat format) throws ImageFormatException {
        if (format != ImageFormat.PNG && format != ImageFormat.JPEG) {
            throw new ImageFormatException(file, format + " cannot be written yet; end it in .png, .jpg or .jpeg");
        }
        Samples s = picture.pixels();
        if (s.channels() != 1 && s.channels() != 3) {
            throw new ImageFormatException(
                    file,
                    "a picture file has 1 channel (grey) or 3 (colour), but there are " + s.channels()
                            + "; choose some with channel(i)");
        }
        if (s.depth() == Depth.S16 || s.depth() == Depth.F32) {
            throw new ImageFormatException(file, format + " has no " + s.depth() + " samples; make them U8 or U16");
        }
        if (format == ImageFormat.JPEG && s.depth() == Depth.U16) {
            throw new ImageFormatException(file, "JPEG has 8 bits and would lose half of 16; write a PNG");
        }
        if (format == ImageFormat.JPEG && picture.alpha().isPresent()) {
            throw new ImageFormatException(file, "JPEG has no alpha; write a PNG, or drop alpha with opaque()");
        }
    }
}
