package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import thawline.filter.Corner;
import thawline.io.Picture;

/// What a pipeline made of one picture: another picture, a list of corners, or both; and how long the filters
/// took, without reading and writing files.
public record Result(Optional<Picture> picture, Optional<List<Corner>> corners, Duration time) {}
