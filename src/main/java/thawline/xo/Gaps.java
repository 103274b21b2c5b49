package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Chance;

/// Places where a pen skips.
final class Gaps {

    private Gaps() {}

    /// One stroke loses so much of its points, off its ends and its middle, where the crossing is.
    static List<Stroke> open(List<Stroke> strokes, double gap, Chance chance) {
        int which = (int) chance.between(0, strokes.size());
        double at = chance.between(0.2, 0.33);
        double place = chance.half() ? at : 1 - at;
        Stroke s = strokes.get(which);
        int lost = (int) Math.rint(gap * s.size());
        if (lost < 1) {
            return strokes;
        }
        int from = Math.clamp((int) (place * s.size() - lost / 2.0), 1, s.size() - lost - 1);
        List<Stroke> all = new ArrayList<>(strokes);
        all.set(which, s.part(0, from));
        all.add(s.part(from + lost, s.size()));
        return all;
    }
}
