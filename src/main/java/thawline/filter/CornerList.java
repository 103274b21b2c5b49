package thawline.filter;

import java.util.List;
import thawline.tensor.Tensor;

/// The places of a corner map that no other within `radius` (to all eight sides) exceeds, and that exceed
/// both `absolute` and `relative` times the map's largest number.
///
/// (1,1,H,W) → at most `most` corners, the strongest first, then by y, then by x. Of equal ones within the
/// radius only the first in that order stays. Positions are those of the parabola's peak through the 3×3
/// numbers around. [Peaks] reads map after map.
public record CornerList(int radius, double relative, double absolute, int most) implements ReadOut<List<Corner>> {

    public CornerList {
        Check.require(radius >= 0, "radius " + radius + " is negative; use 0 to keep every place, or 3");
        Check.require(radius < 1024, "radius " + radius + " is more than 1023; make the picture smaller first");
        Check.require(relative <= 1, "relative " + relative + " is above 1, so nothing could exceed it; use 0.01");
        Check.require(most >= 0, "most " + most + " is negative; use Integer.MAX_VALUE for all");
    }

    /// All corners above 0.01 times the strongest.
    public static CornerList within(int radius) {
        return new CornerList(radius, 0.01, 0, Integer.MAX_VALUE);
    }

    public CornerList relative(double share) {
        return new CornerList(radius, share, absolute, most);
    }

    public CornerList absolute(double level) {
        return new CornerList(radius, relative, level, most);
    }

    public CornerList most(int count) {
        return new CornerList(radius, relative, absolute, count);
    }

    @Override
    public List<Corner> read(Tensor map) {
        return read(map, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public List<Corner> read(Tensor map, int threads) {
        Peaks peaks = new Peaks(this, threads);
        peaks.read(map);
        return peaks.list();
    }
}
