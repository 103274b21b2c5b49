package thawline.data;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Finish.Glass;
import thawline.data.Finish.Glazed;
import thawline.data.Finish.Matte;
import thawline.data.Finish.Metal;
import thawline.data.Scene.Body;
import thawline.tensor.Samples;

/// A still life by the light of a window: a vase, a copper bowl of oranges, pears, cherries, glass, an X and an O.
///
/// (3, height, width) in 8-bit sRGB. Lengths in decimetres, x to the right, y up, z to the eye.
final class StillLife {

    private static final Vec UP = new Vec(0, 1, 0);

    /// Control radii from foot to lip.
    private static final double[] VASE = {0.52, 0.72, 0.95, 1.05, 1.0, 0.78, 0.45, 0.30, 0.28, 0.33, 0.52};

    private static final double[] BOWL = {0.62, 0.34, 0.62, 0.92, 1.10, 1.22, 1.30, 1.36};
    private static final double[] PEAR = {0, 0.58, 0.62, 0.56, 0.38, 0.28, 0.22, 0};

    private StillLife() {}

    static Samples.U8 render(Frame frame) {
        Camera camera = new Camera(new Vec(0.2, 3.3, 10.6), new Vec(0.05, 1.17, 0.4), 0.225, 0.03);
        return camera.take(new Tracer(scene()), frame);
    }

    private static Scene scene() {
        List<Body> bodies = new ArrayList<>();
        room(bodies);
        vase(bodies);
        bowl(bodies);
        pears(bodies);
        toys(bodies);
        Window window = new Window(
                new Vec(-6.6, 5.0, 3.2), new Vec(-0.62, 0, -1.09), new Vec(0.61, 1.35, -0.347), new Vec(46, 42, 36));
        return new Scene(List.copyOf(bodies), window, StillLife::air);
    }

    /// A dim room: cool from the left and above, warm from the right.
    private static Vec air(Vec d) {
        double up = 0.5 + 0.5 * d.y();
        double right = 0.5 + 0.5 * d.x();
        return new Vec(0.060, 0.068, 0.088)
                .mix(new Vec(0.10, 0.065, 0.04), right)
                .times(0.35 + 0.65 * up);
    }

    private static void room(List<Body> bodies) {
        Finish plaster = new Matte(p -> {
            double cloud = Noise.cloud(901, new Vec(p.x() * 0.45, p.y() * 0.45, 0.3), 3);
            double far = Noise.step(-5.5, 4.5, p.x() - 0.7 * p.y());
            return new Vec(0.16, 0.125, 0.10)
                    .mix(new Vec(0.11, 0.105, 0.10), 0.5 + 0.7 * cloud)
                    .times(0.25 + 1.55 * far);
        });
        bodies.add(new Body(new Board(new Vec(0, 4, -4.2), new Vec(16, 0, 0), new Vec(0, 8, 0)), plaster));
        bodies.add(new Body(
                new Board(new Vec(0, 0, 1.5), new Vec(0, 0, 4.2), new Vec(9, 0, 0)),
                new Glazed(StillLife::walnut, 0.03)));
        Vec s = new Vec(StrictMath.cos(0.36), 0, -StrictMath.sin(0.36));
        Vec t = new Vec(-s.z(), 0, s.x());
        Vec middle = new Vec(0.3, 0.008, 1.2);
        Finish linen =
                new Matte(p -> gingham(p.minus(middle).dot(s), p.minus(middle).dot(t)));
        bodies.add(new Body(new Board(middle, t.times(3.3), s.times(3.9)), linen, StillLife::folds));
    }

    private static Vec walnut(Vec p) {
        double bend = Noise.at(911, p.x() * 0.22, 1.3, p.z() * 0.8);
        double ring = p.z() * 3.2 + 2.2 * bend;
        double late = Noise.step(0.2, 0.95, ring - Math.floor(ring));
        double pores = Noise.at(912, p.x() * 2.5, 0.4, p.z() * 60);
        return new Vec(0.17, 0.085, 0.045)
                .mix(new Vec(0.075, 0.036, 0.02), late)
                .times(1 + 0.22 * pores);
    }

