package thawline.batch;

/// What came of the making of a picture.
sealed interface Outcome permits Drafted, Outcome.Failed {

    /// It could not be made.
    ///
    /// @param reason for people
    record Failed(Item item, String reason) implements Outcome {}
}
