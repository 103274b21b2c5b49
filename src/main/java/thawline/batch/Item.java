package thawline.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import thawline.io.ImageFormat;

/// A picture to be made: where it comes from and what is written for it.
///
/// @param output the name of the result relative to the output folder, and the one that the journal knows it by
/// @param outputs everything that is written, relative to the output folder: the result, where the job makes
///     one, and its companions
/// @param notes what is unusual about the names
public record Item(Found found, String output, List<String> outputs, List<String> notes) {

    public Item {
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
    }

    /// Opens the source.
    public Path source() {
        return found.path();
    }

    /// The source relative to the input folder, with `/` between folders.
    public String name() {
        return found.name();
    }

    /// What the first bytes of the source look like.
    public Optional<ImageFormat> content() {
        return found.content();
    }
}
