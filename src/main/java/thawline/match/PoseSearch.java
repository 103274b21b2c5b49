package thawline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import thawline.filter.Corner;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Turned and scaled templates, from coarse to fine.
///
/// In the smallest copy of picture and template that still shows the pattern, every pose is tried everywhere;
/// poses are so near to each other that none of the template's edges moves by more than a pixel. What scores
/// well is followed into larger copies, a few pixels and half a step of each pose around, and at last to
/// parts of them by parabolas.
final class PoseSearch {

    /// The smallest side of a template in the coarsest copy.
    private static final int LEAST_SIDE = 12;

    /// The share of its contrast that a template keeps there.
    private static final double LEAST_CONTRAST = 0.4;

    /// How far around its place a candidate is looked for in a larger copy.
    private static final int AROUND = 2;

    /// How many candidates of one template are followed at most, and at one place.
    private static final int MOST = 200;

    private static final int AT_ONE_PLACE = 3;

    /// The longest sides' ratio of a template that a disc stands for.
    private static final double LONGEST_DISC = 1.3;

    /// How many turns are tried at once, to bound the memory for their scores.
    private static final int TOGETHER = 32;

    private final TemplateMatcher search;
    private final List<Tensor> pictures;
    private final double sign;

    PoseSearch(Tensor picture, TemplateMatcher search) {
        this.search = search;
        this.pictures = Pyramid.of(picture, LEAST_SIDE);
        this.sign = search.method().isDifference() ? -1 : 1;
    }

    /// A pose at a place of a copy, the middle of the template at (x, y); `good` is large for a good score.
    private record Candidate(double x, double y, double angle, double scale, double good) {}

    List<Hit> find(Template t) {
        List<Template> copies = Pyramid.of(t);
        List<Candidate> found = new ArrayList<>();
        for (int level = coarsest(copies, search.poses().scales().to()); level >= 0; level--) {
            List<Candidate> here = everywhere(copies, level);
            for (Candidate c : found) {
                here.add(climb(copies, level, new Candidate(2 * c.x + 0.5, 2 * c.y + 0.5, c.angle, c.scale, c.good)));
            }
            found = thinned(here, copies, level);
        }
        List<Hit> hits = new ArrayList<>();
        for (Candidate c : found) {
            Candidate end = between(copies, c);
            if (end.good >= worst(0)) {
                Box box = new Box(end.x, end.y, t.width() * end.scale, t.height() * end.scale, end.angle);
                hits.add(new Hit(t.name(), sign * end.good, box, end.scale));
            }
        }
        return hits;
    }

