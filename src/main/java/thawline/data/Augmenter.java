package thawline.data;

import thawline.data.Augmentation.Flip;
import thawline.data.Augmentation.Tones;
import thawline.data.Augmentation.Turn;
import thawline.geometry.Interpolation;
import thawline.geometry.Spot;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Does what an [Augmentation] says, for one thread, which keeps its buffers from example to example.
final class Augmenter {

    // what a random number is for
    private static final int FLIP = 0;
    private static final int ACROSS = 1;
    private static final int DOWN = 2;
    private static final int DEGREES = 3;
    private static final int SCALE = 4;
    private static final int CONTRAST = 5;
    private static final int NOISE = 6;

    /// The mean and the standard deviation of the sum of four numbers that are even over 0 … 65,535.
    private static final double MEAN = 2 * 65535.0;

    private static final double DEVIATION = Math.sqrt((65536.0 * 65536 - 1) / 3);

    private float[] old = {};
    private Border border = Border.ZERO;
    private Spot spot = new Spot(Interpolation.LINEAR, border);

    private boolean flipped;
    private int across;
    private int down;

    /// `key` is what all numbers are hashes of.
    void apply(Augmentation how, Tensor x, long key) {
        move(how.moves(), x, key);
        Tones t = how.tones();
        double factor = between(t.from(), t.to(), uniform(key, CONTRAST));
        if (factor != 1 || t.noise() > 0) {
            tone(x, factor, t.noise(), key);
        }
    }

    private static double uniform(long key, int use) {
        return Noise.uniform(key, use, 0, 0);
    }

    private static double between(double from, double to, double u) {
        return from == to ? from : from + (to - from) * u;
    }

    private static int pixels(int most, double u) {
        return (int) (u * (2 * most + 1)) - most;
    }

    private void move(Augmentation.Moves moves, Tensor x, long key) {
        flipped = moves.flip() == Flip.HALF && uniform(key, FLIP) < 0.5;
        across = pixels(moves.shift(), uniform(key, ACROSS));
        down = pixels(moves.shift(), uniform(key, DOWN));
        Turn t = moves.turn();
        double degrees = between(-t.degrees(), t.degrees(), uniform(key, DEGREES));
        double scale = between(t.from(), t.to(), uniform(key, SCALE));
        outside(moves.border());
        if (degrees != 0 || scale != 1) {
            turn(x, degrees, scale);
        } else if (flipped || across != 0 || down != 0) {
            carry(x);
        }
    }

    private void outside(Border other) {
        if (border.mode() != other.mode() || border.value() != other.value()) { // a record's equals allocates
            border = other;
            spot = new Spot(Interpolation.LINEAR, border);
        }
    }

    /// Keeps the values as they were, c, d, h, w behind each other.
    private void keep(Tensor x) {
        Shape s = x.shape();
        if (old.length < s.size()) {
            old = new float[s.size()];
        }
        int at = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++, at += s.w()) {
                    System.arraycopy(x.data(), x.index(c, z, v, 0), old, at, s.w());
                }
            }
        }
    }

    /// y(u, v) = x(u − across, v − down) of the picture or of its mirror image: no value changes.
    private void carry(Tensor x) {
        keep(x);
        Shape s = x.shape();
        for (int plane = 0; plane < s.c() * s.d(); plane++) {
            for (int v = 0; v < s.h(); v++) {
                int from = border.source(v - down, s.h());
                int to = x.index(plane / s.d(), plane % s.d(), v, 0);
                for (int u = 0; u < s.w(); u++) {
                    int column = border.source(u - across, s.w());
                    int source = flipped && column >= 0 ? s.w() - 1 - column : column;
                    boolean outside = from < 0 || column < 0;
                    x.data()[to + u] = outside ? border.value() : old[(plane * s.h() + from) * s.w() + source];
                }
            }
        }
    }

    /// y(p) = x(c + Rᵀ·(p − shift − c) / scale), c the centre, R counter-clockwise on the screen: each pixel
    /// looks up where it came from.
    private void turn(Tensor x, double degrees, double scale) {
        keep(x);
        Shape s = x.shape();
        double cos = sine(degrees + 90) / scale;
        double sin = sine(degrees) / scale;
        double cx = (s.w() - 1) / 2.0;
        double cy = (s.h() - 1) / 2.0;
        for (int v = 0; v < s.h(); v++) {
            for (int u = 0; u < s.w(); u++) {
                double dx = u - across - cx;
                double dy = v - down - cy;
                double px = cos * dx - sin * dy;
                spot.moveTo(cx + (flipped ? -px : px), cy + sin * dx + cos * dy, s.h(), s.w());
                for (int plane = 0; plane < s.c() * s.d(); plane++) {
                    x.data()[x.index(plane / s.d(), plane % s.d(), v, u)] =
                            spot.look(old, plane * s.h() * s.w(), s.w());
                }
            }
        }
    }

    /// Within 1e-15; exact for quarter turns. That of [StrictMath] takes memory for its own work.
    static double sine(double degrees) {
        long quarters = Math.round(degrees / 90);
        double r = (degrees - 90.0 * quarters) * (Math.PI / 180); // −π/4 … π/4
        double term = (quarters & 1) == 0 ? r : 1;
        double sum = term;
        for (int n = (quarters & 1) == 0 ? 2 : 1; n < 18; n += 2) { // Taylor: each term is −r²/(n(n+1)) of the last
            term *= -r * r / (n * (n + 1.0));
            sum += term;
        }
        return (quarters & 2) == 0 ? sum : -sum;
    }

    private static void tone(Tensor x, double factor, double noise, long key) {
        Shape s = x.shape();
        double mean = mean(x);
        long stream = Noise.hash(key, NOISE, 0, 0);
        long index = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int at = x.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        double value = mean + factor * (x.data()[at + u] - mean);
                        double grain = noise > 0 ? noise * bell(Noise.hash(stream + index++)) : 0;
                        x.data()[at + u] = (float) Math.clamp(value + grain, 0.0, 255.0);
                    }
                }
            }
        }
    }

    /// Of mean 0 and deviation 1, made of 64 random bits.
    private static double bell(long h) {
        long sum = (h & 0xFFFF) + (h >>> 16 & 0xFFFF) + (h >>> 32 & 0xFFFF) + (h >>> 48);
        return (sum - MEAN) / DEVIATION;
    }

    private static double mean(Tensor x) {
        Shape s = x.shape();
        double sum = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int at = x.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        sum += x.data()[at + u];
                    }
                }
            }
        }
        return sum / s.size();
    }
}
