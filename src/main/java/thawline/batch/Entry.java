package thawline.batch;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    public record Made(String recipe, List<Written> files, List<Written> earlier, Remarks remarks) {

        public Made {
            files = List.copyOf(files);
            earlier = List.copyOf(earlier);
        }

        public List<String> notes() {
            return remarks.notes;
        }

        /// Now or earlier.
        boolean wrote(String path) {
            return Stream.concat(files.stream(), earlier.stream())
                    .anyMatch(file -> file.path().equals(path));
        }
    }

    /// What is known of how it was made.
    ///
    /// @param notes what a person should know
    /// @param difference to what another engine made of it, column by column; empty where none was asked
    public record Remarks(List<String> notes, SortedMap<String, String> difference) {

        public static final Remarks NONE = new Remarks(List.of(), new TreeMap<>());

        public Remarks {
            notes = List.copyOf(notes);
            difference = Collections.unmodifiableSortedMap(new TreeMap<>(difference));
        }
    }

    /// A file that was written.
    ///
    /// @param path relative to the output folder
    /// @param modified in nanoseconds since 1970
    /// @param hash SHA-256
    public record Written(String path, long size, long modified, String hash) {}

    public static Entry of(Item item, Source source, String recipe, List<Written> files) {
        return new Entry(item.output(), source, new Made(recipe, files, List.of(), Remarks.NONE));
    }

    public Entry with(Remarks remarks) {
        return new Entry(output, source, new Made(made.recipe, made.files, made.earlier, remarks));
    }
}
