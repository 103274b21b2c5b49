package thawline.geometry;

import thawline.tensor.Shape;

/// Where the points of a picture go; it may depend on the picture's size.
public sealed interface Mapping permits PlaneMap, Mapping.AboutCentre {

    /// From places in the input to places in the output.
    PlaneMap of(Shape in);

    /// A turn by so many degrees, counter-clockwise on the screen, and a scale, about the centre of the
    /// picture.
    record AboutCentre(double degrees, double scale) implements Mapping {
        @Override
        public PlaneMap of(Shape in) {
            return PlaneMap.rotation((in.w() - 1) / 2.0, (in.h() - 1) / 2.0, degrees, scale);
        }
    }
}
