package thawline.xo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much four lines are like a board, by the ink along them and what else is there.
final class Weighing {

    /// A drawn line strays so far from a straight one, as a share of a cell.
    private static final double STRAY = 0.1;

    /// The board's lines go on so far beyond a frame, in cells, at most.
    private static final double AROUND = 0.35;

    /// No pen is so wide, in cells; looked at in so many places of a line.
    private static final double BROAD = 0.35;

    private static final int PLACES = 16;

    private static final double LIKE = StrictMath.toRadians(12);

    private final Flattened flat;
    private final double level;
    private final float[] distance;
    private final List<Segment> segments;
    private final Map<Segment, Double> strengths = new HashMap<>();

    Weighing(Flattened flat, double level, Mask thin, List<Segment> segments) {
        this.flat = flat;
        this.level = level;
        this.distance = thin.distances();
        this.segments = segments;
    }

    /// 0 … 1.
    double of(Hash hash, double evenness) {
        double cell = hash.cell();
        double least = 1;
        double mean = 0;
        double weakest = Double.MAX_VALUE;
        double strongest = 0;
        for (Segment s : hash.lines()) {
            double covered = covered(s, Math.max(2.5, STRAY * cell));
            least = Math.min(least, covered);
            mean += covered / 4;
            double strength = strength(s);
            weakest = Math.min(weakest, strength);
            strongest = Math.max(strongest, strength);
        }
        if (least < 0.6 || Arrays.stream(hash.lines()).anyMatch(s -> broad(s, cell))) {
            return 0;
        }
        double alike = Math.min(1, 0.35 + weakest / strongest);
        double stands = Math.min(1, weakest / (1.2 * level));
        double others = StrictMath.pow(0.45, others(hash, 0.6 * weakest));
        double large = Math.min(1, 0.6 + cell / (0.25 * Math.max(flat.width(), flat.height())));
        return evenness * StrictMath.pow(mean, 3) * alike * stands * others * large;
    }

    /// The share of the line that has thin ink beside it.
    private double covered(Segment s, double stray) {
        int n = (int) Math.max(8, s.length());
        int hits = 0;
        for (int i = 0; i <= n; i++) {
            int x = Math.clamp(Math.round(s.x((double) i / n)), 0, flat.width() - 1);
            int y = Math.clamp(Math.round(s.y((double) i / n)), 0, flat.height() - 1);
            hits += distance[y * flat.width() + x] <= stray ? 1 : 0;
        }
        return hits / (n + 1.0);
    }

    /// Whether most of a line runs through ink that is no stroke: the dark fields of a chequerboard.
    private boolean broad(Segment s, double cell) {
        int wide = 0;
        for (int i = 0; i < PLACES; i++) {
            wide += run(s, (i + 0.5) / PLACES, 1, cell) + run(s, (i + 0.5) / PLACES, -1, cell) > BROAD * cell ? 1 : 0;
        }
        return wide > PLACES / 2;
    }

    /// Pixels of ink across a line, to one side.
    private int run(Segment s, double t, int side, double cell) {
        double dx = side * (s.x1() - s.x0()) / s.length();
        double dy = side * (s.y1() - s.y0()) / s.length();
        for (int k = 0; k <= BROAD * cell; k++) {
            int x = (int) Math.round(s.x(t) - k * dy);
            int y = (int) Math.round(s.y(t) + k * dx);
            boolean inside = x >= 0 && y >= 0 && x < flat.width() && y < flat.height();
            if (!inside || flat.ink().data()[y * flat.width() + x] <= level) {
                return k;
            }
        }
        return (int) Math.ceil(BROAD * cell);
    }

    /// Of the faintest line.
    double strength(Hash hash) {
        return Arrays.stream(hash.lines()).mapToDouble(this::strength).min().orElse(0);
    }

    /// The middle of the ink along a line.
    private double strength(Segment s) {
        return strengths.computeIfAbsent(s, this::measured);
    }

    private double measured(Segment s) {
        int n = (int) Math.max(8, s.length() / 2);
        double dx = (s.x1() - s.x0()) / s.length();
        double dy = (s.y1() - s.y0()) / s.length();
        double[] along = new double[n];
        for (int i = 0; i < n; i++) {
            double most = 0;
            for (int k = -4; k <= 4; k++) {
                int x = (int) Math.round(s.x((i + 0.5) / n) - k * dy);
                int y = (int) Math.round(s.y((i + 0.5) / n) + k * dx);
                if (x >= 0 && y >= 0 && x < flat.width() && y < flat.height()) {
                    most = Math.max(most, flat.ink().data()[y * flat.width() + x]);
                }
            }
            along[i] = most;
        }
        Arrays.sort(along);
        return along[n / 2];
    }

    /// Lines as strong as the board's that go along with them through the board.
    private int others(Hash hash, double strong) {
        int count = 0;
        for (Segment s : segments) {
            for (int family = 0; family < 4; family += 2) {
                Segment a = hash.lines()[family];
                Segment b = hash.lines()[family + 1];
                if (s.equals(a) || s.equals(b) || Math.min(s.angleTo(a), s.angleTo(b)) > LIKE || strength(s) < strong) {
                    continue;
                }
                count += through(hash, family, s) ? 1 : 0;
            }
        }
        return Math.min(count, 6);
    }

    /// Whether it crosses both lines of the other family well away from the board's own and from a frame.
    private static boolean through(Hash hash, int family, Segment s) {
        for (int k = 0; k < 2; k++) {
            int line = 2 - family + k;
            Segment other = hash.lines()[line];
            double t = other.meets(s);
            double at = s.meets(other);
            double share = hash.to(line) - hash.from(line);
            double cell = (t - hash.from(line)) / share;
            boolean own = Math.min(Math.abs(cell), Math.abs(cell - 1)) < 0.12;
            boolean last = Math.min(t, 1 - t) / share < AROUND; // the board's lines end at a frame
            if (!(at > -0.05 && at < 1.05) || own || ((cell < -0.75 || cell > 1.75) && last)) {
                return false;
            }
        }
        return true;
    }

    /// Lines along the board's, about a cell beyond them, and as long as the board: left, right, above,
    /// below.
    Segment[] frame(Hash hash) {
        Segment[] frame = new Segment[4];
        double[] best = new double[4];
        for (Segment s : segments) {
            for (int family = 0; family < 4; family += 2) {
                if (Math.min(s.angleTo(hash.lines()[family]), s.angleTo(hash.lines()[family + 1])) > LIKE
                        || s.length() < 2.2 * hash.cell()) {
                    continue;
                }
                double sum = 0;
                double at = 0;
                double odd = 0;
                for (int k = 0; k < 2; k++) {
                    int line = 2 - family + k;
                    Segment other = hash.lines()[line];
                    double cell = (other.meets(s) - hash.from(line)) / (hash.to(line) - hash.from(line));
                    double crossing = s.meets(other);
                    odd = Math.max(odd, crossing < 0 || crossing > 1 ? 9 : 0);
                    sum += cell / 2;
                    at = k == 0 ? cell : at - cell;
                }
                int side = family + (sum > 0.5 ? 1 : 0);
                double beyond = sum > 0.5 ? sum - 1 : -sum;
                double fit = 1 - Math.abs(StrictMath.log(Math.max(beyond, 0.01))) - Math.abs(at);
                if (odd == 0 && beyond > 0.7 && beyond < 1.45 && fit > best[side]) {
                    best[side] = fit;
                    frame[side] = s;
                }
            }
        }
        return frame;
    }
}
