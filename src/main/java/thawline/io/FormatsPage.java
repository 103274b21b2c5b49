package thawline.io;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.tensor.Samples.Depth;

/// The formats of picture files as the page `docs/formats.md`: what is read and written, and by whom.
public final class FormatsPage {

    private static final String HEAD = """
        # Picture files

        What a file is, its content says; a name that says otherwise is a note. What is written, the name says. This page
        is made of the tables in the code (`./thawline formats --markdown > docs/formats.md`); `FormatsPageTest` compares
        both. `./thawline formats` lists what the class path here has.

        ## Read

        Samples keep their bits: up to 8 become 8 (a sample of 4 bits times 17, and so on), up to 16 become 16, floats
        stay floats. 16 bits are never cut to 8. Palettes are written out. Alpha is kept beside the colours and is not
        filtered.

        """;

    private static final String TAIL = """

        Formats without loss have the same pixels in every reader, with OpenCV or without (`FormatReadingTest`,
        `TiffReadingTest`). Where there is loss, readers differ:

        - JPEG: grey and the luma of colour are the same to the bit; red, green and blue are within 1 or 2 where OpenCV
          smooths what was subsampled. A pipeline that begins with `gray` gets the luma as the file keeps it.
        - WebP with loss: without OpenCV pixels are 1 to 2 off on average, up to some 50 at sharp edges of colour.

        OpenCV reads damaged JPEG data up to the end marker and says nothing; the JDK's reader refuses it. `--reader jdk`
        is slower and stricter. Both refuse a file that is cut off.

        OpenCV is not used for other formats, since it is wrong there without a word: it mixes up planar TIFF of 16 bits
        and of floats, leaves white-is-zero of 16 bits negative, multiplies alpha in or drops it, and paints clear GIF
        pixels. TwelveMonkeys takes samples of 12 bits for 16, the JDK takes CMYK of 16 bits for
        RGB with alpha; each kind of TIFF goes to a reader that is right.

        ## What every reader keeps to

        - **Limits.** 100 megapixels, 1 GiB and 30 s a file: `--max-megapixels`, `--max-file-size`, `--timeout`. Size and
          pixels are known from the header before memory is taken (`LimitsTest`). The clock is in the stream that a Java
          reader reads from; OpenCV cannot be stopped, so a JPEG of very many scans goes to the JDK's reader, and one of
          more than 1000 is refused.
        - **Files that are cut off** are failures in every format, by their structure before they are decoded
          (`TruncationTest`). `--accept-truncated` reads them as far as they go, with a note; of WebP nothing is left then.
          A PNG's checksums are checked.
        - **EXIF orientation** (JPEG, PNG, TIFF, WebP) is applied to pixels and alpha, with a note; `--no-auto-orient`
          leaves pixels as they lie (`OrientationTest`). No metadata are written.
        - **Colour profiles** are neither applied nor kept: the numbers are those of the file. The exception is CMYK (JPEG,
          TIFF), which is converted with a note: by its embedded profile, or without one by r = (1 − c)(1 − k).
        - **Several pictures in a file** (frames of GIF and WebP, pages of TIFF): the first is read, and a note says of how
          many. A GIF's first frame lies on its screen; what it leaves free is clear.
        - **Refused in words**: JPEG of 12 bits, lossless, hierarchical, of 2 or more than 4 components; TIFF of signed or
          32-bit whole numbers, Lab, camera raw, more than one channel besides the colours; BMP of OS/2 2.

        ## Plug-ins

        Every `javax.imageio` plug-in on the class path is asked for a format that nobody here knows, and for kinds of a
        format that are refused above. `THAWLINE_CLASSPATH` holds jars and folders that the launcher puts on the class
        path, apart as in `java -cp`:

        ```sh
        THAWLINE_CLASSPATH=psd-plugin.jar thawline batch drawings out -p 'gray | sobel'
        ```

        `--reader NAME` says who takes a file that several can read: `opencv`, `jdk`, `twelvemonkeys`, `imageio-ext`, or a
        part of a plug-in's class name. A file that the chosen one does not know, or is known to get wrong, is read as usual. A plug-in's pixels are
        taken as its arrays hold them, never through a colour space. `PluginTest` shows the pick-up, with a jar on the
        class path of a process of its own.

        **ImageIO-Ext** (`it.geosolutions.imageio…`) is not on Maven Central. It is picked up by its service files like any
        other plug-in when its jars are in `THAWLINE_CLASSPATH`, and `--reader imageio-ext` chooses it; the real jars are
        untested here. They may want `THAWLINE_JAVA_OPTS='--add-opens …'`, as their own documentation says.
        """;

