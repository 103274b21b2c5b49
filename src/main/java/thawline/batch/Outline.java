package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.io.ImageFormat;

/// What a job has before it: every picture with what is written for it, by name. Nothing is written yet.
///
/// @param in the input folder, or the folder of the one input, by its real path
public record Outline(Path in, Place place, List<Item> items, Findings findings) {

    /// What was met on the way.
    ///
    /// @param failures inputs that cannot even be tried
    /// @param notes what a person should know, besides what was left out
    public record Findings(List<Failure> failures, List<String> notes, Left left) {

        public Findings {
            failures = List.copyOf(failures);
            notes = List.copyOf(notes);
        }
    }

    /// Throws [IllegalArgumentException] where the job cannot be as it was asked for: nothing to read, no
    /// place to write, or results that would land on one another or on sources.
    public static Outline of(Selection selection, Naming naming, Path out) throws IOException {
        Path in = selection.in();
        if (!Files.exists(in)) {
            throw new IllegalArgumentException(in + " is not there; give a picture or a folder of pictures");
        }
        Place place = Place.of(in, out);
        Outline outline = Files.isDirectory(in) ? ofFolder(selection, naming, place) : ofFile(in, naming, place);
        new Clashes(place.folder(), naming.own()).refuse(outline.items);
        return outline;
    }

    private static Outline ofFolder(Selection selection, Naming naming, Place place) throws IOException {
        Path root = selection.in().toRealPath();
        Walk walk = new Walk(selection, root, place.folder()).run();
        List<Item> items = new ArrayList<>();
        List<Failure> failures = new ArrayList<>(walk.failures());
        for (Found found : walk.found()) {
            add(naming.item(found), items, failures);
        }
        failures.sort((a, b) -> Names.ORDER.compare(a.file(), b.file()));
        return new Outline(root, place, List.copyOf(items), new Findings(failures, walk.notes(), walk.left()));
    }

    /// Whatever it is called: the user asked for it.
    private static Outline ofFile(Path in, Naming naming, Place place) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(in, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IllegalArgumentException(in + " is a pipe, socket or device; give a file or a folder");
        }
        Path folder = in.toAbsolutePath().getParent().toRealPath();
        Path file = folder.resolve(in.getFileName());
        String name = in.getFileName().toString();
        List<Item> items = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        try {
            Optional<ImageFormat> content = attributes.size() == 0 ? Optional.empty() : ImageFormat.begun(file);
            Found found = new Found(file, name, content, Keys.of(file, attributes));
            add(
                    place.single().isPresent()
                            ? naming.item(found, place.single().get())
                            : naming.item(found),
                    items,
                    failures);
        } catch (IOException unreadable) {
            failures.add(new Failure(name, Reasons.of(unreadable)));
        }
        return new Outline(folder, place, List.copyOf(items), new Findings(failures, List.of(), Left.NOTHING));
    }

    private static void add(Item item, List<Item> items, List<Failure> failures) {
        Optional<String> tooLong =
                item.outputs().stream().filter(Names::isTooLong).findFirst();
        if (tooLong.isPresent()) {
            failures.add(new Failure(
                    item.name(),
                    "its result would have a name of more than " + Names.LONGEST + " bytes; give a shorter one"));
        } else {
            items.add(item);
        }
    }

    /// Where one of an item's outputs is written.
    public Path path(String output) {
        return place.folder().resolve(output);
    }
}
