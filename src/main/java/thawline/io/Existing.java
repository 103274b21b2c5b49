package thawline.io;

/// What becomes of a file that is already there.
public enum Existing {
    REFUSE,
    REPLACE
}
