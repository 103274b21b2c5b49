package thawline.batch;

import java.nio.file.Path;
import java.util.Optional;
import thawline.io.ImageFormat;

/// An input as the walk met it.
///
/// @param path opens it
/// @param name relative to the folder that was asked for, with `/` between folders
/// @param content what its first bytes look like
/// @param key the same for all names of one file
public record Found(Path path, String name, Optional<ImageFormat> content, Object key) {}
