package thawline.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thawline.filter.Corner;

/// Of two lists of corners: how many are in both within a pixel, how many in only one, and how far the
/// farthest pair lies apart, in pixels.
public record CornerDifference(int matched, int onlyOurs, int onlyTheirs, double farthest) implements Difference {

    /// How far apart two corners may lie and still be the same one.
    private static final double SAME = 1;

    /// A square of the plane, one pixel wide.
    private record Cell(long x, long y) {
        static Cell of(Corner c) {
            return new Cell((long) Math.floor(c.x()), (long) Math.floor(c.y()));
        }
    }

    /// Each of ours, the strongest first, takes the nearest of theirs that is still free.
    public static CornerDifference of(List<Corner> ours, List<Corner> theirs) {
        Map<Cell, List<Corner>> free = new HashMap<>();
        for (Corner c : theirs) {
            free.computeIfAbsent(Cell.of(c), cell -> new ArrayList<>()).add(c);
        }
        int matched = 0;
        double farthest = 0;
        for (Corner c : ours) {
            Corner nearest = null;
            for (Corner other : around(free, Cell.of(c))) {
                if (distance(c, other) <= SAME && (nearest == null || distance(c, other) < distance(c, nearest))) {
                    nearest = other;
                }
            }
            if (nearest != null) {
                matched++;
                farthest = Math.max(farthest, distance(c, nearest));
                free.get(Cell.of(nearest)).remove(nearest);
            }
        }
        return new CornerDifference(matched, ours.size() - matched, theirs.size() - matched, farthest);
    }

    static CornerDifference of(Map<String, String> row) {
        return new CornerDifference(
                Integer.parseInt(row.get("matched")),
                Integer.parseInt(row.get("only_thawline")),
                Integer.parseInt(row.get("only_opencv")),
                PixelDifference.number(row.get("farthest")));
    }

    private static List<Corner> around(Map<Cell, List<Corner>> all, Cell middle) {
        List<Corner> near = new ArrayList<>();
        for (long y = middle.y - 1; y <= middle.y + 1; y++) {
            for (long x = middle.x - 1; x <= middle.x + 1; x++) {
                near.addAll(all.getOrDefault(new Cell(x, y), List.of()));
            }
        }
        return near;
    }

    private static double distance(Corner a, Corner b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /// Whether all corners are in both and at the same places.
    @Override
    public boolean isNone() {
        return onlyOurs == 0 && onlyTheirs == 0 && farthest == 0;
    }

    @Override
    public List<String> titles() {
        return List.of("matched", "only_thawline", "only_opencv", "farthest");
    }

    @Override
    public List<String> cells() {
        return List.of(
                Integer.toString(matched),
                Integer.toString(onlyOurs),
                Integer.toString(onlyTheirs),
                PixelDifference.number(farthest));
    }
}
