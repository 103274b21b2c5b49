package thawline.xo;

import java.util.Arrays;
import thawline.filter.Morphology;
import thawline.filter.Smooth;
import thawline.run.Plan;
import thawline.tensor.Tensor;

/// ink = 255·(paper − v) / paper for dark ink, 255·(v − paper) / (255 − paper) for bright ink; below 0 is 0.
///
/// (1,1,H,W) → (1,1,H,W). The paper's level is worked out for each place from the blocks around it, so that
/// uneven light, a shadow and the table beside the sheet fall out.
///
/// @param ink 0 paper … 255
/// @param noise how much ink is still paper: grain, noise, the JPEG's traces
record Flattened(Tensor ink, double noise) {

    /// Which side of the paper's level is ink.
    enum Polarity {
        /// Pen on paper.
        DARK,
        /// Chalk on a board.
        BRIGHT
    }

    /// Blocks along the longer side; a block is to be wider than two strokes.
    private static final int BLOCKS = 16;

    /// The share of a block that may be ink.
    private static final double INK_SHARE = 0.3;

    /// Division by less than this would make ink of noise in the dark.
    private static final float LEAST = 40;

    /// Paper has this much noise at least.
    private static final double QUIET = 3;

    static Flattened of(Tensor grey, Polarity polarity) {
        int h = grey.shape().h();
        int w = grey.shape().w();
        float[] v = grey.toArray();
        if (polarity == Polarity.BRIGHT) {
            for (int i = 0; i < v.length; i++) {
                v[i] = 255 - v[i];
            }
        }
        int side = Math.max(4, (Math.max(h, w) + BLOCKS - 1) / BLOCKS);
        int rows = (h + side - 1) / side;
        int columns = (w + side - 1) / side;
        float[] level = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                level[r * columns + c] = level(
                        v,
                        w,
                        Math.min(r * side, Math.max(0, h - side)),
                        Math.min(c * side, Math.max(0, w - side)),
                        side,
                        h);
            }
        }
        float[] smooth = medians(level, rows, columns);
        Tensor ink = Tensor.zeros(grey.shape());
        float[] to = ink.data();
        float[] away = new float[v.length];
        for (int y = 0; y < h; y++) {
            double fy = Math.clamp((y + 0.5) / side - 0.5, 0, rows - 1.0);
            int r0 = (int) Math.min(fy, Math.max(0, rows - 2.0));
            int r1 = Math.min(r0 + 1, rows - 1);
            for (int x = 0; x < w; x++) {
                double fx = Math.clamp((x + 0.5) / side - 0.5, 0, columns - 1.0);
                int c0 = (int) Math.min(fx, Math.max(0, columns - 2.0));
                int c1 = Math.min(c0 + 1, columns - 1);
                double top =
                        smooth[r0 * columns + c0] + (fx - c0) * (smooth[r0 * columns + c1] - smooth[r0 * columns + c0]);
                double low =
                        smooth[r1 * columns + c0] + (fx - c0) * (smooth[r1 * columns + c1] - smooth[r1 * columns + c0]);
                double paper = top + (fy - r0) * (low - top);
                double d = 255 * (paper - v[y * w + x]) / Math.max(paper, LEAST);
                away[y * w + x] = (float) Math.abs(d);
                to[y * w + x] = (float) Math.clamp(d, 0, 255);
            }
        }
        Arrays.sort(away);
        return new Flattened(ink, Math.max(QUIET, 1.5 * away[away.length / 2]));
    }

    /// The level that all but the ink's share of a block is darker than … of its brighter part, the middle.
    private static float level(float[] v, int w, int top, int left, int side, int h) {
        int bottom = Math.min(top + side, h);
        int right = Math.min(left + side, w);
        float[] block = new float[(bottom - top) * (right - left)];
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                block[n++] = v[y * w + x];
            }
        }
        Arrays.sort(block);
        return block[(int) Math.min(n - 1.0, Math.floor(n * (0.5 + INK_SHARE / 2)))];
    }

    /// Of each block and its neighbours.
    private static float[] medians(float[] level, int rows, int columns) {
        float[] out = new float[level.length];
        float[] around = new float[9];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int n = 0;
                for (int y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
                    for (int x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) {
                        around[n++] = level[y * columns + x];
                    }
                }
                Arrays.sort(around, 0, n);
                out[r * columns + c] = around[n / 2];
            }
        }
        return out;
    }

    /// Only ink of strokes that are narrower than a square: what is broad, such as a shadow with a hard edge,
    /// is paper of another brightness. The paper's level is the closing, so a gap = closing − v.
    ///
    /// @param grey what the ink was taken from
    /// @param side of the square, in pixels
    Flattened narrow(Tensor grey, Polarity polarity, int side) {
        Tensor light = grey.copy();
        float[] v = light.data();
        if (polarity == Polarity.BRIGHT) {
            for (int i = 0; i < v.length; i++) {
                v[i] = 255 - v[i];
            }
        }
        Tensor closed = Tensor.zeros(light.shape());
        Plan.of(Smooth.blur(3).then(Morphology.close(side)), light.shape(), 1).run(light, closed);
        float[] paper = closed.toArray();
        float[] gaps = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            gaps[i] = paper[i] - v[i];
        }
        float[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double grain = 2 * Math.max(0, sorted[sorted.length / 2]);
        Tensor less = ink.copy();
        float[] to = less.data();
        for (int i = 0; i < v.length; i++) {
            to[i] = (float) Math.clamp(255 * (gaps[i] - grain) / Math.max(paper[i], LEAST), 0, to[i]);
        }
        return new Flattened(less, noise);
    }

    int height() {
        return ink.shape().h();
    }

    int width() {
        return ink.shape().w();
    }

    /// From strong ink to faint: where the ink of a pen parts from ruled lines, half of that, and what stands
    /// out of the noise.
    double[] levels() {
        double floor = 3.5 * noise;
        int[] count = new int[256];
        for (float v : ink.data()) {
            if (v > floor) {
                count[(int) v]++;
            }
        }
        double high = parting(count);
        return Arrays.stream(new double[] {high, (high + floor) / 2, floor})
                .filter(t -> t >= floor)
                .distinct()
                .toArray();
    }

    /// Otsu: the level that parts a histogram in two with the largest variance between them.
    private static double parting(int[] count) {
        double all = 0;
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            all += count[i];
            sum += (double) i * count[i];
        }
        double below = 0;
        double belowSum = 0;
        double best = -1;
        int at = 0;
        for (int i = 0; i < count.length - 1; i++) {
            below += count[i];
            belowSum += (double) i * count[i];
            if (below == 0 || below == all) {
                continue;
            }
            double gap = belowSum / below - (sum - belowSum) / (all - below);
            double between = below * (all - below) * gap * gap;
            if (between > best) {
                best = between;
                at = i;
            }
        }
        return at + 1.0;
    }

    boolean[] mask(double level) {
        float[] v = ink.data();
        boolean[] mask = new boolean[v.length];
        for (int i = 0; i < v.length; i++) {
            mask[i] = v[i] > level;
        }
        return mask;
    }
}
