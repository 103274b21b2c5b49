package thawline.batch;

/// An input that came to nothing.
///
/// @param file relative to the folder that was asked for
/// @param reason in words, without the file's name
public record Failure(String file, String reason) {}