    /// Two sets of stripes that cross: white, blue, and half and half.
    private static Vec gingham(double s, double t) {
        double cell = 0.62;
        double a = Math.floor(s / cell);
        double b = Math.floor(t / cell);
        boolean dyedA = Math.floorMod((long) a, 2L) == 0;
        boolean dyedB = Math.floorMod((long) b, 2L) == 0;
        double ink = (dyedA ? 0.5 : 0) + (dyedB ? 0.5 : 0);
        return new Vec(0.80, 0.78, 0.73).mix(new Vec(0.055, 0.12, 0.28), ink);
    }

    private static Vec folds(Vec p, Vec n) {
        double x = 0.09 * Noise.at(931, p.x() * 0.9, 0.2, p.z() * 0.9) + 0.16 * crease(p.x() - 0.35 * p.z() - 0.55);
        double z = 0.09 * Noise.at(932, p.x() * 0.9, 0.2, p.z() * 0.9) + 0.16 * crease(p.z() + 0.35 * p.x() - 1.9);
        return new Vec(n.x() + x, n.y(), n.z() + z).unit();
    }

    /// The slope of an ironed fold that runs along q = 0.
    private static double crease(double q) {
        double r = q / 0.05;
        return r / ((1 + r * r) * (1 + r * r));
    }

    private static void vase(List<Body> bodies) {
        Finish glaze = new Glazed(
                p -> {
                    double run = Noise.at(941, p.x() * 1.4, p.y() * 0.7, p.z() * 1.4);
                    double lip = Noise.step(2.3, 2.9, p.y() + 0.25 * run);
                    return new Vec(0.010, 0.105, 0.125)
                            .mix(new Vec(0.045, 0.21, 0.20), 0.5 + 0.6 * run)
                            .mix(new Vec(0.55, 0.44, 0.29), 0.85 * lip);
                },
                0.05);
        bodies.add(new Body(Lathe.turned(new Vec(-1.55, 0, -0.8), UP, 3.1, VASE), glaze));
        bodies.add(new Body(new Ring(new Vec(-1.55, 3.1, -0.8), UP, 0.515, 0.035), glaze));
    }

    private static void bowl(List<Body> bodies) {
        Finish copper = new Metal(new Vec(0.93, 0.52, 0.33), 0.03);
        bodies.add(new Body(
                new Ring(new Vec(1.55, 0.86, -0.7), UP, 1.36, 0.03), new Glazed(p -> new Vec(0.50, 0.20, 0.10), 0.3)));
        bodies.add(new Body(Lathe.turned(new Vec(1.55, 0, -0.7), UP, 0.86, BOWL), copper));
        orange(bodies, new Vec(1.02, 0.74, -0.62), 0.46, new Vec(-0.5, 0.7, 0.55));
        orange(bodies, new Vec(1.86, 0.76, -0.38), 0.47, new Vec(0.75, 0.45, -0.5));
        orange(bodies, new Vec(1.72, 0.78, -1.18), 0.46, UP);
        orange(bodies, new Vec(1.45, 1.38, -0.75), 0.46, new Vec(0.35, 0.75, 0.55));
    }

    private static void orange(List<Body> bodies, Vec centre, double radius, Vec stalk) {
        Finish peel = new Glazed(
                p -> {
                    double spot = Noise.cloud(951, p.times(2.2), 3);
                    return new Vec(0.80, 0.215, 0.012).mix(new Vec(0.78, 0.30, 0.02), 0.5 + 0.5 * spot);
                },
                0.03);
        bodies.add(new Body(Lathe.ball(centre, radius), peel, (p, n) -> dimples(p, n, 0.17, 22)));
        Finish calyx = new Matte(p -> new Vec(0.10, 0.13, 0.03));
        bodies.add(new Body(Lathe.ball(centre.along(stalk.unit(), radius - 0.012), 0.05), calyx));
    }

