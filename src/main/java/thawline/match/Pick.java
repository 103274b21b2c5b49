package thawline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Which places become hits: those as good as a threshold, the best of those that overlap, and the best of
/// all.
///
/// @param threshold the worst score that is a hit; without one any is
/// @param most how many hits there are at most
/// @param overlap how much of their common area two hits may share, see [Box#overlap]
public record Pick(OptionalDouble threshold, int most, double overlap) {

    private static final double OVERLAP = 0.3;

    public Pick {
        Check.require(most >= 1, "at least 1 hit is asked for, but got " + most);
        Check.require(overlap >= 0 && overlap <= 1, "overlap is a share, 0 … 1, but got " + overlap);
        Check.require(
                threshold.isEmpty() || Double.isFinite(threshold.getAsDouble()),
                "the threshold is no number: " + threshold);
    }

    /// 0.8 of what is best for normed scores; for others, whose size says nothing, the one best place.
    static Pick of(Method m) {
        return switch (m) {
            case CCOEFF_NORMED -> new Pick(OptionalDouble.of(0.8), Integer.MAX_VALUE, OVERLAP);
            case CCORR_NORMED -> new Pick(OptionalDouble.of(0.95), Integer.MAX_VALUE, OVERLAP);
            case SQDIFF_NORMED -> new Pick(OptionalDouble.of(0.1), Integer.MAX_VALUE, OVERLAP);
            case SQDIFF, CCORR, CCOEFF -> new Pick(OptionalDouble.empty(), 1, OVERLAP);
        };
    }

    /// The best first; of equals the one further up, then further left.
    List<Hit> of(List<Hit> all, Method m) {
        double sign = m.isDifference() ? 1 : -1;
        List<Hit> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble((Hit h) -> sign * h.score())
                .thenComparingDouble(h -> h.box().y())
                .thenComparingDouble(h -> h.box().x())
                .thenComparing(Hit::template));
        List<Hit> kept = new ArrayList<>();
        for (Hit h : sorted) {
            if (kept.size() == most) {
                break;
            }
            if (kept.stream().noneMatch(k -> k.box().overlap(h.box()) > overlap)) {
                kept.add(h);
            }
        }
        return List.copyOf(kept);
    }
}
