package thawline.data;

import thawline.tensor.Samples;

/// Four surfaces whose right edge continues at the left and whose bottom continues at the top.
///
/// 256 × 256, RGB; each is a formula over the unit square, averaged over 4 × 4 places in a pixel.
final class Textures {

    private static final int SIZE = 256;
    private static final int GRID = 4;

    /// The colour, 0 … 1 as on the screen, at (u, v) of the unit square.
    @FunctionalInterface
    private interface Surface {
        Vec at(double u, double v);
    }

    private Textures() {}

    static Samples.U8 bricks() {
        return paint(Textures::brick);
    }

    static Samples.U8 weave() {
        return paint(Textures::thread);
    }

    static Samples.U8 wood() {
        return paint(Textures::plank);
    }

    static Samples.U8 marble() {
        return paint(Textures::vein);
    }

    private static Samples.U8 paint(Surface surface) {
        return Pixels.colour(SIZE, SIZE, (x, y) -> {
            Vec sum = Vec.ZERO;
            for (int k = 0; k < GRID * GRID; k++) {
                double u = (x + (k % GRID + 0.5) / GRID) / SIZE;
                double v = (y + (Math.floorDiv(k, GRID) + 0.5) / GRID) / SIZE;
                sum = sum.plus(surface.at(u, v));
            }
            return sum.times(1.0 / (GRID * GRID));
        });
    }

    /// Running bond: 4 × 8 bricks, every second course moved by half a brick.
    private static Vec brick(double u, double v) {
        double wobble = 0.004 * Noise.tile(21, u, v, 16, 16);
        int course = (int) Math.floor(v * 8 + wobble * 8);
        double along = u * 4 + 0.5 * (course & 1) + wobble * 4;
        long column = Math.floorMod((long) Math.floor(along), 4L);
        double s = along - Math.floor(along);
        double t = v * 8 + wobble * 8 - course;
        double edge = Math.min(Math.min(s, 1 - s) / 4, Math.min(t, 1 - t) / 8); // in shares of the picture
        double grain = Noise.tileCloud(22, u, v, 24, 3);
        double body = Noise.step(0.0075, 0.0145, edge + 0.0022 * grain);
        double tone = Noise.uniform(23, column, Math.floorMod(course, 8), 0);
        Vec clay = new Vec(0.50, 0.22, 0.16).mix(new Vec(0.72, 0.38, 0.26), tone);
        double light =
                1 + 0.16 * grain + 0.22 * (Noise.step(0.02, 0.006, t / 8) - Noise.step(0.02, 0.006, (1 - t) / 8));
        Vec mortar = new Vec(0.70, 0.67, 0.61).times(0.92 + 0.14 * grain);
        return mortar.mix(clay.times(light), body);
    }

    /// Plain weave, 32 × 32 threads in a check of three colours: warp over weft and weft over warp by turns.
    private static Vec thread(double u, double v) {
        double x = u * 32 + 0.06 * Noise.tile(31, u, v, 8, 8);
        double y = v * 32 + 0.06 * Noise.tile(32, u, v, 8, 8);
        long i = Math.floorMod((long) Math.floor(x), 32L);
        long j = Math.floorMod((long) Math.floor(y), 32L);
        double s = 2 * (x - Math.floor(x)) - 1;
        double t = 2 * (y - Math.floor(y)) - 1;
        boolean warp = (i + j) % 2 == 0;
        double across = warp ? s : t;
        double along = warp ? t : s;
        double height = (1 - 0.75 * across * across) * (1 - 0.45 * along * along);
        double fibre = warp ? Noise.tile(33, u, v, 256, 64) : Noise.tile(34, u, v, 64, 256);
        double gap = Noise.step(1.0, 0.82, Math.abs(across));
        Vec dye = dye(warp ? i : j).times(0.34 + 0.66 * height + 0.10 * fibre);
        return new Vec(0.09, 0.07, 0.08).mix(dye, gap);
    }

    private static Vec dye(long thread) {
        long k = thread % 16;
        if (k < 7) {
            return new Vec(0.16, 0.33, 0.50);
        }
        if (k == 9 || k == 13) {
            return new Vec(0.86, 0.42, 0.24);
        }
        return new Vec(0.93, 0.89, 0.80);
    }

    /// Year rings of a board cut along the trunk, and pores along the grain.
    private static Vec plank(double u, double v) {
        double bend = 1.5 * Noise.tile(41, u, v, 2, 3) + 0.3 * Noise.tile(42, u, v, 3, 12);
        double rings = v * 15 + bend;
        double s = rings - Math.floor(rings);
        double late = Noise.step(0.25, 0.92, s) * Noise.step(1.0, 0.94, s);
        double pores = Noise.step(0.28, 0.75, Noise.tile(43, u, v, 10, 150));
        double tone = 0.5 * Noise.tile(44, u, v, 4, 40) + 0.35 * Noise.tile(45, u, v, 16, 230);
        Vec early = new Vec(0.80, 0.59, 0.37);
        Vec dark = new Vec(0.53, 0.31, 0.16);
        return early.mix(dark, 0.75 * late).times(1 + 0.11 * tone - 0.22 * pores * (0.4 + late));
    }

    /// Veins lie where warped noise crosses zero; thinner ones cross them.
    private static Vec vein(double u, double v) {
        double wx = 0.11 * Noise.tileCloud(51, u, v, 2, 4);
        double wy = 0.11 * Noise.tileCloud(61, u, v, 2, 4);
        double wide = 1 - Math.abs(Noise.tile(75, u + wx, v + wy, 3, 3));
        double fine = 1 - Math.abs(Noise.tile(72, u + 1.3 * wy, v + wx, 7, 6));
        double cloud = Noise.tileCloud(73, u + wx, v + wy, 3, 5);
        double ink = 0.75 * Noise.step(0.78, 1.0, wide) * Noise.step(0.86, 1.0, wide)
                + 0.30 * Noise.step(0.93, 1.0, fine) * Noise.step(-0.3, 0.5, cloud);
        Vec stone = new Vec(0.91, 0.90, 0.87).mix(new Vec(0.72, 0.74, 0.75), Noise.step(-0.5, 0.8, cloud));
        return stone.mix(new Vec(0.24, 0.27, 0.31), Math.min(1, ink));
    }
}
