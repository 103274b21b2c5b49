package thawline.batch;

import java.util.List;
import java.util.stream.Stream;

/// What the journal keeps of one picture that was made.
///
/// @param output the name of the result, which is the entry's own name: see [Item#output]
public record Entry(String output, Source source, Made made) {

    /// The file that was read.
    ///
    /// @param in the input folder, absolute
    /// @param name relative to it
    /// @param stamp taken before the file was read
    /// @param hash SHA-256 of the bytes that were read
    public record Source(String in, String name, Stamp stamp, String hash) {}

    /// What became of it.
    ///
    /// @param recipe the id of the [Recipe]
    /// @param files what was written
    /// @param earlier what other recipes once wrote beside it and is still there
    public record Made(String recipe, List<Written> files, List<Written> earlier, List<String> notes) {

        public Made {
            files = List.copyOf(files);
            earlier = List.copyOf(earlier);
            notes = List.copyOf(notes);
        }

        /// Now or earlier.
        boolean wrote(String path) {
            return Stream.concat(files.stream(), earlier.stream())
                    .anyMatch(file -> file.path().equals(path));
        }
    }

    /// A file that was written.
    ///
    /// @param path relative to the output folder
    /// @param modified in nanoseconds since 1970
    /// @param hash SHA-256
    public record Written(String path, long size, long modified, String hash) {}

    public static Entry of(Item item, Source source, String recipe, List<Written> files) {
        return new Entry(item.output(), source, new Made(recipe, files, List.of(), List.of()));
    }

    /// With what a person should know of how it was made.
    public Entry noting(List<String> notes) {
        return new Entry(output, source, new Made(made.recipe, made.files, made.earlier, notes));
    }
}
