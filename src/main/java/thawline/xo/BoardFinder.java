package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import thawline.tensor.Tensor;
import thawline.xo.Flattened.Polarity;

/// Finds the four lines of a drawn board in a picture's ink.
///
/// Ink is taken at several levels, from strong to faint, so that ruled lines fall away before a pen's do,
/// dark on light and bright on dark. At each level strokes are thinned, straight pieces are found, and every
/// two pairs of near parallels that cross each other are weighed: ink all along the four lines, arms as long
/// as the cell in the middle, and no further lines like them that go on through the board.
final class BoardFinder {

    /// What is less like a board than this is none.
    private static final double LEAST = 0.32;

    /// Another board beside the first is about as good as it.
    private static final double SECOND = 0.75;

    /// So like a board that fainter ink of its polarity is not looked at.
    private static final double PLAIN = 0.88;

    private static final double PARALLEL = StrictMath.toRadians(28);

    /// The longest, of near parallels.
    private static final int PAIRS = 600;

    /// Thin lines that cover so much are noise or a texture.
    private static final double DENSE = 0.12;

    /// Weighed in full, of those that cross evenly.
    private static final int WEIGHED = 400;

    /// A board in the picture of ink.
    ///
    /// @param ink where it was found
    /// @param score 0 … 1
    /// @param level of ink at which it was found
    /// @param strength of the ink of its lines, of the faintest
    /// @param frame lines around the board on the left, right, above and below; null where none is
    record Find(Inked ink, Hash hash, Segment[] frame, double score, double level, double strength) {}

    private BoardFinder() {}

    /// The best, and others beside it that are about as good, the best first.
    static List<Find> find(List<Inked> inks) {
        List<Find> all = new ArrayList<>();
        for (Inked ink : inks) {
            for (double level : ink.flat().levels()) {
                if (all.stream().noneMatch(f -> f.score >= PLAIN && f.ink.equals(ink))) {
                    all.addAll(at(ink, level));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Find::score).reversed());
        List<Find> apart = new ArrayList<>();
        for (Find f : all) {
            if (f.score >= LEAST
                    && (apart.isEmpty() || f.score >= SECOND * apart.getFirst().score)
                    && apart.stream().allMatch(g -> apart(f.hash, g.hash))) {
                apart.add(f);
            }
        }
        return apart;
    }

    /// A picture's ink of one polarity.
    record Inked(Flattened flat, Polarity polarity) {
        static List<Inked> of(Tensor grey) {
            return Arrays.stream(Polarity.values())
                    .map(p -> new Inked(Flattened.of(grey, p), p))
                    .toList();
        }
    }

    private static boolean apart(Hash a, Hash b) {
        double far = Math.hypot(a.centreX() - b.centreX(), a.centreY() - b.centreY());
        return far > 1.3 * (a.cell() + b.cell());
    }

    private record Pair(Segment a, Segment b) {
        double length() {
            return a.length() + b.length();
        }
    }

    private record Candidate(Hash hash, double evenness) {}

    static List<Find> at(Inked ink, double level) {
        Flattened flat = ink.flat;
        Mask mask = new Mask(flat.width(), flat.height(), flat.mask(level)).without(12);
        Mask thin = mask.thinned();
        if (thin.share() > DENSE) {
            return List.of();
        }
        List<Segment> segments = Segments.of(thin);
        List<Pair> pairs = pairs(Joints.joined(segments, Math.max(flat.width(), flat.height())));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = i + 1; j < pairs.size(); j++) {
                Pair p = pairs.get(i);
                Pair q = pairs.get(j);
                Optional.ofNullable(Hash.of(p.a, p.b, q.a, q.b))
                        .ifPresent(h -> candidates.add(new Candidate(h, h.evenness())));
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        candidates.sort(Comparator.comparingDouble(Candidate::evenness).reversed());
        Weighing weighing = new Weighing(flat, level, thin, segments);
        List<Find> finds = new ArrayList<>();
        for (Candidate c : candidates.subList(0, Math.min(WEIGHED, candidates.size()))) {
            double score = weighing.of(c.hash, c.evenness);
            if (score >= LEAST) {
                finds.add(new Find(ink, c.hash, weighing.frame(c.hash), score, level, weighing.strength(c.hash)));
            }
        }
        return finds;
    }

    /// Near parallels beside each other, as far apart as a third of their length, give or take.
    private static List<Pair> pairs(List<Segment> segments) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            for (int j = i + 1; j < segments.size(); j++) {
                Segment a = segments.get(i);
                Segment b = segments.get(j);
                double ratio = a.length() / b.length();
                if (a.angleTo(b) > PARALLEL || ratio > 2.5 || ratio < 0.4) {
                    continue;
                }
                double apart = (Math.abs(a.away(b.x(0.5), b.y(0.5))) + Math.abs(b.away(a.x(0.5), a.y(0.5)))) / 2;
                double length = (a.length() + b.length()) / 2;
                double shift =
                        Math.abs((b.x(0.5) - a.x(0.5)) * (a.x1() - a.x0()) + (b.y(0.5) - a.y(0.5)) * (a.y1() - a.y0()))
                                / a.length();
                if (apart > length / 6 && apart < length / 1.5 && shift < length * 0.45) {
                    pairs.add(new Pair(a, b));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::length).reversed());
        return pairs.subList(0, Math.min(PAIRS, pairs.size()));
    }
}
