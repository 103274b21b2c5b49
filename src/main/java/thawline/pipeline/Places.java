package thawline.pipeline;

import thawline.core.Footprint;

/// What the argument `shape` of morphology stands for: the footprint of a window of height × width.
@FunctionalInterface
public interface Places {
    Footprint of(int height, int width);
}
