package thawline.io;

import java.util.Optional;

/// How picture files are read.
///
/// @param reader which reader takes a file that several can read: `opencv`, `jdk`, `twelvemonkeys`,
///     `imageio-ext`, or a part of a plug-in's class name; empty for the best of them
public record ReadOptions(Limits limits, Orientation orientation, Truncation truncation, Optional<String> reader) {

    public static final ReadOptions DEFAULT =
            new ReadOptions(Limits.DEFAULT, Orientation.AUTO, Truncation.REFUSE, Optional.empty());

    /// Throws [IllegalArgumentException], with what there is, for a reader that nobody knows.
    public ReadOptions {
        reader.ifPresent(Decoders::requireKnown);
    }

    /// Which way up a picture is that a camera took sideways.
    public enum Orientation {
        /// As its EXIF data say.
        AUTO,
        /// As its pixels lie in the file.
        STORED
    }

    /// What becomes of a picture whose file ends too soon.
    public enum Truncation {
        /// It is a failure.
        REFUSE,
        /// It is read as far as it goes, with a note.
        ACCEPT
    }

    public ReadOptions with(Limits other) {
        return new ReadOptions(other, orientation, truncation, reader);
    }

    public ReadOptions with(Orientation other) {
        return new ReadOptions(limits, other, truncation, reader);
    }

    public ReadOptions with(Truncation other) {
        return new ReadOptions(limits, orientation, other, reader);
    }

    public ReadOptions withReader(String name) {
        return new ReadOptions(limits, orientation, truncation, Optional.of(name));
    }
}
