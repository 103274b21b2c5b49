package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.batch.Entry.Source;
import thawline.batch.Entry.Written;

/// How a file was made.
///
/// @param command makes it again, as one line for a POSIX shell
/// @param notes what a person should know before
public record Replay(String command, List<String> notes) {

    /// Asks the journals of the folders around a file, its own first. Throws [IllegalArgumentException] where
    /// none of them knows it.
    ///
    /// @param version of the toolkit that would make it
    public static Replay of(Path file, String version) throws IOException {
        Path asked = file.toAbsolutePath().normalize();
        Path folder = asked.getParent();
        if (folder == null) {
            throw unknown(file);
        }
        Path path = Files.isDirectory(folder) ? folder.toRealPath().resolve(asked.getFileName()) : asked;
        for (Place place : places(path)) {
            Records records = Records.read(place.journal());
            String name = Names.of(place.folder().relativize(path));
            Optional<Entry> entry = records.writerOf(name);
            if (entry.isPresent()) {
                Replay replay = of(place, records, entry.get(), name);
                return replay.noting(otherVersion(records, entry.get(), version));
            }
        }
        throw unknown(file);
    }

    private Replay noting(Optional<String> note) {
        return new Replay(command, Stream.concat(notes.stream(), note.stream()).toList());
    }

    private static Optional<String> otherVersion(Records records, Entry entry, String version) {
        return records.recipe(entry.made().recipe())
                .map(Recipe::version)
                .filter(made -> !made.equals(version))
                .map(made -> "it was made by version " + made + ", and this is " + version
                        + "; the result may be another one");
    }

    private static IllegalArgumentException unknown(Path file) {
        return new IllegalArgumentException(file + " was not made by a batch job: no journal in its folder or the"
                + " folders around it knows it; lists of a whole folder, such as failed.csv and corners.csv, are"
                + " made by running its job again");
    }

    private static List<Place> places(Path file) {
        List<Place> places = new ArrayList<>();
        String name = file.getFileName().toString();
        // a companion's name begins with the result's
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            places.add(new Place(file.getParent(), Optional.of(name.substring(0, end))));
        }
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            places.add(new Place(folder, Optional.empty()));
        }
        return places;
    }

    private static Replay of(Place place, Records records, Entry entry, String name) throws IOException {
        Recipe recipe = records.recipe(entry.made().recipe())
                .orElseThrow(() ->
                        new IOException(place.journal() + " is damaged: it no longer says how " + name + " was made"));
        Source source = entry.source();
        Path input = Path.of(source.in()).resolve(source.name());
        List<String> words = new ArrayList<>(List.of(
                "thawline",
                "batch",
                input.toString(),
                place.folder().resolve(entry.output()).toString()));
        words.addAll(recipe.arguments());
        if (place.single().isEmpty()) {
            words.add("--overwrite"); // its own journal does not know the file, which is the folder's
        }
        List<String> notes = new ArrayList<>();
        if (!name.equals(entry.output())) {
            notes.add(name + " is written beside " + entry.output() + "; the command makes both");
        }
        noteSource(input, source, notes);
        noteFile(place.folder(), entry, name, notes);
        noteRecipe(recipe, notes);
        return new Replay(ShellWords.of(words), List.copyOf(notes));
    }

    private static void noteSource(Path input, Source source, List<String> notes) throws IOException {
        if (!Files.exists(input)) {
            notes.add("its source " + input + " is gone");
        } else if (!Stamp.of(input).equals(source.stamp()) && !Hashes.of(input).equals(source.hash())) {
            notes.add("its source " + input + " has changed since; the result may be another one");
        }
    }

    private static void noteFile(Path folder, Entry entry, String name, List<String> notes) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            notes.add(name + " is gone");
            return;
        }
        String hash = Hashes.of(file);
        if (entry.made().files().stream()
                .filter(f -> f.path().equals(name))
                .map(Written::hash)
                .noneMatch(hash::equals)) {
            notes.add(name + " was changed since, or is left from an earlier run");
        }
    }

    private static void noteRecipe(Recipe recipe, List<String> notes) throws IOException {
        for (var file : recipe.files().entrySet()) {
            Path path = Path.of(file.getKey());
            if (!Files.exists(path)) {
                notes.add(path + ", which the pipeline reads, is gone");
            } else if (!Hashes.of(path).equals(file.getValue())) {
                notes.add(path + ", which the pipeline reads, has changed since; the result may be another one");
            }
        }
    }
}
