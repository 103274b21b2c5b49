package thawline.io;

import static java.util.stream.Collectors.joining;
import static thawline.tensor.Samples.Depth.F32;
import static thawline.tensor.Samples.Depth.U16;
import static thawline.tensor.Samples.Depth.U8;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import thawline.tensor.Samples.Depth;

/// What a picture file of a given name is written as, and what such a file can hold. The five kinds of PNM
/// are one format to a reader, but each has its own name and holds something else.
public enum OutputFormat {
    PNG(ImageFormat.PNG, Colour.BOTH, Alpha.YES, Set.of(U8, U16), "png"),
    JPEG(ImageFormat.JPEG, Colour.BOTH, Alpha.NO, Set.of(U8), "jpg", "jpeg"),
    BMP(ImageFormat.BMP, Colour.BOTH, Alpha.NO, Set.of(U8), "bmp"),
    TIFF(ImageFormat.TIFF, Colour.BOTH, Alpha.YES, Set.of(U8, U16, F32), "tif", "tiff"),
    /// Black and white only: a mask of 0 and 255.
    PBM(ImageFormat.PNM, Colour.GREY, Alpha.NO, Set.of(U8, U16), "pbm"),
    PGM(ImageFormat.PNM, Colour.GREY, Alpha.NO, Set.of(U8, U16), "pgm"),
    /// Colour; grey is written as three equal channels.
    PPM(ImageFormat.PNM, Colour.BOTH, Alpha.NO, Set.of(U8, U16), "ppm"),
    /// PGM or PPM, by the number of channels.
    PNM(ImageFormat.PNM, Colour.BOTH, Alpha.NO, Set.of(U8, U16), "pnm"),
    PAM(ImageFormat.PNM, Colour.BOTH, Alpha.YES, Set.of(U8, U16), "pam"),
    PFM(ImageFormat.PNM, Colour.BOTH, Alpha.NO, Set.of(F32), "pfm");

    private enum Colour {
        GREY,
        BOTH
    }

    private enum Alpha {
        YES,
        NO
    }

    private final ImageFormat format;
    private final Colour colour;
    private final Alpha alpha;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Depth> depths;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    OutputFormat(ImageFormat format, Colour colour, Alpha alpha, Set<Depth> depths, String... endings) {
        this.format = format;
        this.colour = colour;
        this.alpha = alpha;
        this.depths = depths;
        this.endings = List.of(endings);
    }

    /// What a file of this name is written as; nothing where its ending is none of those known here.
    public static Optional<OutputFormat> named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return of(name.substring(name.lastIndexOf('.') + 1)).filter(f -> name.contains("."));
    }

    /// By an ending without its dot, such as `jpg`.
    public static Optional<OutputFormat> of(String ending) {
        return Arrays.stream(values())
                .filter(f -> f.endings.contains(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// What such a file is to a reader.
    public ImageFormat format() {
        return format;
    }

    /// The endings of its names without the dot, the usual one first.
    public List<String> endings() {
        return endings;
    }

    /// Whether samples of this depth are kept as they are.
    public boolean holds(Depth depth) {
        return depths.contains(depth);
    }

    /// Whether pictures of 1 (grey) or 3 channels (colour) can be written.
    public boolean holds(int channels) {
        return channels == 1 || (channels == 3 && colour == Colour.BOTH);
    }

    public boolean holdsAlpha() {
        return alpha == Alpha.YES;
    }

    /// The depth that keeps everything: the given one, or the next wider that the format has. Nothing where
    /// all that it has is narrower.
    public Optional<Depth> widened(Depth depth) {
        return switch (depth) {
            case U8 -> first(U8, U16, F32);
            case U16 -> first(U16, F32);
            case S16, F32 -> first(F32);
        };
    }

    private Optional<Depth> first(Depth... wanted) {
        return Arrays.stream(wanted).filter(this::holds).findFirst();
    }

    /// The format that can hold what this one cannot: PNG for integers, TIFF for floats.
    public static OutputFormat holding(Depth depth) {
        return PNG.holds(depth) ? PNG : TIFF;
    }

    /// `.png, .jpg, …`
    public static String list() {
        return Arrays.stream(values()).flatMap(f -> f.endings.stream()).collect(joining(", .", ".", ""));
    }
}
