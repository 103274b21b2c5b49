package thawline.geometry;

import java.util.Random;

/// Random maps that leave most of a small picture in sight.
final class Maps {
    private Maps() {}

    static PlaneMap affine(Random r) {
        return PlaneMap.affine(
                1 + r.nextGaussian() / 4,
                r.nextGaussian() / 4,
                4 * r.nextGaussian(),
                r.nextGaussian() / 4,
                1 + r.nextGaussian() / 4,
                4 * r.nextGaussian());
    }

    static PlaneMap perspective(Random r) {
        double[] m = affine(r).toArray();
        m[6] = r.nextGaussian() / 400;
        m[7] = r.nextGaussian() / 400;
        return PlaneMap.perspective(m);
    }

    /// Whose inverse takes whole places to multiples of 1/32, where OpenCV's rounding of places is exact:
    /// powers of two along the axes, and a shear.
    static PlaneMap onGrid(Random r) {
        double across = Math.scalb(1.0, r.nextInt(4) - 2);
        double down = Math.scalb(1.0, r.nextInt(4) - 2);
        double shear = r.nextInt(9) / 8.0 - 0.5;
        double x = r.nextInt(640) / 32.0 - 10;
        double y = r.nextInt(640) / 32.0 - 10;
        return PlaneMap.affine(across, shear, x, 0, down, y).inverse();
    }
}
