package thawline.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.LocalMaxima;
import thawline.core.Padding;
import thawline.layer.Statistic;
import thawline.layer.Summary;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The places of a corner map that no other within `radius` (to all eight sides) exceeds, and that exceed
/// both `absolute` and `relative` times the map's largest number.
///
/// (1,1,H,W) → at most `most` corners, the strongest first, then by y, then by x. Of equal ones within the
/// radius only the first in that order stays. Positions are those of the parabola's peak through the 3×3
/// numbers around.
public record CornerList(int radius, double relative, double absolute, int most) implements ReadOut<List<Corner>> {

    /// The rows looked at together.
    private static final int BAND = 64;

    /// Numbers looked at for each place of a band, above which the maximum of every window costs less.
    private static final long MOST_LOOKS = 8;

    private static final Comparator<Peak> ORDER = Comparator.comparingDouble((Peak p) -> -p.score)
            .thenComparingInt(Peak::y)
            .thenComparingInt(Peak::x);

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

    private record Peak(int y, int x, float score) {}

    @Override
    public List<Corner> read(Tensor map) {
        Shape s = map.shape();
        Check.require(
                s.c() == 1 && s.d() == 1,
                "the result has " + s.c() * s.d()
                        + " planes; corners are read from one: begin with gray, or choose one with channel(0)");
        List<Peak> peaks = peaks(map);
        peaks.sort(ORDER);
        List<Corner> corners = new ArrayList<>();
        BitSet taken = new BitSet(radius == 0 ? 0 : s.size());
        for (Peak p : peaks) {
            if (corners.size() == most) {
                break;
            }
            if (!taken.get(p.y * s.w() + p.x)) {
                corners.add(refined(map, p));
                take(taken, p, s);
            }
        }
        return List.copyOf(corners);
    }

    private void take(BitSet taken, Peak p, Shape s) {
        for (int y = Math.max(p.y - radius, 0); y <= Math.min(p.y + radius, s.h() - 1); y++) {
            int row = y * s.w();
            taken.set(row + Math.max(p.x - radius, 0), row + Math.min(p.x + radius, s.w() - 1) + 1);
        }
    }

    private List<Peak> peaks(Tensor map) {
        Shape s = map.shape();
        List<Peak> peaks = new ArrayList<>();
        // A share of what was seen so far is enough to leave most places out; the largest of all decides in the end.
        Summary seen = relative < 0 ? Summary.of(Statistic.EXTREMES, map) : new Summary(Statistic.EXTREMES);
        LocalMaxima summits = new LocalMaxima(BAND, s.w());
        long window = (2L * radius + 1) * (2 * radius + 1);
        for (int y0 = 0; y0 < s.h(); y0 += BAND) {
            int rows = Math.min(BAND, s.h() - y0);
            seen.add(map.window(y0, 0, rows, s.w()));
            float level = level(seen);
            summits.find(map, y0, rows, level);
            if (radius > 0 && summits.count() * window < MOST_LOOKS * rows * s.w()) {
                look(map, summits, y0, rows, peaks);
            } else {
                collect(map, largest(map, y0, rows), y0, level, peaks);
            }
        }
        float level = level(seen);
        peaks.removeIf(p -> !(p.score > level));
        return peaks;
    }

    private float level(Summary seen) {
        return (float) Math.max(absolute, relative * seen.max());
    }

    /// Looks around every place that no neighbour exceeds.
    private void look(Tensor map, LocalMaxima summits, int y0, int rows, List<Peak> peaks) {
        for (int y = y0; y < y0 + rows; y++) {
            for (int x = summits.next(y - y0, 0); x >= 0; x = summits.next(y - y0, x + 1)) {
                if (isLargest(map, y, x)) {
                    peaks.add(new Peak(y, x, map.at(0, y, x)));
                }
            }
        }
    }

    private boolean isLargest(Tensor map, int y, int x) {
        Shape s = map.shape();
        float most = map.at(0, y, x);
        int first = Math.max(x - radius, 0);
        int n = Math.min(x + radius, s.w() - 1) + 1 - first;
        for (int v = Math.max(y - radius, 0); v <= Math.min(y + radius, s.h() - 1); v++) {
            int row = map.index(0, 0, v, first);
            for (int i = row; i < row + n; i++) {
                if (map.data()[i] > most) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The largest number within the radius of each place of some rows: the way for plateaus.
    private Tensor largest(Tensor map, int y0, int rows) {
        Shape s = map.shape();
        Margins m = Margins.plane(radius);
        Footprint window = Footprint.rect(2 * radius + 1, 2 * radius + 1);
        int from = Math.max(y0 - radius, 0);
        int to = Math.min(y0 + rows + radius, s.h());
        Margins around = Margins.plane(radius - (y0 - from), radius - (to - y0 - rows), radius, radius);
        Tensor padded = Tensor.zeros(m.around(Shape.plane(rows, s.w())));
        padded.inside(around).copyFrom(map.window(from, 0, to - from, s.w()));
        Padding.fill(padded, around, Border.constant(Extremum.MAX.neutral()));
        Tensor most = Tensor.zeros(Shape.plane(rows, s.w()));
        Extremum.MAX.apply(padded, window, Axes.ONE, most);
        return most;
    }

    /// The places of a band where the map is as large as anything within the radius.
    private static void collect(Tensor map, Tensor most, int y0, float level, List<Peak> peaks) {
        Shape s = most.shape();
        for (int y = 0; y < s.h(); y++) {
            int row = map.index(0, 0, y0 + y, 0);
            int mostRow = most.index(0, 0, y, 0);
            for (int x = 0; x < s.w(); x++) {
                float v = map.data()[row + x];
                if (v > level && v == most.data()[mostRow + x]) {
                    peaks.add(new Peak(y0 + y, x, v));
                }
            }
        }
    }

    /// The peak of v + g·δ + ½·δᵀHδ, δ = −H⁻¹g, within half a pixel; at the picture's edge the place itself.
    private static Corner refined(Tensor map, Peak p) {
        Shape s = map.shape();
        if (p.x == 0 || p.y == 0 || p.x == s.w() - 1 || p.y == s.h() - 1) {
            return new Corner(p.x, p.y, p.score);
        }
        double gx = (at(map, p, 0, 1) - at(map, p, 0, -1)) / 2;
        double gy = (at(map, p, 1, 0) - at(map, p, -1, 0)) / 2;
        double xx = at(map, p, 0, 1) + at(map, p, 0, -1) - 2 * at(map, p, 0, 0);
        double yy = at(map, p, 1, 0) + at(map, p, -1, 0) - 2 * at(map, p, 0, 0);
        double xy = (at(map, p, 1, 1) + at(map, p, -1, -1) - at(map, p, 1, -1) - at(map, p, -1, 1)) / 4;
        double det = xx * yy - xy * xy;
        boolean peak = xx < 0 && det > 0;
        double dx = peak ? (xy * gy - yy * gx) / det : 0;
        double dy = peak ? (xy * gx - xx * gy) / det : 0;
        return new Corner(p.x + Math.clamp(dx, -0.5, 0.5), p.y + Math.clamp(dy, -0.5, 0.5), p.score);
    }

    private static double at(Tensor map, Peak p, int dy, int dx) {
        return map.at(0, p.y + dy, p.x + dx);
    }
}
