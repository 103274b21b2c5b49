package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The straight pieces of thin lines, the longest first: each pixel votes for the lines through it (Hough),
/// the line with most votes is followed, and its pixels take their votes back.
final class Segments {

    private static final int ANGLES = 180;

    /// At most so many; squared paper alone would have hundreds.
    private static final int MOST = 70;

    /// Shorter ones than this share of the longer side are no line of a grid.
    private static final double SHORTEST = 0.06;

    /// How far a drawn line may stray, and how long a gap in it may be, as shares of the longer side.
    private static final double STRAY = 0.009;

    private static final double GAP = 0.022;

    /// So many lines in turn that come to nothing end the search.
    private static final int PATIENCE = 25;

    private static final double[] COS = new double[ANGLES];
    private static final double[] SIN = new double[ANGLES];

    static {
        for (int a = 0; a < ANGLES; a++) {
            COS[a] = StrictMath.cos(Math.PI * a / ANGLES);
            SIN[a] = StrictMath.sin(Math.PI * a / ANGLES);
        }
    }

    private final Mask thin;
    private final boolean[] free;
    private final double step;
    private final int rhos;
    private final int reach;
    private final int gap;
    private final double shortest;
    private final int[] votes;

    private Segments(Mask thin) {
        this.thin = thin;
        this.free = thin.set().clone();
        int side = Math.max(thin.width(), thin.height());
        this.step = Math.max(1, side / 360.0);
        this.rhos = (int) Math.ceil(Math.hypot(thin.width(), thin.height()) / step) * 2 + 3;
        this.reach = (int) Math.max(2, Math.round(STRAY * side));
        this.gap = (int) Math.max(4, Math.round(GAP * side));
        this.shortest = SHORTEST * side;
        this.votes = new int[ANGLES * rhos];
    }

    static List<Segment> of(Mask thin) {
        Segments s = new Segments(thin);
        for (int i = 0; i < s.free.length; i++) {
            if (s.free[i]) {
                s.vote(i, 1);
            }
        }
        return s.all();
    }

    private void vote(int pixel, int count) {
        int x = pixel % thin.width();
        int y = pixel / thin.width();
        for (int a = 0; a < ANGLES; a++) {
            int r = (int) Math.round((x * COS[a] + y * SIN[a]) / step) + rhos / 2;
            votes[a * rhos + r] += count;
        }
    }

    private List<Segment> all() {
        List<Segment> found = new ArrayList<>();
        int barren = 0;
        while (found.size() < MOST && barren < PATIENCE) {
            int at = best();
            if (at < 0) {
                break;
            }
            Segment line = run(at / rhos, (at % rhos - rhos / 2) * step);
            if (line == null) {
                barren++;
                clear(at);
                continue;
            }
            Segment fine = line;
            for (int k = 0; k < 2; k++) {
                fine = extended(fitted(fine));
            }
            take(line);
            take(fine);
            if (fine.length() >= shortest) {
                found.add(fine);
                barren = 0;
            } else {
                barren++;
                clear(at);
            }
        }
        found.sort((a, b) -> Double.compare(b.length(), a.length()));
        return found;
    }

    /// Of a place and its neighbours across the line, so that a wobble does not part a line.
    private int best() {
        int most = (int) (shortest * 0.7);
        int at = -1;
        for (int i = 1; i < votes.length - 1; i++) {
            int sum = votes[i - 1] + 2 * votes[i] + votes[i + 1];
            if (sum > 2 * most) {
                most = sum / 2;
                at = i;
            }
        }
        return at;
    }

    private void clear(int at) {
        Arrays.fill(votes, Math.max(0, at - 1), Math.min(votes.length, at + 2), Integer.MIN_VALUE / 8);
    }

    /// The longest piece of the line that has pixels without a large gap.
    private Segment run(int angle, double rho) {
        double px = rho * COS[angle];
        double py = rho * SIN[angle];
        int far = thin.width() + thin.height();
        return longest(px, py, -SIN[angle], COS[angle], -far, far);
    }

