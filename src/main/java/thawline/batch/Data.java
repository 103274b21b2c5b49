package thawline.batch;

import java.util.List;
import java.util.Optional;
import thawline.filter.Corner;
import thawline.filter.Features;
import thawline.tensor.Shape;

/// What was found in a picture.
///
/// @param of the shape of the filters' result, in which corners have their places
public record Data(Shape of, Optional<List<Corner>> corners, Optional<Features> features) {}
