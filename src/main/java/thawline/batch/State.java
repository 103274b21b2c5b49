package thawline.batch;

import java.util.Optional;

/// How far an item is.
public sealed interface State {

    /// Never made.
    record New() implements State {}

    /// All that would be written is there, of the same bytes.
    ///
    /// @param fresher the entry with new stamps, where content had to be compared
    record UpToDate(Optional<Entry> fresher) implements State {}

    /// Made before, and to be made again.
    record Stale(String reason) implements State {}

    /// Something is there that the journal does not know to be this item's.
    ///
    /// @param path of it, relative to the output folder
    record Foreign(String path, String reason) implements State {}
}