    private static Vec dimples(Vec p, Vec n, double depth, double fine) {
        Vec q = p.times(fine);
        return new Vec(
                        n.x() + depth * Noise.at(961, q.x(), q.y(), q.z()),
                        n.y() + depth * Noise.at(962, q.x(), q.y(), q.z()),
                        n.z() + depth * Noise.at(963, q.x(), q.y(), q.z()))
                .unit();
    }

    private static void pears(List<Body> bodies) {
        pear(bodies, new Vec(-0.25, 0.02, 0.55), new Vec(0.08, 1, 0.05), 971);
        pear(bodies, new Vec(-1.75, 0.56, 1.55), new Vec(0.80, -0.21, 0.62), 972);
    }

    private static void pear(List<Body> bodies, Vec base, Vec axis, long seed) {
        Finish skin = new Glazed(
                p -> {
                    double blush = Noise.step(
                            -0.5,
                            0.6,
                            Noise.at(seed, p.x() * 1.1, p.y() * 1.1, p.z() * 1.1) + 0.5 * (p.x() - base.x()));
                    double freckle = Noise.step(0.45, 0.7, Noise.at(seed + 9, p.x() * 19, p.y() * 19, p.z() * 19));
                    Vec flesh = new Vec(0.53, 0.50, 0.055).mix(new Vec(0.60, 0.19, 0.04), 0.75 * blush);
                    return flesh.mix(new Vec(0.30, 0.20, 0.06), 0.5 * freckle);
                },
                0.035);
        Vec up = axis.unit();
        bodies.add(new Body(Lathe.turned(base, up, 1.38, PEAR), skin));
        Finish bark = new Matte(p -> new Vec(0.13, 0.08, 0.04));
        Vec foot = base.along(up, 1.30);
        Vec bend = foot.along(up, 0.14).plus(new Vec(0.03, 0, 0));
        bodies.add(new Body(new Bar(foot, bend, 0.03), bark));
        bodies.add(new Body(new Bar(bend, bend.along(up, 0.14).plus(new Vec(0.08, 0, 0)), 0.034), bark));
    }

    private static void toys(List<Body> bodies) {
        bodies.add(new Body(Lathe.ball(new Vec(1.12, 0.53, 1.75), 0.52), new Glass(new Vec(0.98, 0.99, 0.985), 1.5)));
        Finish red = new Glazed(p -> new Vec(0.50, 0.045, 0.03), 0.05);
        Finish ivory = new Glazed(p -> new Vec(0.78, 0.70, 0.56), 0.04);
        bodies.add(
                new Body(new Ring(new Vec(2.62, 0.545, 0.62), new Vec(-0.30, 0.36, 0.88).unit(), 0.43, 0.13), ivory));
        Vec x = new Vec(-2.78, 0.56, 0.35);
        Vec s = new Vec(0.93, 0.0, 0.36).unit();
        Vec t = new Vec(0.12, 0.94, -0.31).unit();
        bodies.add(new Body(
                new Bar(x.along(s, -0.42).along(t, -0.42), x.along(s, 0.42).along(t, 0.42), 0.13), red));
        bodies.add(new Body(
                new Bar(x.along(s, 0.42).along(t, -0.42), x.along(s, -0.42).along(t, 0.42), 0.13), red));
        cherry(bodies, new Vec(-0.02, 0.20, 2.42), new Vec(0.40, 0.86, 2.05));
        cherry(bodies, new Vec(0.44, 0.20, 2.62), new Vec(0.40, 0.86, 2.05));
    }

    private static void cherry(List<Body> bodies, Vec centre, Vec top) {
        bodies.add(new Body(Lathe.ball(centre, 0.20), new Glazed(p -> new Vec(0.20, 0.008, 0.018), 0.05)));
        Finish stalk = new Matte(p -> new Vec(0.20, 0.22, 0.06));
        Vec from = centre.plus(new Vec(0, 0.18, 0));
        Vec bow = from.mix(top, 0.5).plus(new Vec(0, 0.09, 0));
        bodies.add(new Body(new Bar(from, bow, 0.016), stalk));
        bodies.add(new Body(new Bar(bow, top, 0.018), stalk));
    }
}