    /// How bad the score of what becomes a hit may be in copy l: poses in between, and pixels that fall
    /// otherwise on the grid, cost some of it.
    private double worst(int level) {
        if (search.pick().threshold().isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        double threshold = sign * search.pick().threshold().getAsDouble();
        double best = search.method().isDifference() ? 0 : 1;
        double slack = level == 0 ? 0 : 0.12 + 0.06 * Math.min(level, 3);
        return threshold - slack * Math.max(Math.abs(threshold), Math.abs(best));
    }

    /// The smallest copy in which a template of a scale is looked for everywhere.
    private int coarsest(List<Template> copies, double scale) {
        Template first = copies.getFirst();
        double side = Math.min(first.height(), first.width()) * scale;
        double contrast = contrast(first);
        int level = 0;
        while (level + 1 < Math.min(pictures.size(), copies.size())
                && side / (2 << level) >= LEAST_SIDE
                && contrast(copies.get(level + 1)) >= LEAST_CONTRAST * contrast) {
            level++;
        }
        return level;
    }

    /// The standard deviation of what counts.
    private static double contrast(Template t) {
        double weight = 0;
        for (int c = 0; c < t.planes().shape().c(); c++) {
            weight += t.mask().squares(c);
        }
        return Math.sqrt(Moments.of(t).pattern() / weight);
    }

    /// Radians, and ratio less 1, that move no edge of a template by more than a pixel of copy l.
    private static double step(Template first, double scale, int level) {
        return 2 / Math.max(Math.max(first.height(), first.width()) * scale / (1 << level), 4);
    }

    /// Every pose of the scales that belong to a copy, at every place.
    private List<Candidate> everywhere(List<Template> copies, int level) {
        Poses poses = search.poses();
        List<Candidate> all = new ArrayList<>();
        for (double scale : poses.scales().scales(s -> 1 + step(copies.getFirst(), s, coarsest(copies, s)))) {
            if (coarsest(copies, scale) == level) {
                double apart = Math.toDegrees(step(copies.getFirst(), scale, level));
                List<Double> angles = poses.angles().angles(apart);
                if (level > 0 && angles.size() > 1 && isRoundish(copies.getFirst())) {
                    all.addAll(aroundDisc(copies, level, angles, scale));
                } else {
                    for (double angle : angles) {
                        all.addAll(at(copies, level, angle, scale));
                    }
                }
            }
        }
        return all.size() > MOST ? thinned(all, copies, level) : all;
    }

    /// Whether the largest disc inside is most of it: all its turns then have one window, whose energy is
    /// measured once for all of them.
    private boolean isRoundish(Template t) {
        return search.method() == Method.CCOEFF_NORMED
                && t.mask().isBox()
                && Math.max(t.height(), t.width()) <= LONGEST_DISC * Math.min(t.height(), t.width());
    }

    private List<Candidate> aroundDisc(List<Template> copies, int level, List<Double> angles, double scale) {
        Tensor picture = pictures.get(level);
        Template first = copies.getFirst();
        int side = (int) Math.floor(Math.min(first.height(), first.width()) * scale / (1 << level));
        if (side > Math.min(picture.shape().h(), picture.shape().w())) {
            return List.of();
        }
        List<Candidate> all = new ArrayList<>();
        for (int from = 0; from < angles.size(); from += TOGETHER) {
            List<Double> some = angles.subList(from, Math.min(from + TOGETHER, angles.size()));
            List<Template> turned = some.stream()
                    .map(angle -> Pyramid.disc(copies, angle, scale / (1 << level), side))
                    .toList();
            Tensor scores = Method.coefficients(picture, turned);
            for (int i = 0; i < some.size(); i++) {
                double angle = some.get(i);
                Peaks.of(scores.channels(i, 1).copy(), search.method(), threshold(level), MOST)
                        .forEach(p -> all.add(new Candidate(
                                p.x() + (side - 1) / 2.0, p.y() + (side - 1) / 2.0, angle, scale, p.score())));
            }
        }
        return all;
    }

    private OptionalDouble threshold(int level) {
        double worst = worst(level);
        return worst == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(sign * worst);
    }

    private List<Candidate> at(List<Template> copies, int level, double angle, double scale) {
        Tensor picture = pictures.get(level);
        Template t = Pyramid.posed(copies, angle, scale / (1 << level), 0, 0);
        if (t.height() > picture.shape().h() || t.width() > picture.shape().w() || t.isFlat()) {
            return List.of();
        }
        return Peaks.of(search.method().scores(picture, t), search.method(), threshold(level), MOST).stream()
                .map(p -> new Candidate(
                        p.x() + (t.width() - 1) / 2.0, p.y() + (t.height() - 1) / 2.0, angle, scale, sign * p.score()))
                .toList();
    }

    /// The best candidates, of those near each other in place and pose only the best, and few at one place.
    private List<Candidate> thinned(List<Candidate> all, List<Template> copies, int level) {
        List<Candidate> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble((Candidate c) -> -c.good)
                .thenComparingDouble(Candidate::y)
                .thenComparingDouble(Candidate::x)
                .thenComparingDouble(Candidate::angle)
                .thenComparingDouble(Candidate::scale));
        Template first = copies.getFirst();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate c : sorted) {
            if (kept.size() == MOST || c.good < worst(level)) {
                break;
            }
            double near = Math.max(2, Math.min(first.height(), first.width()) * c.scale / (1 << level) / 4);
            double step = step(first, c.scale, level);
            int here = 0;
            boolean known = false;
            for (Candidate k : kept) {
                if (Math.abs(k.x - c.x) <= near && Math.abs(k.y - c.y) <= near) {
                    here++;
                    known |= turned(k.angle - c.angle) <= 2.5 * Math.toDegrees(step)
                            && Math.abs(Math.log(k.scale / c.scale)) <= 2.5 * step;
                }
            }
            if (!known && here < AT_ONE_PLACE) {
                kept.add(c);
            }
        }
        return kept;
    }

    /// How far apart two angles are, 0 … 180.
    private static double turned(double degrees) {
        double d = Math.abs(degrees % 360);
        return Math.min(d, 360 - d);
    }

    /// To the best pose around, half a coarser step at a time, one axis after the other.
    private Candidate climb(List<Template> copies, int level, Candidate from) {
        Poses poses = search.poses();
        double step = step(copies.getFirst(), from.scale, level);
        Candidate best = placed(copies, level, from, from.angle, from.scale);
        for (int round = 0; round < 2; round++) {
            Candidate before = best;
            if (poses.angles().isFree()) {
                best = along(copies, level, best, Math.toDegrees(step), 1);
            }
            if (poses.scales().isFree()) {
                best = along(copies, level, best, 0, 1 + step);
            }
            if (best.equals(before)
                    || !(poses.angles().isFree() && poses.scales().isFree())) {
                break;
            }
        }
        return best;
    }

    /// As long as the next step up or down is better, twice at most.
    private Candidate along(List<Template> copies, int level, Candidate from, double degrees, double ratio) {
        Candidate best = from;
        for (int way : new int[] {1, -1}) {
            for (int i = 0; i < 2; i++) {
                Candidate next =
                        placed(copies, level, best, best.angle + way * degrees, best.scale * Math.pow(ratio, way));
                if (next.good <= best.good) {
                    break;
                }
                best = next;
            }
            if (!best.equals(from)) {
                break;
            }
        }
        return best;
    }

    /// The best place for a pose around that of a candidate; no good at all where it does not fit.
    private Candidate placed(List<Template> copies, int level, Candidate near, double angle, double scale) {
        Poses poses = search.poses();
        double a = poses.angles().held(angle);
        double s = poses.scales().held(scale);
        Candidate none = new Candidate(near.x, near.y, a, s, Double.NEGATIVE_INFINITY);
        Tensor picture = pictures.get(level);
        Shape size = picture.shape();
        Pyramid.Bounds b = Pyramid.Bounds.of(copies.getFirst(), a, s / (1 << level));
        double x = near.x - (b.w() - 1) / 2.0;
        double y = near.y - (b.h() - 1) / 2.0;
        // the template's pixels fall onto the picture's, so that poses are compared and not how they lie on the grid
        double dx = x - Math.rint(x);
        double dy = y - Math.rint(y);
        int left = (int) Math.max(Math.rint(x) - AROUND, 0);
        int top = (int) Math.max(Math.rint(y) - AROUND, 0);
        int w = Math.min(b.w() + 2 * AROUND, size.w() - left);
        int h = Math.min(b.h() + 2 * AROUND, size.h() - top);
        Template t = Pyramid.posed(copies, a, s / (1 << level), dx, dy);
        if (w < b.w() || h < b.h() || t.isFlat()) {
            return none;
        }
        Tensor scores = Trace.run(search.method().layer(t), picture.window(top, left, h, w));
        List<Corner> peaks = Peaks.of(scores, search.method(), OptionalDouble.empty(), 1);
        if (peaks.isEmpty()) {
            return none;
        }
        Corner p = peaks.getFirst();
        return new Candidate(
                left + p.x() + (b.w() - 1) / 2.0 + dx,
                top + p.y() + (b.h() - 1) / 2.0 + dy,
                a,
                s,
                sign * Math.clamp(Peaks.top(scores, p), -1, 1));
    }

    /// The top of the parabolas through a pose and its neighbours, a step and then half a step away.
    private Candidate between(List<Template> copies, Candidate c) {
        Poses poses = search.poses();
        double step = step(copies.getFirst(), c.scale, 0);
        Candidate best = c;
        for (double s : new double[] {step, step / 2}) {
            if (poses.angles().isFree()) {
                double degrees = Math.toDegrees(s);
                double top = top(
                        placed(copies, 0, best, best.angle - degrees, best.scale).good,
                        best.good,
                        placed(copies, 0, best, best.angle + degrees, best.scale).good);
                best = better(best, placed(copies, 0, best, best.angle + top * degrees, best.scale));
            }
            if (poses.scales().isFree()) {
                double top = top(
                        placed(copies, 0, best, best.angle, best.scale / (1 + s)).good,
                        best.good,
                        placed(copies, 0, best, best.angle, best.scale * (1 + s)).good);
                best = better(best, placed(copies, 0, best, best.angle, best.scale * Math.pow(1 + s, top)));
            }
        }
        return best;
    }

    private static Candidate better(Candidate a, Candidate b) {
        return b.good > a.good ? b : a;
    }

    /// Where the parabola through (−1, a), (0, b), (1, c) is highest, −1 … 1.
    private static double top(double a, double b, double c) {
        double bend = a + c - 2 * b;
        return bend < 0 && Double.isFinite(bend) ? Math.clamp((a - c) / (2 * bend), -1, 1) : 0;
    }
}
