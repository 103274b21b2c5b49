package thawline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
/// @param budget the largest number of pixels (width × height) that is read
public record ImageFiles(Codec codec, long budget) {

    /// 100 megapixels of 2^20, so that 10,240 × 10,240 is read.
    public static final long BUDGET = 100L << 20;

    /// The fastest codec here, and the usual budget.
    public static ImageFiles best() {
        return new ImageFiles(Codec.best(), BUDGET);
    }

    public ImageFiles withBudget(long pixels) {
        return new ImageFiles(codec, pixels);
    }

    public Picture read(Path file) throws IOException {
        return read(file, ReadAs.STORED);
    }

    public Picture read(Path file, ReadAs as) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return decode(file, load(file, arena), as);
        } catch (Damage damage) {
            throw new ImageFormatException(file, damage.getMessage(), damage);
        }
    }

    private Picture decode(Path file, ByteBuffer bytes, ReadAs as) throws IOException {
        try {
            Header header = header(bytes);
            if (header.pixels() > budget) {
                throw new Damage(header.width() + " × " + header.height() + " pixels are more than the " + budget
                        + " that are allowed; raise the budget or cut the picture");
            }
            requireWhole(bytes, header);
            return codec.decode(bytes, header, as);
        } catch (Damage damage) {
            throw damage;
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError fault) {
            throw new ImageFormatException(file, "its content is damaged (" + reason(fault) + ")", fault);
        } catch (OutOfMemoryError full) {
            throw new ImageFormatException(file, "there is not enough memory for this picture", full);
        }
    }

    private static String reason(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    /// Outside the heap, where both codecs can read it, and given back as soon as the pixels are decoded.
    private static ByteBuffer load(Path file, Arena arena) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Damage("is a folder, not a picture file");
        }
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            if (size == 0) {
                throw new Damage("the file is empty");
            }
            if (size > Integer.MAX_VALUE) {
                throw new Damage("the file is larger than 2 GB, which is not supported");
            }
            ByteBuffer bytes = arena.allocate(size).asByteBuffer();
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // a file that shrinks meanwhile is found to be cut off
            }
            return bytes.flip();
        }
    }

    private static Header header(ByteBuffer bytes) throws Damage {
        ImageFormat format = ImageFormat.begun(bytes)
                .orElseThrow(() ->
                        new Damage("is no picture that can be read; " + ImageFormat.SUPPORTED + " are supported"));
        return switch (format) {
            case PNG -> PngHeader.read(bytes);
            case JPEG -> JpegHeader.read(bytes);
        };
    }

    private static void requireWhole(ByteBuffer bytes, Header header) throws Damage {
        switch (header.format()) {
            case PNG -> PngHeader.requireWhole(bytes);
            case JPEG -> JpegHeader.requireWhole(bytes);
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
        var named = new Picture(picture.pixels(), picture.alpha(), format, picture.bits());
        Draft.write(file, existing, out -> {
            try {
                codec.encode(named, out);
            } catch (RuntimeException | LinkageError fault) {
                throw new ImageFormatException(file, "cannot be written (" + reason(fault) + ")", fault);
            }
        });
    }

    private static void requireWritable(Path file, Picture picture, ImageFormat format) throws ImageFormatException {
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