    /// Pixels that another line took bridge a gap: lines cross.
    private Segment longest(double px, double py, double dx, double dy, int from, int to) {
        int begin = 0;
        int last = Integer.MIN_VALUE / 2;
        int hits = 0;
        int bestBegin = 0;
        int bestLast = 0;
        int bestHits = 0;
        for (int t = from; t <= to; t++) {
            Near near = near(px + t * dx, py + t * dy, dx, dy);
            if (near == Near.NOTHING) {
                continue;
            }
            boolean on = t - last <= gap;
            if (near == Near.TAKEN) {
                last = on ? t : last;
                continue;
            }
            if (!on) {
                begin = t;
                hits = 0;
            }
            hits++;
            last = t;
            if (hits > bestHits) {
                bestBegin = begin;
                bestLast = last;
                bestHits = hits;
            }
        }
        if (bestLast - bestBegin < 0.6 * shortest) {
            return null;
        }
        return new Segment(px + bestBegin * dx, py + bestBegin * dy, px + bestLast * dx, py + bestLast * dy);
    }

    private enum Near {
        NOTHING,
        TAKEN,
        FREE
    }

    /// What lies across from the point.
    private Near near(double x, double y, double dx, double dy) {
        if (x < -reach || y < -reach || x > thin.width() + reach || y > thin.height() + reach) {
            return Near.NOTHING;
        }
        Near near = Near.NOTHING;
        for (int k = -reach; k <= reach; k++) {
            int u = (int) Math.round(x - k * dy);
            int v = (int) Math.round(y + k * dx);
            if (thin.at(u, v)) {
                if (free[v * thin.width() + u]) {
                    return Near.FREE;
                }
                near = Near.TAKEN;
            }
        }
        return near;
    }

    /// The same piece of the line that fits its pixels best (least squares across it).
    private Segment fitted(Segment s) {
        double length = s.length();
        double dx = (s.x1() - s.x0()) / length;
        double dy = (s.y1() - s.y0()) / length;
        double n = 0;
        double st = 0;
        double sk = 0;
        double stt = 0;
        double stk = 0;
        for (int t = 0; t <= length; t++) {
            for (int k = -reach; k <= reach; k++) {
                int u = (int) Math.round(s.x0() + t * dx - k * dy);
                int v = (int) Math.round(s.y0() + t * dy + k * dx);
                if (thin.at(u, v) && free[v * thin.width() + u]) {
                    n++;
                    st += t;
                    sk += k;
                    stt += (double) t * t;
                    stk += (double) t * k;
                }
            }
        }
        double det = n * stt - st * st;
        if (n < 3 || det == 0) {
            return s;
        }
        double slope = (n * stk - st * sk) / det;
        double rise = (sk - slope * st) / n;
        double a = rise;
        double b = rise + slope * length;
        return new Segment(s.x0() - a * dy, s.y0() + a * dx, s.x1() - b * dy, s.y1() + b * dx);
    }

    /// As far as pixels go on at both ends.
    private Segment extended(Segment s) {
        double length = s.length();
        double dx = (s.x1() - s.x0()) / length;
        double dy = (s.y1() - s.y0()) / length;
        int end = grown(s.x1(), s.y1(), dx, dy);
        int begin = grown(s.x0(), s.y0(), -dx, -dy);
        return new Segment(s.x0() - begin * dx, s.y0() - begin * dy, s.x1() + end * dx, s.y1() + end * dy);
    }

    private int grown(double x, double y, double dx, double dy) {
        int last = 0;
        int bridged = 0;
        for (int t = 1; t <= bridged + gap; t++) {
            Near near = near(x + t * dx, y + t * dy, dx, dy);
            bridged = near == Near.NOTHING ? bridged : t;
            last = near == Near.FREE ? t : last;
        }
        return last;
    }

    /// Takes back the votes of the pixels along a line.
    private void take(Segment s) {
        double length = s.length();
        double dx = (s.x1() - s.x0()) / length;
        double dy = (s.y1() - s.y0()) / length;
        for (int t = 0; t <= length; t++) {
            for (int k = -reach; k <= reach; k++) {
                int u = (int) Math.round(s.x0() + t * dx - k * dy);
                int v = (int) Math.round(s.y0() + t * dy + k * dx);
                if (thin.at(u, v) && free[v * thin.width() + u]) {
                    free[v * thin.width() + u] = false;
                    vote(v * thin.width() + u, -1);
                }
            }
        }
    }
}
