package thawline.engine;

/// What OpenCV has for an entry of the catalogue.
///
/// @param name the entry's
/// @param calls OpenCV's functions, for the documentation
/// @param leaves the depth of its result
/// @param maker makes the step of its arguments, or throws [IllegalArgumentException] with what OpenCV refuses
record Twin(String name, String calls, Leaves leaves, Maker maker) {

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
        return new Twin(name, calls, Leaves.FLOATS, maker);
    }

    static Twin bytes(String name, String calls, Maker maker) {
        return new Twin(name, calls, Leaves.BYTES, maker);
    }

    static Twin same(String name, String calls, Maker maker) {
        return new Twin(name, calls, Leaves.SAME, maker);
    }
}
