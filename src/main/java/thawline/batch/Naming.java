package thawline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.io.ImageFormat;
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
        Optional<ImageFormat> said = ImageFormat.named(Path.of(name));
        int dot = said.isPresent() ? name.lastIndexOf('.') : name.length();
        String stem = name.substring(0, dot);
        String ending = name.substring(dot);
        List<String> notes = new ArrayList<>();
        String wanted = switch (product) {
            case Product.Picture(var format, var depth) ->
                format.isPresent()
                        ? (format.equals(said) ? ending : format.get().ending())
                        : kept(found, depth, ending, notes);
            case Product.Table(var own) -> ending + own;
            case Product.Nothing() -> ending;
        };
        noteContent(found, said, notes);
        return item(
                found,
                found.name().substring(0, slash)
                        + template.apply(stem, ending.isEmpty() ? "" : ending.substring(1))
                        + wanted,
                notes);
    }

    /// For a result whose place the user named.
    Item item(Found found, String output) {
        if (product instanceof Product.Picture) {
            requireWritable(output);
        }
        List<String> notes = new ArrayList<>();
        noteContent(found, ImageFormat.named(Path.of(found.name())), notes);
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

    /// The name's own ending where such a file can be written.
    private static String kept(Found found, Optional<Depth> depth, String ending, List<String> notes) {
        Optional<ImageFormat> said = ImageFormat.named(Path.of("x" + ending));
        ImageFormat first =
                said.or(() -> found.content().filter(ImageFormat::writable)).orElse(ImageFormat.PNG);
        if (said.isEmpty()) {
            notes.add("its name says no format; the result is a " + first);
        }
        if (!first.writable()) {
            notes.add(first + " files are read but not written; the result is a " + holding(depth));
            return holding(depth).ending();
        }
        if (depth.isPresent() && !holds(first, ending, depth.get())) {
            notes.add(first + " does not hold " + depth.get() + " samples; the result is a " + holding(depth));
            return holding(depth).ending();
        }
        return said.isPresent() ? ending : first.ending();
    }

    private static ImageFormat holding(Optional<Depth> depth) {
        return depth.filter(d -> !holds(ImageFormat.PNG, ".png", d)).isPresent() ? ImageFormat.TIFF : ImageFormat.PNG;
    }

    private static boolean holds(ImageFormat format, String ending, Depth depth) {
        return switch (format) {
            case TIFF -> true;
            case PNG -> depth == Depth.U8 || depth == Depth.U16;
            case PNM -> ending.equalsIgnoreCase(".pfm") == (depth == Depth.F32);
            case JPEG, BMP, GIF, WEBP, OTHER -> depth == Depth.U8;
        };
    }

    private static void noteContent(Found found, Optional<ImageFormat> said, List<String> notes) {
        if (said.isPresent() && found.content().isPresent() && !said.equals(found.content())) {
            notes.add(
                    "is called " + said.get() + " but holds " + found.content().get());
        }
    }

    private static void requireWritable(String output) {
        Optional<ImageFormat> format = ImageFormat.named(Path.of(output));
        if (format.filter(ImageFormat::writable).isEmpty()) {
            throw new IllegalArgumentException(
                    format.map(f -> f + " files are read but not written; end " + output + " in .png")
                            .orElse("the name " + output + " says no format; end it in one such as .png"));
        }
    }
}
