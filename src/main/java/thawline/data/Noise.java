package thawline.data;

import thawline.core.SplitMix;

/// Seeded randomness without state: every number is a hash of what it belongs to.
///
/// A picture made from it does not depend on the order, or the number of threads, in which its pixels were made.
final class Noise {

    private Noise() {}

    /// A bijection on 64 bits that leaves no visible pattern.
    static long hash(long v) {
        return SplitMix.mix(v);
    }

    /// The hash of four numbers, each of them stirred in on its own.
    static long hash(long seed, long x, long y, long z) {
        return hash(hash(hash(hash(seed + SplitMix.GOLDEN) + x) + y) + z);
    }

    /// Uniform in [0, 1), multiples of 2⁻⁵³.
    static double uniform(long seed, long x, long y, long z) {
        return (hash(seed, x, y, z) >>> 11) * 0x1p-53;
    }

    /// N(0, 1) by Box and Muller: √(−2 ln u)·cos 2πv.
    static double gaussian(long seed, long x, long y) {
        double u = 1 - uniform(seed, x, y, 1);
        double v = uniform(seed, x, y, 2);
        return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /// Gradient noise in about −1 … 1, zero on the integer lattice, smooth to the second derivative.
    static double at(long seed, double x, double y, double z) {
        return lattice(seed, x, y, z, 0, 0);
    }

    /// Gradient noise over the unit square with `fx` × `fy` cells that repeats without a seam.
    static double tile(long seed, double u, double v, int fx, int fy) {
        return lattice(seed, u * fx, v * fy, 0.37, fx, fy);
    }

    /// Σ 2⁻ᵏ·at(2ᵏ·p), k < octaves: noise with detail at every scale (fractional Brownian motion).
    static double cloud(long seed, Vec p, int octaves) {
        double sum = 0;
        double scale = 1;
        for (int k = 0; k < octaves; k++, scale *= 2) {
            sum += at(seed + k, p.x() * scale, p.y() * scale, p.z() * scale) / scale;
        }
        return sum;
    }

    /// The seamless kind of [#cloud].
    static double tileCloud(long seed, double u, double v, int frequency, int octaves) {
        double sum = 0;
        for (int k = 0; k < octaves; k++) {
            sum += tile(seed + k, u, v, frequency << k, frequency << k) / (1 << k);
        }
        return sum;
    }

    /// A number without steps: 0 below `a`, 1 above `b`, 3t² − 2t³ between.
    static double step(double a, double b, double v) {
        double t = Math.clamp((v - a) / (b - a), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }

    private static double lattice(long seed, double x, double y, double z, int px, int py) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        double fz = Math.floor(z);
        double tx = x - fx;
        double ty = y - fy;
        double tz = z - fz;
        double wx = fade(tx);
        double wy = fade(ty);
        double wz = fade(tz);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = corner & 1;
            int j = (corner >> 1) & 1;
            int k = corner >> 2;
            double w = (i == 0 ? 1 - wx : wx) * (j == 0 ? 1 - wy : wy) * (k == 0 ? 1 - wz : wz);
            long cell = wrap((long) fx + i, px) * 0x9E3779B97F4A7C15L
                    ^ wrap((long) fy + j, py) * 0xC2B2AE3D27D4EB4FL
                    ^ ((long) fz + k) * 0x165667B19E3779F9L;
            long h = hash(cell + seed * 0xD6E8FEB86659FD93L);
            sum += w * slope(h, tx - i, ty - j, tz - k);
        }
        return 1.6 * sum;
    }

    /// 6t⁵ − 15t⁴ + 10t³
    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static long wrap(long i, int period) {
        return period == 0 ? i : Math.floorMod(i, (long) period);
    }

    /// The dot product with a gradient whose components are uniform in −1 … 1.
    private static double slope(long h, double x, double y, double z) {
        return (short) h * 0x1p-15 * x + (short) (h >> 16) * 0x1p-15 * y + (short) (h >> 32) * 0x1p-15 * z;
    }
}
