package thawline.xo;

import java.util.Arrays;
import java.util.Optional;

/// What is written on a picture: a plane of ink, 0 paper … 1 full ink, whatever the light, the paper's lines
/// and the polarity.
///
/// @param values h × w, row by row
record Writing(float[] values, int h, int w) {

    /// So many deviations of the paper's noise are taken off …
    private static final float NOISE = 2;

    /// … but no more than so much of full ink.
    private static final float HIDDEN = 0.3f;

    /// So much of full ink at either end is none, or all.
    private static final float PALE = 0.06f;

    /// Ink that is not so many deviations of the noise is none.
    private static final float SEEN = 3.2f;

    /// More noise is smoothed first.
    private static final float SMOOTHED = 10;

    private static final int ROUNDS = 3;

    /// How many pixels the darkest part has.
    private static final int DARKEST = 6;

    /// A line that crosses so much of a row or a column is printed on the paper.
    private static final double CROSSED = 0.85;

    /// Rows shorter than this say nothing of ruled paper.
    private static final int LINE = 16;

    /// So many pixels beside a ruled line there is paper …
    private static final int APART = 3;

    /// … which has less than so much of what the line has.
    private static final double ALONE = 0.6;

    /// Takes v as its own; empty where nothing is written.
    ///
    /// @param faint less contrast than this is noise, in 8-bit units
    static Optional<Writing> of(float[] v, int h, int w, float faint) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Float.isFinite(v[i]) ? v[i] : 0;
        }
        float far = Paper.subtract(v, h, w);
        float noise = Paper.noise(v, far);
        for (int round = 0; round < ROUNDS && noise * SMOOTHED > largest(v, DARKEST); round++) {
            smooth(v, h, w);
            noise = Paper.noise(v, far);
        }
        orient(v, Math.max(faint / 2, 2 * noise));
        unrule(v, h, w, 2 * noise + 0.5f);
        float most = largest(v, DARKEST);
        if (most < Math.max(faint, SEEN * noise)) {
            return Optional.empty();
        }
        float full = full(v, most);
        float low = Math.min(NOISE * noise, HIDDEN * full) + PALE * full;
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.clamp((v[i] - low) / ((1 - PALE) * full - low), 0, 1);
        }
        return Optional.of(new Writing(v, h, w));
    }

    /// Ink is what there is more of on one side of the paper's brightness.
    private static void orient(float[] v, float threshold) {
        double light = 0;
        double dark = 0;
        for (float r : v) {
            if (r > threshold) {
                light += r;
            } else if (r < -threshold) {
                dark -= r;
            }
        }
        float sign = light > dark ? 1 : -1;
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.max(0, sign * v[i]);
        }
    }

    /// Takes away thin lines from edge to edge: what half of such a row has in common.
    private static void unrule(float[] v, int h, int w, float seen) {
        if (w >= LINE) {
            unrule(v, new Lines(h, w, w, 1), seen);
        }
        if (h >= LINE) {
            unrule(v, new Lines(w, 1, h, w), seen);
        }
    }

    /// Rows, or columns.
    ///
    /// @param apart from one to the next
    /// @param step along one
    private record Lines(int count, int apart, int length, int step) {}

    private static void unrule(float[] v, Lines lines, float seen) {
        double[] crossed = new double[lines.count];
        for (int i = 0; i < lines.count; i++) {
            crossed[i] = crossed(v, lines, i, seen);
        }
        for (int i = 0; i < lines.count; i++) {
            double beside = Math.max(crossed[Math.max(0, i - APART)], crossed[Math.min(lines.count - 1, i + APART)]);
            boolean edge = i < APART || i >= lines.count - APART;
            if (crossed[i] >= CROSSED && (edge || beside < ALONE * crossed[i])) {
                unrule(v, i * lines.apart, lines.step, lines.length);
            }
        }
    }

    /// The share of a line where something is; 0 unless it is at both ends.
    private static double crossed(float[] v, Lines lines, int line, float seen) {
        int from = line * lines.apart;
        int last = lines.length - 1;
        if (v[from] <= seen || v[from + last * lines.step] <= seen) {
            return 0;
        }
        int crossed = 0;
        for (int i = 0; i <= last; i++) {
            crossed += v[from + i * lines.step] > seen ? 1 : 0;
        }
        return (double) crossed / lines.length;
    }

    private static void unrule(float[] v, int from, int step, int n) {
        float[] line = new float[n];
        for (int i = 0; i < n; i++) {
            line[i] = v[from + i * step];
        }
        Arrays.sort(line);
        float rule = line[n / 2];
        for (int i = 0; i < n; i++) {
            v[from + i * step] = Math.max(0, v[from + i * step] - rule);
        }
    }

    private static float largest(float[] v, int count) {
        float[] top = new float[Math.min(count, v.length)];
        float least = 0;
        for (float value : v) {
            float r = Math.abs(value);
            if (r > least) {
                int i = 0;
                for (; i + 1 < top.length && top[i + 1] < r; i++) {
                    top[i] = top[i + 1];
                }
                top[i] = r;
                least = top[0];
            }
        }
        return least;
    }

    /// What three quarters of the ink proper do not reach.
    private static float full(float[] v, float most) {
        float[] ink = new float[v.length];
        int n = 0;
        for (float r : v) {
            ink[n] = r;
            n += r > 0.4f * most ? 1 : 0;
        }
        return Math.max(Order.at(ink, n, Math.min(n - 1, n * 3 / 4)), 0.5f * most);
    }

    /// By (1 2 1)/4 down and across; beyond the edge its value stands.
    private static void smooth(float[] v, int h, int w) {
        float[] t = new float[v.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float left = v[y * w + Math.max(0, x - 1)];
                float right = v[y * w + Math.min(w - 1, x + 1)];
                t[y * w + x] = (left + 2 * v[y * w + x] + right) / 4;
            }
        }
        for (int y = 0; y < h; y++) {
            int up = Math.max(0, y - 1) * w;
            int down = Math.min(h - 1, y + 1) * w;
            for (int x = 0; x < w; x++) {
                v[y * w + x] = (t[up + x] + 2 * t[y * w + x] + t[down + x]) / 4;
            }
        }
    }

    /// Where all of it is but a hundredth on each side.
    ///
    /// @param y0 the first row
    /// @param y1 the row behind the last
    record Extent(int y0, int x0, int y1, int x1) {
        int side() {
            return Math.max(y1 - y0, x1 - x0);
        }
    }

    Extent extent() {
        float[] rows = new float[h];
        float[] columns = new float[w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                if (values[y * w + x] > 0.3f) {
                    rows[y]++;
                    columns[x]++;
                }
            }
        }
        int[] down = between(rows);
        int[] across = between(columns);
        return new Extent(down[0], across[0], down[1], across[1]);
    }

    private static int[] between(float[] profile) {
        float all = 0;
        for (float p : profile) {
            all += p;
        }
        float rest = all / 100;
        int from = 0;
        for (float sum = profile[0]; from < profile.length - 1 && sum <= rest; sum += profile[from]) {
            from++;
        }
        int to = profile.length;
        for (float sum = profile[to - 1]; to > from + 1 && sum <= rest; sum += profile[to - 1]) {
            to--;
        }
        return new int[] {from, to};
    }

    /// How much of a part is ink.
    float share(Extent e) {
        float sum = 0;
        for (int y = e.y0; y < e.y1; y++) {
            for (int x = e.x0; x < e.x1; x++) {
                sum += values[y * w + x];
            }
        }
        return sum / ((e.y1 - e.y0) * (e.x1 - e.x0));
    }

    /// The mean width of strokes in pixels: 2·area / outline.
    float width() {
        double area = 0;
        double outline = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float v = values[y * w + x];
                float right = x + 1 < w ? values[y * w + x + 1] - v : v;
                float down = y + 1 < h ? values[y * w + x + w] - v : v;
                area += v;
                outline += Math.sqrt(right * right + down * down);
            }
        }
        return outline == 0 ? 0 : (float) (2 * area / outline);
    }

    /// Every stroke a pixel wider on each side.
    Writing thickened() {
        float[] wide = values.clone();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float v = values[y * w + x];
                if (v > 0) {
                    spread(wide, y, x, v);
                }
            }
        }
        return new Writing(wide, h, w);
    }

    private void spread(float[] to, int y, int x, float v) {
        for (int j = Math.max(0, y - 1); j <= Math.min(h - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(w - 1, x + 1); i++) {
                float near = j == y || i == x ? v : 0.7f * v;
                to[j * w + i] = Math.max(to[j * w + i], near);
            }
        }
    }
}
