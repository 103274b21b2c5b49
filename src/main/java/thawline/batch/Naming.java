package thawline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import thawline.io.ImageFormat;
import thawline.io.OutputFormat;
import thawline.tensor.Samples.Depth;

/// What results are called. Folders stay as they are, and so do names, unless the template, a format or the
/// ending asks for another one.
///
/// @param companions endings that are put behind a result's whole name for what is written beside it
/// @param own files that the job writes for all of its pictures; no result may take their place
public record Naming(Product product, Template template, List<String> companions, Set<String> own) {

    public Naming {
        companions = List.copyOf(companions);
        own = Set.copyOf(own);
    }

    /// Pictures that keep their names.
    public static Naming same() {
        return new Naming(new Product.Picture(Optional.empty(), Optional.empty()), Template.SAME, List.of(), Set.of());
    }

    Item item(Found found) {
        int slash = found.name().lastIndexOf('/') + 1;
        String name = found.name().substring(slash);
        boolean known = ImageFormat.named(Path.of(name)).isPresent();
        int dot = known ? name.lastIndexOf('.') : name.length();
        String ending = name.substring(dot);
        List<String> notes = new ArrayList<>();
        String wanted = switch (product) {
            case Product.Picture(var format, var depth, var planes)
            when format.isPresent() -> asked(format.get(), ending);
            case Product.Picture picture -> kept(found, picture, ending, notes);
            case Product.Table(var behind) -> ending + behind;
            case Product.Nothing() -> ending;
        };
        noteContent(found, notes);
        String made = template.apply(name.substring(0, dot), ending.isEmpty() ? "" : ending.substring(1));
        return item(found, found.name().substring(0, slash) + made + wanted, notes);
    }

    /// For a result whose place the user named.
    Item item(Found found, String output) {
        switch (product) {
            case Product.Picture picture -> requireWritable(output);
            case Product.Table(var ending) -> requireEnding(output, ending);
            case Product.Nothing() -> {}
        }
        List<String> notes = new ArrayList<>();
        noteContent(found, notes);
        return item(found, output, notes);
    }

    private Item item(Found found, String output, List<String> notes) {
        List<String> outputs = new ArrayList<>();
        if (!(product instanceof Product.Nothing)) {
            outputs.add(output);
        }
        for (String companion : companions) {
            outputs.add(output + companion);
        }
        return new Item(found, output, outputs, notes);
    }

    /// `.jpeg` is as good as `.jpg`.
    private static String asked(OutputFormat format, String ending) {
        return written(ending).filter(format::equals).isPresent() ? ending : ending(format);
    }

    /// The name's own ending where such a file can be written and holds the result.
    private static String kept(Found found, Product.Picture picture, String ending, List<String> notes) {
        Optional<Depth> depth = picture.depth();
        Optional<OutputFormat> said = written(ending);
        OutputFormat other = OutputFormat.holding(depth.orElse(Depth.U8));
        Optional<String> lack = said.flatMap(format -> lack(format, picture));
        if (lack.isPresent()) {
            notes.add(lack.get() + "; the result is a " + other);
            return ending(other);
        }
        if (said.isPresent()) {
            return ending;
        }
        Optional<ImageFormat> read = ImageFormat.named(Path.of("x" + ending));
        if (read.isPresent()) {
            notes.add(read.get() + " files are read but not written; the result is a " + other);
            return ending(other);
        }
        OutputFormat alike = found.content()
                .flatMap(content -> written(content.ending()))
                .filter(format -> format.holds(depth.orElse(Depth.U8)))
                .orElse(other);
        notes.add("its name says no format; the result is a " + alike);
        return ending(alike);
    }

    /// What a format does not hold of a result.
    private static Optional<String> lack(OutputFormat format, Product.Picture picture) {
        if (picture.depth().filter(depth -> !format.holds(depth)).isPresent()) {
            return Optional.of(format
                    + (format.holds(Depth.F32)
                            ? " holds floats only"
                            : format.holds(Depth.U16)
                                    ? " has 8 or 16 bits a sample, no floats"
                                    : " has 8 bits a sample"));
        }
        if (format == OutputFormat.PBM) {
            return Optional.of("a PBM holds only black and white");
        }
        return picture.planes().isPresent() && !format.holds(picture.planes().getAsInt())
                ? Optional.of("a " + format + " holds no colour")
                : Optional.empty();
    }

    private static Optional<OutputFormat> written(String ending) {
        return OutputFormat.named(Path.of("x" + ending));
    }

    private static String ending(OutputFormat format) {
        return "." + format.endings().getFirst();
    }

    private static void noteContent(Found found, List<String> notes) {
        Optional<ImageFormat> said = ImageFormat.named(Path.of(found.name()));
        if (said.isPresent() && found.content().isPresent() && !said.equals(found.content())) {
            notes.add(
                    "is called " + said.get() + " but holds " + found.content().get());
        }
    }

    private static void requireEnding(String output, String ending) {
        if (!output.toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new IllegalArgumentException("corners are a list, not a picture: end " + output + " in " + ending
                    + ", or the pipeline in | mark");
        }
    }

    private static void requireWritable(String output) {
        if (OutputFormat.named(Path.of(output)).isEmpty()) {
            throw new IllegalArgumentException(ImageFormat.named(Path.of(output))
                    .map(format -> format + " files are read but not written; end " + output + " in .png")
                    .orElse("the name " + output + " says no format that can be written; end it in one of "
                            + OutputFormat.list()));
        }
    }
}
