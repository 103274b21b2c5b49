package thawline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import thawline.io.PictureInfo.Kind;
import thawline.io.ReadOptions.Truncation;

/// Who reads what: OpenCV, the JDK, TwelveMonkeys, and every other `javax.imageio` plug-in on the class path.
final class Decoders {
    static final String OPENCV = "opencv";

    private static final String JDK = "com.sun.imageio.";
    static final String TWELVE_MONKEYS = "com.twelvemonkeys.";
    private static final String IMAGEIO_EXT = "it.geosolutions.";

    private Decoders() {}

    /// Throws [IllegalArgumentException] with what there is.
    static void requireKnown(String reader) {
        boolean known = reader.equals(OPENCV) || plugins().anyMatch(named(reader));
        if (!known) {
            List<String> others = plugins()
                    .filter(Decoders::isForeign)
                    .map(spi -> spi.getClass().getName())
                    .toList();
            throw new IllegalArgumentException("no reader is called " + reader + "; there are " + OPENCV
                    + ", jdk and twelvemonkeys, imageio-ext where its jars are on the class path, "
                    + (others.isEmpty()
                            ? "and plug-ins by their class's name"
                            : "and these plug-ins by a part of their name: " + String.join(", ", others)));
        }
    }

    /// The names of all readers here.
    static List<String> here() {
        Stream<String> openCv = Natives.missing().isEmpty() ? Stream.of(OPENCV) : Stream.empty();
        return Stream.concat(openCv, plugins().map(spi -> spi.getClass().getName()))
                .toList();
    }

    /// Of a whole file, or of one that was cut off: OpenCV does not say how far it got.
    static Decoder of(Content content, PictureInfo info, ReadOptions options, Codec codec) throws IOException {
        ByteBuffer file = content.bytes();
        boolean fits = OpenCvDecoder.reads(file, info); // asked in any case: it refuses what would never end
        Optional<Decoder> openCv = fits && codec instanceof OpenCvCodec(var spare) && !content.acceptsLess()
                ? Optional.of(new OpenCvDecoder(spare))
                : Optional.empty();
        if (options.reader().isPresent()) {
            String name = options.reader().get();
            if (openCv.isPresent() && name.equals(OPENCV)) {
                return openCv.get();
            }
            Optional<Decoder> chosen = claiming(content, named(name))
                    .filter(spi -> isRight(spi, info))
                    .findFirst()
                    .map(PluginDecoder::new);
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
        if (info.format() == ImageFormat.PNM) {
            return new PnmDecoder();
        }
        return openCv.isPresent() ? openCv.get() : new PluginDecoder(usual(content, info));
    }

    /// TwelveMonkeys does not scale odd bits up, and passes over colour profiles of CMYK that it dislikes; the JDK
    /// takes CMYK of 16 bits for RGB with alpha.
    private static boolean isRight(ImageReaderSpi spi, PictureInfo info) {
        boolean cmyk = info.coding().kind() == Kind.CMYK;
        int bits = info.bits();
        return switch (info.format()) {
            case JPEG -> isJdk(spi) || isForeign(spi) || !cmyk;
            case TIFF -> isJdk(spi) ? !cmyk || bits <= 8 : isForeign(spi) || TiffHeader.isUsual(bits);
            default -> true;
        };
    }

    private static ImageReaderSpi usual(Content content, PictureInfo info) throws IOException {
        if (info.format() == ImageFormat.JPEG
                && JpegHeader.read(content.bytes()).isArithmetic()) {
            throw new Damage("an arithmetic-coded JPEG needs OpenCV, which "
                    + (content.acceptsLess() ? "reads whole files only" : "is missing or was not chosen")
                    + "; save it as an ordinary JPEG");
        }
        String name = switch (info.format()) {
            case PNG -> JDK + "plugins.png";
            case GIF -> JDK + "plugins.gif";
            case BMP -> JDK + "plugins.bmp";
            case JPEG -> JDK + "plugins.jpeg";
            case TIFF -> TiffHeader.isUsual(info.bits()) ? TWELVE_MONKEYS : JDK + "plugins.tiff";
            case WEBP -> TWELVE_MONKEYS;
            case PNM, OTHER -> "";
        };
        return claiming(content, spi -> spi.getClass().getName().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new Damage("no reader is here for this " + info.format()));
    }

    /// The plug-in that knows what nobody else does; the project's own come last.
    static Optional<ImageReaderSpi> foreign(Content content, ReadOptions options) {
        Predicate<ImageReaderSpi> wanted = options.reader().map(Decoders::named).orElse(any -> false);
        List<ImageReaderSpi> all = claiming(content, any -> true).toList();
        return Stream.of(all.stream().filter(wanted), all.stream().filter(Decoders::isForeign), all.stream())
                .flatMap(s -> s)
                .findFirst();
    }

    /// Whether any plug-in knows the file by its content.
    static boolean isClaimed(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            long size = Math.min(in.size(), Integer.MAX_VALUE);
            ByteBuffer bytes =
                    in.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            var content = new Content(bytes, new Deadline(Limits.DEFAULT.time()), Truncation.REFUSE);
            return size > 0 && claiming(content, any -> true).findAny().isPresent();
        }
    }

    static boolean isForeign(ImageReaderSpi spi) {
        String name = spi.getClass().getName();
        return !name.startsWith(JDK) && !name.startsWith(TWELVE_MONKEYS);
    }

    static boolean isJdk(ImageReaderSpi spi) {
        return spi.getClass().getName().startsWith(JDK);
    }

    private static Predicate<ImageReaderSpi> named(String reader) {
        return switch (reader) {
            case "jdk" -> Decoders::isJdk;
            case "twelvemonkeys" -> spi -> spi.getClass().getName().startsWith(TWELVE_MONKEYS);
            case "imageio-ext" -> spi -> spi.getClass().getName().startsWith(IMAGEIO_EXT);
            default ->
                spi -> spi.getClass().getName().toLowerCase(Locale.ROOT).contains(reader.toLowerCase(Locale.ROOT));
        };
    }

    private static Stream<ImageReaderSpi> claiming(Content content, Predicate<ImageReaderSpi> wanted) {
        return plugins().filter(wanted).filter(spi -> claims(spi, content));
    }

    /// A plug-in that fails at the question does not know the file.
    private static boolean claims(ImageReaderSpi spi, Content content) {
        try (ImageInputStream in = content.stream()) {
            return spi.canDecodeInput(in);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError unfit) {
            return false;
        }
    }

    /// The registry must not change while it is walked through.
    private static synchronized Stream<ImageReaderSpi> plugins() {
        List<ImageReaderSpi> all = new ArrayList<>();
        Iterator<ImageReaderSpi> each =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        each.forEachRemaining(all::add);
        return all.stream();
    }
}
