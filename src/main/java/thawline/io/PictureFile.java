package thawline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.imageio.spi.ImageReaderSpi;
import thawline.io.ReadOptions.Orientation;
import thawline.io.ReadOptions.Truncation;
import thawline.tensor.Shape;

/// A picture file that was loaded and looked at, but not decoded yet. Its bytes are held until it is closed,
/// so the hash is of the very bytes that are decoded.
public final class PictureFile implements AutoCloseable {
    private final Path path;
    private final ImageFiles files;
    private final Arena arena;
    private final ByteBuffer bytes;
    private final PictureInfo info;

    /// What reads a format that is its own.
    private final Optional<ImageReaderSpi> plugin;

    private PictureFile(Path path, ImageFiles files, Arena arena) throws IOException {
        this.path = path;
        this.files = files;
        this.arena = arena;
        bytes = load(path, options().limits().bytes(), arena);
        Opened opened = open();
        info = opened.info;
        plugin = opened.plugin;
        long most = options().limits().pixels();
        if (info.pixels() > most) {
            throw new Damage(info.width() + " × " + info.height() + " pixels are more than the " + megapixels(most)
                    + " megapixels that are allowed; raise --max-megapixels");
        }
    }

    /// Of 2^20 pixels, as people give them.
    private static String megapixels(long pixels) {
        return new BigDecimal(pixels)
                .divide(new BigDecimal(1 << 20), new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private record Opened(PictureInfo info, Optional<ImageReaderSpi> plugin) {}

    static PictureFile open(Path path, ImageFiles files) throws IOException {
        Arena arena = Arena.ofShared();
        boolean open = false;
        try {
            PictureFile file = Faults.named(path, () -> new PictureFile(path, files, arena));
            open = true;
            return file;
        } finally {
            if (!open) {
                arena.close();
            }
        }
    }

    /// A plug-in is asked for what nobody else knows, and for kinds of known formats that nobody else supports.
    private Opened open() throws IOException {
        Optional<ImageFormat> format = ImageFormat.begun(bytes);
        if (format.isEmpty()) {
            return plugged(Decoders.foreign(content(), options()))
                    .orElseThrow(() ->
                            new Damage("is no picture that can be read; " + ImageFormat.SUPPORTED + " are supported"));
        }
        try {
            return new Opened(Headers.info(bytes, format.get()), Optional.empty());
        } catch (Damage unfit) {
            return plugged(Decoders.foreign(content(), options()).filter(Decoders::isForeign))
                    .orElseThrow(() -> unfit);
        }
    }

    private Optional<Opened> plugged(Optional<ImageReaderSpi> spi) throws IOException {
        return spi.isEmpty()
                ? Optional.empty()
                : Optional.of(new Opened(new PluginDecoder(spi.get()).info(content()), spi));
    }

    private ReadOptions options() {
        return files.options();
    }

    private Content content() {
        return content(Truncation.REFUSE);
    }

    private Content content(Truncation truncation) {
        return new Content(bytes.duplicate(), new Deadline(options().limits().time()), truncation);
    }

    public Path path() {
        return path;
    }

    public PictureInfo info() {
        return info;
    }

    /// What its pixels are when they are read so and stand upright, as far as the file says it.
    public Shape shape(ReadAs as) {
        int channels = info.isLuma(as) ? 1 : info.channels();
        boolean lies = options().orientation() == Orientation.AUTO
                && Upright.swapsSides(Exif.orientation(bytes, info.format()));
        return lies
                ? Shape.planes(channels, info.width(), info.height())
                : Shape.planes(channels, info.height(), info.width());
    }

    /// Of the file's bytes as they were when it was opened.
    public byte[] sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /// Decodes the pixels; may be called again, as with another [ReadAs].
    public Picture read(ReadAs as) throws IOException {
        Deadline deadline = new Deadline(options().limits().time());
        return Faults.named(path, deadline, () -> upright(decoded(deadline, as)));
    }

    private Picture decoded(Deadline deadline, ReadAs as) throws IOException {
        Optional<String> cut = cut();
        boolean unchecked = info.format() == ImageFormat.PNM || info.format() == ImageFormat.OTHER;
        var content = new Content(
                cut.isPresent() ? Headers.lengthened(bytes, info) : bytes.duplicate(),
                deadline,
                cut.isPresent() || unchecked ? options().truncation() : Truncation.REFUSE);
        Decoder decoder = plugin.isPresent()
                ? new PluginDecoder(plugin.get())
                : Decoders.of(content, info, options(), files.codec());
        Picture picture = decode(decoder, content, cut, as);
        Optional<String> more = Headers.note(bytes, info.format());
        if (more.isPresent()) {
            picture = picture.withNote(more.get());
        }
        return cut.isPresent() ? picture.withNote(cut.get() + "; read as far as it goes") : picture;
    }

    /// WebP's readers give all or nothing; what is missing may be metadata behind the pixels.
    private Picture decode(Decoder decoder, Content content, Optional<String> cut, ReadAs as) throws IOException {
        try {
            return decoder.decode(content, info, as);
        } catch (IOException | RuntimeException fault) {
            if (cut.isEmpty()
                    || info.format() != ImageFormat.WEBP
                    || content.deadline().passed()) {
                throw fault;
            }
            var all = new Damage.CutOff(cut.get() + "; no reader gives a part of a WebP picture");
            all.initCause(fault);
            throw all;
        }
    }

    private Optional<String> cut() throws Damage {
        try {
            Headers.requireWhole(bytes, info.format());
            return Optional.empty();
        } catch (Damage.CutOff cut) {
            if (options().truncation() == Truncation.REFUSE) {
                throw cut;
            }
            return Optional.of(cut.getMessage());
        }
    }

    private Picture upright(Picture picture) {
        return options().orientation() == Orientation.AUTO
                ? Upright.of(picture, Exif.orientation(bytes, info.format()))
                : picture;
    }

    /// Gives the file's bytes back.
    @Override
    public void close() {
        arena.close();
    }

    /// Outside the heap, where every decoder can read it.
    private static ByteBuffer load(Path file, long most, Arena arena) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Damage("is a folder, not a picture file");
        }
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            if (size == 0) {
                throw new Damage("the file is empty");
            }
            if (size > most) {
                throw new Damage("the file has " + size + " bytes, more than the " + most
                        + " that are allowed; raise --max-file-size");
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
}
