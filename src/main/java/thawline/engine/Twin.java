package thawline.engine;

/// What OpenCV has for an entry of the catalogue.
///
/// @param name the entry's
/// @param note for the documentation
/// @param leaves the depth of its result
/// @param maker makes the step of its arguments, or throws [IllegalArgumentException] with what OpenCV refuses
record Twin(String name, Note note, Leaves leaves, Maker maker) {

    /// OpenCV's functions; what it takes of what the entry takes (empty for everything); and why its result
    /// is not within 1e-4 of ours (empty where it is).
    record Note(String calls, String takes, String differs) {}

    static final String BORDERS = "border CONSTANT(0), REPLICATE, REFLECT or REFLECT_101";

    /// What is known of planes before a picture is read.
    enum Leaves {
        /// 32F.
        FLOATS,
        /// 8U.
        BYTES,
        /// As it was; at the beginning, as the file has it.
        SAME
    }

    @FunctionalInterface
    interface Maker {
        Operation of(Given given);
    }

    static Twin floats(String name, String calls, Maker maker) {
        return of(name, calls, Leaves.FLOATS, maker);
    }

    /// Of a filter with OpenCV's usual borders.
    static Twin bordered(String name, String calls, Maker maker) {
        return floats(name, calls, maker).taking(BORDERS);
    }

    static Twin bytes(String name, String calls, Maker maker) {
        return of(name, calls, Leaves.BYTES, maker);
    }

    static Twin same(String name, String calls, Maker maker) {
        return of(name, calls, Leaves.SAME, maker);
    }

    private static Twin of(String name, String calls, Leaves leaves, Maker maker) {
        return new Twin(name, new Note(calls, "", ""), leaves, maker);
    }

    Twin taking(String what) {
        return new Twin(name, new Note(note.calls, what, note.differs), leaves, maker);
    }

    Twin differing(String why) {
        return new Twin(name, new Note(note.calls, note.takes, why), leaves, maker);
    }
}
