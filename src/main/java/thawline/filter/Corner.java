package thawline.filter;

/// A corner at (x, y) in pixels, (0, 0) being the middle of the first pixel, and the number its map had there.
public record Corner(double x, double y, float score) {}
