package thawline.data;

import java.util.List;

/// The bodies of a picture and the window that lights them.
final class Scene {

    private static final double SKIN = 1e-6;

    private final Body[] bodies;
    private final double[] bounds; // x, y, z and squared radius of each body's ball
    private final Window window;
    private final Air air;

    Scene(List<Body> bodies, Window window, Air air) {
        this.bodies = bodies.toArray(new Body[0]);
        this.bounds = new double[4 * bodies.size()];
        for (int k = 0; k < bodies.size(); k++) {
            Solid.Bound ball = bodies.get(k).solid.bound();
            bounds[4 * k] = ball.centre().x();
            bounds[4 * k + 1] = ball.centre().y();
            bounds[4 * k + 2] = ball.centre().z();
            bounds[4 * k + 3] = ball.radius() * ball.radius();
        }
        this.window = window;
        this.air = air;
    }

    Window window() {
        return window;
    }

    /// The light of the room from direction `d`.
    Vec air(Vec d) {
        return air.from(d);
    }

    /// A shape, what light does on it, and how its surface differs from the smooth shape.
    record Body(Solid solid, Finish finish, Relief relief) {
        Body(Solid solid, Finish finish) {
            this(solid, finish, (p, n) -> n);
        }
    }

    /// The unit normal of the fine surface at a point where the smooth shape has normal `n`.
    @FunctionalInterface
    interface Relief {
        Vec tilt(Vec p, Vec n);
    }

    /// The light of the dim room that comes from a direction.
    @FunctionalInterface
    interface Air {
        Vec from(Vec d);
    }

    /// The first body on a ray: where, which, and its normal on the side that the ray came from.
    record Hit(Body body, double t, Vec point, Vec normal, boolean inside) {}

    /// The first hit, or null when the ray leaves the scene.
    Hit hit(Vec o, Vec d) {
        double best = Solid.MISS;
        Body found = null;
        for (int k = 0; k < bodies.length; k++) {
            if (near(k, o, d)) {
                double t = bodies[k].solid.hit(o, d, SKIN, best);
                if (t < best) {
                    best = t;
                    found = bodies[k];
                }
            }
        }
        if (found == null) {
            return null;
        }
        Vec p = o.along(d, best);
        Vec n = found.solid.normal(p);
        boolean inside = n.dot(d) > 0;
        Vec side = inside ? n.times(-1) : n;
        return new Hit(found, best, p, found.relief.tilt(p, side), inside);
    }

    /// How much light passes from `o` along `d` for a length `far`: 0 behind a body, some of it behind glass.
    ///
    /// True caustics would need rays from the lamp. A lens throws its light into the middle of its shadow; so glass
    /// here passes more where it is met head on.
    double passes(Vec o, Vec d, double far) {
        double light = 1;
        for (int k = 0; k < bodies.length; k++) {
            Body body = bodies[k];
            double t = near(k, o, d) ? body.solid.hit(o, d, SKIN, far) : Solid.MISS;
            if (t < far) {
                if (!(body.finish instanceof Finish.Glass)) {
                    return 0;
                }
                double cos = Math.abs(body.solid.normal(o.along(d, t)).dot(d));
                double focus = cos * cos * cos * cos;
                light *= 0.25 + 1.9 * focus * focus;
            }
        }
        return light;
    }

    /// Whether the ray comes into the ball around body k: |c − o|² − ((c − o)·d)² < r², and not behind the eye.
    private boolean near(int k, Vec o, Vec d) {
        double x = bounds[4 * k] - o.x();
        double y = bounds[4 * k + 1] - o.y();
        double z = bounds[4 * k + 2] - o.z();
        double along = x * d.x() + y * d.y() + z * d.z();
        double left = x * x + y * y + z * z - bounds[4 * k + 3];
        return left <= 0 || (along > 0 && left <= along * along);
    }
}
