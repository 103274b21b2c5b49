package thawline.learn;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The kinds of [Drawn] that show what filters do which are not linear: contrasts from a few grey levels to all of
/// them, sharp and soft edges, noise.
final class DrawnScenes {

    private DrawnScenes() {}

    /// Half-planes, boxes and ellipses over a slope, through edges of one softness, then noise, as whole numbers in
    /// two of three.
    static void scenes(Tensor x, Drawn.Chance chance) {
        Shape s = x.shape();
        int n = Math.max(s.h(), s.w());
        double base = chance.between(0, 255);
        double down = chance.between(-1, 1) * 100 / n;
        double across = chance.between(-1, 1) * 100 / n;
        for (int y = 0; y < s.h(); y++) {
            for (int u = 0; u < s.w(); u++) {
                x.set(0, 0, y, u, (float) (base + down * (y - s.h() / 2.0) + across * (u - s.w() / 2.0)));
            }
        }
        double softness = chance.between(0.02, 0.5);
        int shapes = 20 + (int) (0.01 * n * n * chance.next());
        for (int i = 0; i < shapes; i++) {
            shape(x, chance, n, softness);
        }
        double noise = chance.next() < 0.33 ? 0 : 25 * chance.next() * chance.next();
        boolean whole = chance.next() < 0.67;
        for (int y = 0; y < s.h(); y++) {
            for (int u = 0; u < s.w(); u++) {
                double v = Math.clamp(x.at(0, y, u) + noise * chance.gaussian(), 0.0, 255.0);
                x.set(0, 0, y, u, (float) (whole ? Math.rint(v) : v));
            }
        }
    }

    /// Small ones are many, large ones few.
    private static void shape(Tensor x, Drawn.Chance chance, int n, double softness) {
        Shape s = x.shape();
        double cx = chance.between(0, s.w());
        double cy = chance.between(0, s.h());
        double angle = chance.between(0, Math.PI);
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        double a = 1 + 0.35 * n * StrictMath.pow(chance.next(), 3);
        double b = 0.5 + (a - 0.5) * chance.next();
        boolean box = chance.next() < 0.5;
        double ink = chance.between(0, 255);
        double opacity = chance.next() < 0.5 ? 1 : chance.between(0.03, 1);
        int reach = (int) Math.ceil(Math.sqrt(a * a + b * b) + 12 * softness + 1);
        for (int y = Math.max(0, (int) cy - reach); y < Math.min(s.h(), cy + reach); y++) {
            for (int u = Math.max(0, (int) cx - reach); u < Math.min(s.w(), cx + reach); u++) {
                double p = (u - cx) * cosine + (y - cy) * sine;
                double q = (y - cy) * cosine - (u - cx) * sine;
                double outside = box
                        ? Math.max(Math.abs(p) - a, Math.abs(q) - b)
                        : (Math.sqrt(p * p / (a * a) + q * q / (b * b)) - 1) * Math.min(a, b);
                double weight = opacity / (1 + StrictMath.exp(outside / softness));
                x.set(0, 0, y, u, (float) (x.at(0, y, u) + weight * (ink - x.at(0, y, u))));
            }
        }
    }

    /// Noise of some roughness, contrast and level, by octaves of interpolated grids.
    static void textures(Tensor x, Drawn.Chance chance) {
        Shape s = x.shape();
        int n = Math.max(s.h(), s.w());
        double roughness = chance.between(0, 1.5);
        x.fill(0);
        for (int step = 1; step < n; step *= 2) {
            octave(x, chance, step, StrictMath.pow(step, roughness));
        }
        double sum = 0;
        double squares = 0;
        for (float v : x.toArray()) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / s.size();
        double deviation = Math.sqrt(Math.max(squares / s.size() - mean * mean, 1e-12));
        double contrast = 3 * StrictMath.pow(20, chance.next());
        double level = chance.between(60, 195);
        for (int y = 0; y < s.h(); y++) {
            for (int u = 0; u < s.w(); u++) {
                double v = level + contrast * (x.at(0, y, u) - mean) / deviation;
                x.set(0, 0, y, u, (float) Math.clamp(v, 0.0, 255.0));
            }
        }
    }

    private static void octave(Tensor x, Drawn.Chance chance, int step, double strength) {
        Shape s = x.shape();
        int columns = s.w() / step + 3;
        double[] grid = new double[(s.h() / step + 3) * columns];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = strength * chance.gaussian();
        }
        int top = (int) (step * chance.next());
        int left = (int) (step * chance.next());
        for (int y = 0; y < s.h(); y++) {
            for (int u = 0; u < s.w(); u++) {
                x.data()[x.index(0, 0, y, u)] += (float) Drawn.bilinear(grid, columns, y + top, u + left, step);
            }
        }
    }
}
