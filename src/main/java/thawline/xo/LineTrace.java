package thawline.xo;

import java.util.Arrays;

/// Follows a drawn line along a straight one by its ink, and takes it off.
///
/// The way with most ink that strays from step to step by a pixel at most (dynamic programming).
final class LineTrace {

    /// How far a line that is drawn strays, in cells …
    static final double DRAWN = 0.16;

    /// … and one that is printed.
    static final double PRINTED = 0.03;

    /// How long a gap in a line is, in cells.
    private static final double GAP = 0.1;

    private final Flattened flat;
    private final double level;
    private final Segment line;
    private final int reach;
    private final int gap;
    private final int beyond;
    private final int n;
    private final double dx;
    private final double dy;

    /// @param cell the side of a cell, in pixels
    /// @param stray how far the line strays, in cells
    LineTrace(Flattened flat, double level, Segment line, double cell, double stray) {
        this.flat = flat;
        this.level = level;
        this.line = line;
        this.reach = (int) Math.ceil(stray * cell);
        this.gap = (int) Math.ceil(GAP * cell);
        this.beyond = (int) Math.ceil(0.6 * cell);
        this.n = (int) Math.ceil(line.length()) + 2 * beyond;
        this.dx = (line.x1() - line.x0()) / line.length();
        this.dy = (line.y1() - line.y0()) / line.length();
    }

    /// Clears what belongs to the line.
    void erase(boolean[] left) {
        int[] way = way();
        double radius = width(way) / 2 * 1.2 + 1.5;
        int begin = end(way, n / 2, -1);
        int end = end(way, n / 2, 1);
        for (int t = begin; t <= end; t++) {
            clear(t, way[t], radius, left);
        }
    }

    private double x(int t, int k) {
        return line.x0() + (t - beyond) * dx - k * dy;
    }

    private double y(int t, int k) {
        return line.y0() + (t - beyond) * dy + k * dx;
    }

    private double ink(int t, int k) {
        int u = (int) Math.round(x(t, k));
        int v = (int) Math.round(y(t, k));
        boolean inside = u >= 0 && v >= 0 && u < flat.width() && v < flat.height();
        return inside ? flat.ink().data()[v * flat.width() + u] : 0;
    }

    /// Of each step, how far to the right of the straight line.
    private int[] way() {
        int across = 2 * reach + 1;
        double full = 1.5 * level;
        double[] best = new double[across];
        byte[][] from = new byte[n][across];
        for (int t = 0; t < n; t++) {
            double[] next = new double[across];
            boolean sure = t >= beyond && t < n - beyond;
            for (int k = 0; k < across; k++) {
                double most = best[k];
                for (int step = -1; step <= 1; step += 2) {
                    int other = k + step;
                    if (other >= 0 && other < across && best[other] - 0.15 > most) {
                        most = best[other] - 0.15;
                        from[t][k] = (byte) step;
                    }
                }
                double off = (k - reach) / (double) Math.max(1, reach);
                double held = sure ? 0.15 : 0.3;
                next[k] = most + Math.min(ink(t, k - reach) / full, 1) - held * off * off;
            }
            best = next;
        }
        int at = 0;
        for (int k = 1; k < across; k++) {
            at = best[k] > best[at] ? k : at;
        }
        int[] way = new int[n];
        for (int t = n - 1; t >= 0; t--) {
            way[t] = at - reach;
            at += from[t][at];
        }
        return way;
    }

    /// The middle of what the line is wide.
    private double width(int[] way) {
        double[] widths = new double[n];
        int count = 0;
        for (int t = beyond; t < n - beyond; t++) {
            if (ink(t, way[t]) > level) {
                widths[count++] = 1 + run(t, way[t], 1) + run(t, way[t], -1);
            }
        }
        if (count == 0) {
            return 1;
        }
        double[] some = Arrays.copyOf(widths, count);
        Arrays.sort(some);
        return some[count / 2];
    }

    private int run(int t, int k, int step) {
        int m = 0;
        while (m < 2 * reach && ink(t, k + (m + 1) * step) > level) {
            m++;
        }
        return m;
    }

    /// The last step in a direction before the ink stops for long.
    private int end(int[] way, int from, int step) {
        int last = from;
        for (int t = from; t >= 0 && t < n && Math.abs(t - last) <= (inner(t) ? n : gap); t += step) {
            last = ink(t, way[t]) > level ? t : last;
        }
        return last;
    }

    private boolean inner(int t) {
        return t >= beyond && t < n - beyond;
    }

    private void clear(int t, int k, double radius, boolean[] left) {
        double cx = x(t, k);
        double cy = y(t, k);
        int r = (int) Math.ceil(radius);
        for (int v = (int) Math.max(0, cy - r); v <= Math.min(flat.height() - 1, cy + r); v++) {
            for (int u = (int) Math.max(0, cx - r); u <= Math.min(flat.width() - 1, cx + r); u++) {
                if ((u - cx) * (u - cx) + (v - cy) * (v - cy) <= radius * radius) {
                    left[v * flat.width() + u] = false;
                }
            }
        }
    }
}
