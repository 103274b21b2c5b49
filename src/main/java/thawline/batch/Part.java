package thawline.batch;

import java.nio.file.Path;

/// One picture's share of a file about all of them.
///
/// @param file the picture's name in it: its source relative to the input folder
/// @param path where the share is kept
record Part(String file, Path path) {}
