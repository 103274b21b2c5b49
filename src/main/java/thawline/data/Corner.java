package thawline.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a drawn corner really is: (x, y) in pixels, pixel centres at whole numbers, x to the right, y down.
///
/// The position is the one the picture was drawn from, so it is exact and mostly falls between pixels.
public record Corner(double x, double y, Kind kind) {

    /// How the ink lies around the corner.
    public enum Kind {
        /// Less than half of the neighbourhood is ink: the corner of a square.
        CONVEX,
        /// More than half is ink: the inner corner of a star.
        REFLEX,
        /// Two pieces of ink touch: the inner corners of a checkerboard.
        SADDLE
    }

    /// A header `x,y,kind` and one line a corner; numbers in full, so that reading them gives the same bits.
    static String csv(List<Corner> corners) {
        return corners.stream()
                .map(c -> c.x + "," + c.y + "," + c.kind.name().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining("", "x,y,kind\n", ""));
    }
}
