package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import thawline.engine.Difference;
import thawline.filter.Corner;
import thawline.io.Picture;

/// What a pipeline made of one picture: another picture, what was found in it, or both.
///
/// @param time that the filters took, without reading and writing files
/// @param difference to what OpenCV makes of it, where that was asked for
public record Result(Optional<Picture> picture, Data data, Duration time, Optional<Difference> difference) {

    public Optional<List<Corner>> corners() {
        return data.corners();
    }
}
