package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import thawline.engine.Difference;
import thawline.filter.Corner;
import thawline.io.Picture;

/// What a pipeline made of one picture: another picture, a list of corners, or both.
///
/// @param time that the filters took, without reading and writing files
/// @param difference to what OpenCV makes of it, where that was asked for
public record Result(
        Optional<Picture> picture, Optional<List<Corner>> corners, Duration time, Optional<Difference> difference) {}
