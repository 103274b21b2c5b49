package thawline.batch;

/// Who runs the filters.
public enum Engine {
    THAWLINE,
    OPENCV,
    /// Thawline, whose results are written, and OpenCV for comparison.
    BOTH
}
