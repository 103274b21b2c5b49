package thawline.xo;

import java.util.Arrays;

/// Pixels that are set or not, row by row.
record Mask(int width, int height, boolean[] set) {

    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && set[y * width + x];
    }

    /// Connected pixels have the same number from 1 on (neighbours across corners too), others 0.
    Parts parts() {
        int[] label = new int[set.length];
        int[] stack = new int[set.length];
        int[] size = new int[16];
        int n = 0;
        for (int start = 0; start < set.length; start++) {
            if (!set[start] || label[start] != 0) {
                continue;
            }
            n++;
            if (n == size.length) {
                size = Arrays.copyOf(size, 2 * n);
            }
            int depth = 0;
            stack[depth++] = start;
            label[start] = n;
            while (depth > 0) {
                int at = stack[--depth];
                size[n]++;
                int y = at / width;
                int x = at % width;
                for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                        int next = v * width + u;
                        if (set[next] && label[next] == 0) {
                            label[next] = n;
                            stack[depth++] = next;
                        }
                    }
                }
            }
        }
        return new Parts(n, label, size);
    }

    /// @param label of each pixel, 1 … count; 0 is none
    /// @param size of each label, in pixels
    record Parts(int count, int[] label, int[] size) {}

    /// Of all pixels those that are set.
    double share() {
        int count = 0;
        for (boolean one : set) {
            count += one ? 1 : 0;
        }
        return (double) count / set.length;
    }

    /// Without parts of fewer pixels.
    Mask without(int fewer) {
        Parts parts = parts();
        boolean[] left = new boolean[set.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = set[i] && parts.size()[parts.label()[i]] >= fewer;
        }
        return new Mask(width, height, left);
    }

    /// Strokes become lines one pixel wide: pixels at an edge that join nothing are taken off from two sides
    /// in turn (Zhang and Suen, 1984).
    Mask thinned() {
        boolean[] now = set.clone();
        int[] points = new int[now.length];
        int n = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                if (now[y * width + x]) {
                    points[n++] = y * width + x;
                }
            }
        }
        int[] off = new int[n];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int turn = 0; turn < 2; turn++) {
                int gone = 0;
                for (int i = 0; i < n; i++) {
                    if (loose(now, points[i], turn)) {
                        off[gone++] = points[i];
                    }
                }
                for (int i = 0; i < gone; i++) {
                    now[off[i]] = false;
                }
                if (gone > 0) {
                    changed = true;
                    int kept = 0;
                    for (int i = 0; i < n; i++) {
                        if (now[points[i]]) {
                            points[kept++] = points[i];
                        }
                    }
                    n = kept;
                }
            }
        }
        return new Mask(width, height, now);
    }

    private boolean loose(boolean[] m, int i, int turn) {
        boolean up = m[i - width];
        boolean upRight = m[i - width + 1];
        boolean right = m[i + 1];
        boolean downRight = m[i + width + 1];
        boolean down = m[i + width];
        boolean downLeft = m[i + width - 1];
        boolean left = m[i - 1];
        boolean upLeft = m[i - width - 1];
        boolean joins = turn == 0 ? right && down && (up || left) : up && left && (right || down);
        if (joins) {
            return false;
        }
        int count = one(up)
                + one(upRight)
                + one(right)
                + one(downRight)
                + one(down)
                + one(downLeft)
                + one(left)
                + one(upLeft);
        if (count < 2 || count > 6) {
            return false;
        }
        int steps = one(!up && upRight)
                + one(!upRight && right)
                + one(!right && downRight)
                + one(!downRight && down)
                + one(!down && downLeft)
                + one(!downLeft && left)
                + one(!left && upLeft)
                + one(!upLeft && up);
        return steps == 1;
    }

    private static int one(boolean b) {
        return b ? 1 : 0;
    }

    /// To the nearest set pixel, in pixels: steps of 1 and √2, a few per cent too long at worst.
    float[] distances() {
        float diagonal = (float) Math.sqrt(2);
        float[] d = new float[set.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = set[i] ? 0 : width + height;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float best = d[i];
                best = x > 0 ? Math.min(best, d[i - 1] + 1) : best;
                best = y > 0 ? Math.min(best, d[i - width] + 1) : best;
                best = x > 0 && y > 0 ? Math.min(best, d[i - width - 1] + diagonal) : best;
                d[i] = x < width - 1 && y > 0 ? Math.min(best, d[i - width + 1] + diagonal) : best;
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                int i = y * width + x;
                float best = d[i];
                best = x < width - 1 ? Math.min(best, d[i + 1] + 1) : best;
                best = y < height - 1 ? Math.min(best, d[i + width] + 1) : best;
                best = x < width - 1 && y < height - 1 ? Math.min(best, d[i + width + 1] + diagonal) : best;
                d[i] = x > 0 && y < height - 1 ? Math.min(best, d[i + width - 1] + diagonal) : best;
            }
        }
        return d;
    }
}