    /// What one format is read by, and what a user should know.
    private record Reading(ImageFormat format, String usual, String others, String kinds) {}

    private static final List<Reading> READING = List.of(
            new Reading(
                    ImageFormat.PNG,
                    "OpenCV (grey with alpha: JDK)",
                    "JDK",
                    "grey, colour, palette, 1 … 16 bits, alpha, interlaced; of APNG the first frame"),
            new Reading(
                    ImageFormat.JPEG,
                    "OpenCV (CMYK: JDK)",
                    "JDK, TwelveMonkeys",
                    "8 bits; baseline and progressive; grey, YCbCr, RGB, CMYK, YCCK; arithmetic coding with OpenCV"
                            + " only"),
            new Reading(
                    ImageFormat.GIF, "JDK", "–", "palettes, grey where all their colours are, clear pixels as alpha"),
            new Reading(
                    ImageFormat.BMP,
                    "JDK",
                    "–",
                    "1, 4, 8, 16, 24, 32 bits a pixel, run lengths, bit fields; alpha of versions 3 to 5 unless it is"
                            + " all 0"),
            new Reading(
                    ImageFormat.TIFF,
                    "TwelveMonkeys (3, 5 … 7 and 9 … 15 bits: JDK)",
                    "JDK",
                    "1 … 16 bits, floats of 16, 32 and 64 bits; grey, palette, RGB, YCbCr, CMYK; strips, tiles,"
                            + " planes; alpha, also multiplied in; BigTIFF"),
            new Reading(
                    ImageFormat.WEBP,
                    "OpenCV (without it TwelveMonkeys)",
                    "TwelveMonkeys",
                    "with and without loss, alpha"),
            new Reading(
                    ImageFormat.PNM,
                    "Thawline",
                    "–",
                    "PBM, PGM, PPM as text and binary (P1 … P6) up to 16 bits, PAM with alpha, PFM floats"),
            new Reading(ImageFormat.OTHER, "any plug-in that claims the content", "–", "whatever it reads"));

    private FormatsPage() {}

    public static String markdown() {
        return HEAD
                + table(
                        "| format | usual reader | also by | kinds |\n|---|---|---|---|\n",
                        READING.stream().map(FormatsPage::row))
                + "\n## Written\n\n"
                + table(
                        "| ending | channels | samples | alpha |\n|---|---|---|---|\n",
                        Arrays.stream(OutputFormat.values()).map(FormatsPage::row))
                + "\n## How readers differ\n"
                + TAIL;
    }

    /// A line a format, and the readers that are here.
    public static String plain() {
        String formats = READING.stream()
                .map(r -> "  %-14s %s%n    %s%n".formatted(title(r.format), r.usual, r.kinds))
                .collect(Collectors.joining());
        return "Read\n" + formats + "Written\n  " + OutputFormat.list() + "\nReaders here\n"
                + Decoders.here().stream().map(name -> "  " + name + "\n").collect(Collectors.joining());
    }

    private static String table(String head, Stream<String> rows) {
        return head + rows.collect(Collectors.joining());
    }

    private static String title(ImageFormat format) {
        return format == ImageFormat.OTHER ? "others" : format.toString();
    }

    private static String row(Reading r) {
        return "| " + title(r.format) + " | " + r.usual + " | " + r.others + " | " + r.kinds + " |\n";
    }

    private static String row(OutputFormat f) {
        String endings = f.endings().stream().map(e -> "`." + e + "`").collect(Collectors.joining(", "));
        String channels = f.holds(1) && f.holds(3) ? "grey, colour" : f.holds(1) ? "grey" : "colour";
        String depths = f == OutputFormat.PBM
                ? "black and white"
                : Stream.of(Depth.U8, Depth.U16, Depth.F32)
                        .filter(f::holds)
                        .map(d -> d == Depth.F32 ? "float" : d.bits() + " bit")
                        .collect(Collectors.joining(", "));
        return "| " + endings + " | " + channels + " | " + depths + " | " + (f.holdsAlpha() ? "yes" : "no") + " |\n";
    }
}
