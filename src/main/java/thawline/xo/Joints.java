package thawline.xo;

import java.util.ArrayList;
import java.util.List;

/// Pieces of a bowed line, joined to one: a hand's line is found in two or three straight pieces.
final class Joints {

    /// How far apart ends lie, as a share of the shorter piece or the longer side of the picture.
    private static final double GAP = 0.045;

    private static final double TURN = StrictMath.toRadians(20);

    /// How far the line is from straight, as a share of its length.
    private static final double BOW = 0.07;

    /// Of joined pieces, as a share of the longest line.
    private static final double SHORTEST = 0.3;

    private Joints() {}

    /// The pieces, and what two or three of them make together.
    static List<Segment> joined(List<Segment> pieces, int side) {
        List<Segment> all = new ArrayList<>(pieces);
        List<Segment> fresh = pieces;
        for (int round = 0; round < 2 && all.size() < 4 * pieces.size() + 8; round++) {
            List<Segment> made = new ArrayList<>();
            for (Segment a : fresh) {
                for (Segment b : pieces) {
                    Segment whole = whole(a, b, side);
                    if (whole != null
                            && whole.length() > SHORTEST * pieces.getFirst().length()) {
                        made.add(whole);
                    }
                }
            }
            all.addAll(made);
            fresh = made;
        }
        return all;
    }

    /// Null where they are not of one line. The end of `a` is where `b` begins, after turning either.
    private static Segment whole(Segment a, Segment b, int side) {
        if (a.equals(b) || a.angleTo(b) > TURN) {
            return null;
        }
        for (Segment p : List.of(a, a.turned())) {
            for (Segment q : List.of(b, b.turned())) {
                double gap = Math.hypot(q.x0() - p.x1(), q.y0() - p.y1());
                double along = (q.x1() - q.x0()) * (p.x1() - p.x0()) + (q.y1() - q.y0()) * (p.y1() - p.y0());
                if (gap > GAP * side || along < 0) {
                    continue;
                }
                Segment chord = new Segment(p.x0(), p.y0(), q.x1(), q.y1());
                double bow = chord.away((p.x1() + q.x0()) / 2, (p.y1() + q.y0()) / 2);
                boolean longer =
                        chord.length() > Math.max(p.length(), q.length()) + 0.5 * Math.min(p.length(), q.length());
                // each line is made once, from its upper or left end
                boolean first = p.x0() + 2 * p.y0() < q.x1() + 2 * q.y1();
                if (longer && first && Math.abs(bow) < BOW * chord.length()) {
                    return chord.moved(bow / 2);
                }
            }
        }
        return null;
    }
}
