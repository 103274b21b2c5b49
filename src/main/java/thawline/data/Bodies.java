package thawline.data;

/// Draws the bodies of [Synthetic#VOLUMES]: 16 slices of 16 × 16, bright in the dark.
final class Bodies {
    private static final int SIDE = 16;
    private static final double CENTRE = (SIDE - 1) / 2.0;

    private Bodies() {}

    /// Signed distance in voxels to a body's surface, negative inside.
    @FunctionalInterface
    private interface Surface {
        double at(Vec p);
    }

    static byte[] body(String name, Chance chance) {
        Surface surface = switch (name) {
            case "ball" -> ball(chance.between(3.2, 5));
            case "box" -> box(new Vec(chance.between(2.4, 4), chance.between(2.4, 4), chance.between(2.4, 4)));
            case "ring" -> ring(chance.between(3.8, 4.8), chance.between(1.1, 1.6));
            default -> rod(chance.between(4.5, 6), chance.between(1.1, 1.7));
        };
        Vec centre = new Vec(
                CENTRE + chance.between(-1.5, 1.5),
                CENTRE + chance.between(-1.5, 1.5),
                CENTRE + chance.between(-1.5, 1.5));
        Vec[] axes = axes(chance);
        double dark = chance.between(10, 60);
        double bright = chance.between(120, 220);
        double deviation = chance.between(2, 14);
        long seed = chance.seed();
        byte[] voxels = new byte[SIDE * SIDE * SIDE];
        for (int i = 0; i < voxels.length; i++) {
            int z = i / (SIDE * SIDE);
            Vec p = new Vec(i % SIDE, i / SIDE % SIDE, z).minus(centre);
            Vec own = new Vec(p.dot(axes[0]), p.dot(axes[1]), p.dot(axes[2]));
            double cover = Math.clamp(0.5 - surface.at(own), 0.0, 1.0);
            double value = dark + cover * (bright - dark) + deviation * Noise.gaussian(seed, i, 0);
            voxels[i] = (byte) (int) Math.clamp(Math.floor(value + 0.5), 0.0, 255.0);
        }
        return voxels;
    }

    /// Three at right angles, in any direction: z even over the sphere, x at any angle about it.
    private static Vec[] axes(Chance chance) {
        double height = chance.between(-1, 1);
        double round = chance.between(0, 2 * Math.PI);
        double r = Math.sqrt(1 - height * height);
        Vec z = new Vec(r * StrictMath.cos(round), r * StrictMath.sin(round), height);
        Vec side = Math.abs(height) < 0.9 ? new Vec(0, 0, 1) : new Vec(1, 0, 0);
        Vec a = z.cross(side).unit();
        Vec b = z.cross(a);
        double turn = chance.between(0, 2 * Math.PI);
        Vec x = a.times(StrictMath.cos(turn)).plus(b.times(StrictMath.sin(turn)));
        return new Vec[] {x, z.cross(x), z};
    }

    private static Surface ball(double radius) {
        return p -> p.length() - radius;
    }

    /// Outside the distance to the nearest point; inside the largest of the axes'.
    private static Surface box(Vec half) {
        return p -> {
            double x = Math.abs(p.x()) - half.x();
            double y = Math.abs(p.y()) - half.y();
            double z = Math.abs(p.z()) - half.z();
            double outside = new Vec(Math.max(x, 0), Math.max(y, 0), Math.max(z, 0)).length();
            return outside + Math.min(Math.max(x, Math.max(y, z)), 0);
        };
    }

    /// A torus about z.
    private static Surface ring(double radius, double half) {
        return p -> {
            double away = Math.sqrt(p.x() * p.x() + p.y() * p.y()) - radius;
            return Math.sqrt(away * away + p.z() * p.z()) - half;
        };
    }

    /// A stick along z with round ends.
    private static Surface rod(double half, double radius) {
        return p -> {
            double beyond = p.z() - Math.clamp(p.z(), -half, half);
            return new Vec(p.x(), p.y(), beyond).length() - radius;
        };
    }
}
