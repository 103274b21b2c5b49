package thawline.batch;

/// What becomes of symbolic links inside a folder.
public enum Links {
    LEAVE,
    FOLLOW
}
