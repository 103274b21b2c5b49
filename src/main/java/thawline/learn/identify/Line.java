package thawline.learn.identify;

/// How a line of pixels is drawn; angles turn against the clock.
enum Line {
    /// One pixel of each row or column.
    THIN,
    /// Each point shared among the four pixels around it.
    SOFT,
    /// A row of pixels in a square of its length, turned about the middle by linear interpolation.
    ROTATED;

    double[][] of(double degrees, int length) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = -Math.sin(Math.toRadians(degrees));
        if (this == ROTATED) {
            return rotated(length, c, s);
        }
        double unit = this == THIN ? 1 / Math.max(Math.abs(c), Math.abs(s)) : 1;
        int r = (length + 1) / 2 + 1;
        double[][] k = new double[2 * r + 1][2 * r + 1];
        if (this == THIN) {
            // as many pixels along the longer axis as the line is long
            for (int i = 0; i < length; i++) {
                double t = (i - (length - 1) / 2.0) * unit;
                int y = r + (int) Math.rint(t * s);
                int x = r + (int) Math.rint(t * c);
                if (y >= 0 && x >= 0 && y < k.length && x < k.length) {
                    k[y][x] = 1;
                }
            }
        } else {
            int steps = 8 * length;
            for (int i = 0; i < steps; i++) {
                double t = ((i + 0.5) / steps - 0.5) * length;
                splat(k, r + t * s, r + t * c);
            }
        }
        double sum = 0;
        for (double[] row : k) {
            for (double v : row) {
                sum += v;
            }
        }
        return trimmed(Templates.scaled(k, 1 / sum));
    }

    private static double[][] rotated(int length, double c, double s) {
        int n = length | 1;
        int r = n / 2;
        double[][] k = new double[n][n];
        double sum = 0;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                double along = c * (x - r) + s * (y - r);
                double across = c * (y - r) - s * (x - r);
                double in = Math.clamp(r + 1 - Math.abs(along), 0.0, 1.0);
                k[y][x] = Math.max(0, 1 - Math.abs(across)) * in;
                sum += k[y][x];
            }
        }
        return trimmed(Templates.scaled(k, 1 / sum));
    }

    private static void splat(double[][] k, double y, double x) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        for (int i = 0; i < 4; i++) {
            int v = top + i / 2;
            int u = left + i % 2;
            if (v >= 0 && u >= 0 && v < k.length && u < k.length) {
                k[v][u] += (1 - Math.abs(y - v)) * (1 - Math.abs(x - u));
            }
        }
    }

    /// Without rows and columns of zeros, the middle kept.
    private static double[][] trimmed(double[][] k) {
        int r = k.length / 2;
        int ry = 0;
        int rx = 0;
        for (int y = 0; y < k.length; y++) {
            for (int x = 0; x < k.length; x++) {
                if (k[y][x] > 1e-9) {
                    ry = Math.max(ry, Math.abs(y - r));
                    rx = Math.max(rx, Math.abs(x - r));
                }
            }
        }
        double[][] t = new double[2 * ry + 1][2 * rx + 1];
        for (int y = 0; y < t.length; y++) {
            System.arraycopy(k[r - ry + y], r - rx, t[y], 0, t[y].length);
        }
        return t;
    }
}
