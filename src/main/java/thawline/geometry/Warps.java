package thawline.geometry;

import thawline.layer.Layer;
import thawline.tensor.Border;

/// Resize, crop, rotate and warp as layers, with OpenCV's defaults: LINEAR, and 0 beyond the edge of a warp.
public final class Warps {
    private Warps() {}

    public static Layer resize(int height, int width) {
        return resize(Size.of(height, width), Interpolation.LINEAR);
    }

    public static Layer resize(Size size, Interpolation interpolation) {
        return new Resize(size, interpolation);
    }

    /// Rows from `top` on and columns from `left` on.
    public static Layer crop(int top, int left, int height, int width) {
        return new Crop(top, left, height, width);
    }

    /// A quarter or half turn or a mirror image, which changes no pixel.
    public static Layer turn(Turn.Way way) {
        return new Turn(way);
    }

    /// Counter-clockwise on the screen about the centre of the picture, whose size stays; what leaves it is
    /// lost.
    public static Layer rotate(double degrees) {
        return rotate(degrees, 1);
    }

    public static Layer rotate(double degrees, double scale) {
        return rotate(degrees, scale, Interpolation.LINEAR, Border.ZERO);
    }

    public static Layer rotate(double degrees, double scale, Interpolation interpolation, Border border) {
        return warp(new Mapping.AboutCentre(degrees, scale), Size.same(), interpolation, border);
    }

    /// By a map from places in the input to places in the output, affine or perspective.
    public static Layer warp(Mapping mapping, Size size) {
        return warp(mapping, size, Interpolation.LINEAR, Border.ZERO);
    }

    public static Layer warp(Mapping mapping, Size size, Interpolation interpolation, Border border) {
        return new Warp(mapping, size, interpolation, border);
    }
}
