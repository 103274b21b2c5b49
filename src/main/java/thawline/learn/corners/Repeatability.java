package thawline.learn.corners;

import java.util.List;
import thawline.filter.Corner;
import thawline.geometry.PlaneMap;

/// How many corners of one view are found again in the other: of both views' corners in what both show, the share
/// that has one of the other's within a distance.
///
/// As DeTone, Malisiewicz and Rabinovich measure it (SuperPoint, 2018): corners outside of the common part are left
/// out, of the others the strongest are kept, and those of the first view are mapped into the second.
///
/// @param share 0 … 1, both ways together; 0 where nothing was found
/// @param error the mean distance in pixels of those that were found again; NaN where none was
/// @param kept how many corners of both views took part
public record Repeatability(double share, double error, int kept) {

    /// Compares what was found in two views.
    ///
    /// @param first all corners of the first view, the strongest first
    /// @param map from the first view to the second
    /// @param most how many of each view take part
    /// @param within in pixels of the view that is looked into
    public static Repeatability of(
            List<Corner> first, List<Corner> second, PlaneMap map, Frame frame, int most, double within) {
        PlaneMap back = map.inverse();
        List<Corner> a = common(first, map, frame, most);
        List<Corner> b = common(second, back, frame, most);
        List<Corner> seen = a.stream().map(c -> mapped(c, map)).toList();
        double[] sum = new double[2];
        matches(seen, b, within, sum);
        matches(b, seen, within, sum);
        int kept = a.size() + b.size();
        return new Repeatability(kept == 0 ? 0 : sum[0] / kept, sum[1] / sum[0], kept);
    }

    /// The size of both views.
    public record Frame(int height, int width) {
        boolean shows(double x, double y) {
            return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
        }
    }

    private static List<Corner> common(List<Corner> all, PlaneMap map, Frame frame, int most) {
        return all.stream()
                .filter(c -> frame.shows(map.x(c.x(), c.y()), map.y(c.x(), c.y())))
                .limit(most)
                .toList();
    }

    private static Corner mapped(Corner c, PlaneMap map) {
        return new Corner(map.x(c.x(), c.y()), map.y(c.x(), c.y()), c.score());
    }

    /// Adds how many of `from` have one of `to` within the distance, and how far those are.
    private static void matches(List<Corner> from, List<Corner> to, double within, double[] sum) {
        for (Corner c : from) {
            double nearest = Double.POSITIVE_INFINITY;
            for (Corner other : to) {
                nearest = Math.min(nearest, Math.hypot(c.x() - other.x(), c.y() - other.y()));
            }
            if (nearest <= within) {
                sum[0]++;
                sum[1] += nearest;
            }
        }
    }
}
