package thawline.data;

import thawline.data.Finish.Glass;
import thawline.data.Finish.Glazed;
import thawline.data.Finish.Matte;
import thawline.data.Finish.Metal;
import thawline.data.Scene.Hit;

/// Follows light backwards from the eye: L = paint · light + extra, in linear RGB.
///
/// At a mirror or at glass the ray goes on; at a surface with a colour of its own the light that arrives there is
/// gathered from one point of the window and from one other direction (Kajiya 1986, next-event estimation). `light` is
/// kept apart from `paint`, because only the light is noisy and it is smooth along a surface: [Film] relies on it.
record Tracer(Scene scene) {

    private static final int DEEPEST = 7;

    /// Keeps one lucky ray from outshining its neighbours.
    private static final double BRIGHTEST = 2.5;

    /// What one ray brings back, and the normal and place of the surface whose light it is.
    record Sample(Vec light, Vec paint, Vec extra, Vec normal, Vec place) {}

    Sample look(Vec o, Vec d, Lots lots) {
        Vec through = Vec.grey(1);
        Vec extra = Vec.ZERO;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Hit hit = scene.hit(o, d);
            if (hit == null) {
                return new Sample(
                        Vec.ZERO, Vec.ZERO, cut(extra.plus(through.times(sky(o, d)))), Vec.ZERO, o.along(d, 20));
            }
            Vec lamp = scene.window().seen(o, d, hit.t());
            if (lamp.x() > 0) {
                return new Sample(Vec.ZERO, Vec.ZERO, cut(extra.plus(through.times(lamp))), Vec.ZERO, o.along(d, 20));
            }
            Vec n = hit.normal();
            double cos = -d.dot(n);
            Vec mirror = d.reflect(n);
            switch (hit.body().finish()) {
                case Matte(Finish.Paint paint) -> {
                    Vec colour = through.times(paint.at(hit.point()));
                    return new Sample(light(hit, lots, 0), colour, cut(extra), n, hit.point());
                }
                case Glazed(Finish.Paint paint, double coat) -> {
                    double share = Finish.mirror(coat, cos);
                    extra = extra.plus(
                            through.times(radiance(hit.point(), mirror, lots, 1).times(share)));
                    Vec colour = through.times(paint.at(hit.point())).times(1 - share);
                    return new Sample(light(hit, lots, 0), colour, cut(extra), n, hit.point());
                }
                case Metal(Vec tint, double rough) -> {
                    through = through.times(tint.mix(Vec.grey(1), Finish.mirror(0, cos)));
                    d = spread(mirror, rough, lots);
                }
                case Glass glass -> {
                    Vec bent = refract(d, hit, glass.index());
                    if (bent == null) {
                        d = mirror;
                    } else {
                        if (!hit.inside()) {
                            double share = mirrored(d, hit, glass.index());
                            extra = extra.plus(through.times(radiance(hit.point(), mirror, lots, 1))
                                    .times(share));
                            through = through.times(1 - share);
                        }
                        through = through.times(glass.tint());
                        d = bent;
                    }
                }
            }
            o = hit.point();
        }
        return new Sample(Vec.ZERO, Vec.ZERO, cut(extra), Vec.ZERO, o);
    }

    private static Vec cut(Vec v) {
        double top = Math.max(v.x(), Math.max(v.y(), v.z()));
        return top > BRIGHTEST ? v.times(BRIGHTEST / top) : v;
    }

    private Vec sky(Vec o, Vec d) {
        return scene.air(d).plus(scene.window().seen(o, d, Solid.MISS));
    }

    /// The light that comes from direction `d`, after `level` turns.
    private Vec radiance(Vec o, Vec d, Lots lots, int level) {
        Sample s = level < 3 ? lookOn(o, d, lots, level) : null;
        return s == null ? scene.air(d) : s.paint().times(s.light()).plus(s.extra());
    }

    /// As [#look], but mirrors end after a few turns and surfaces see no further indirect light.
    private Sample lookOn(Vec o, Vec d, Lots lots, int level) {
        Hit hit = scene.hit(o, d);
        if (hit == null) {
            return bare(sky(o, d));
        }
        Vec lamp = scene.window().seen(o, d, hit.t());
        if (lamp.x() > 0) {
            return bare(lamp);
        }
        Vec n = hit.normal();
        double cos = -d.dot(n);
        return switch (hit.body().finish()) {
            case Matte(Finish.Paint paint) ->
                new Sample(light(hit, lots, level), paint.at(hit.point()), Vec.ZERO, n, hit.point());
            case Glazed(Finish.Paint paint, double coat) -> {
                double share = Finish.mirror(coat, cos);
                Vec over = scene.window()
                        .seen(hit.point(), d.reflect(n), Solid.MISS)
                        .times(share);
                Vec colour = paint.at(hit.point()).times(1 - share);
                yield new Sample(light(hit, lots, level), colour, over, n, hit.point());
            }
            case Metal(Vec tint, double rough) ->
                bare(tint.times(radiance(hit.point(), spread(d.reflect(n), rough, lots), lots, level + 1)));
            case Glass(Vec tint, double index) -> {
                Vec bent = refract(d, hit, index);
                Vec next = bent == null ? d.reflect(n) : bent;
                yield bare(tint.times(radiance(hit.point(), next, lots, level + 1)));
            }
        };
    }

    private static Sample bare(Vec extra) {
        return new Sample(Vec.ZERO, Vec.ZERO, extra, Vec.ZERO, Vec.ZERO);
    }

    /// (1/π) ∫ L cos: the radiance of a white surface at the hit.
    private Vec light(Hit hit, Lots lots, int level) {
        Vec p = hit.point();
        Vec n = hit.normal();
        Window window = scene.window();
        double a = lots.next();
        Vec to = window.point(a, lots.second()).minus(p);
        double far = to.length();
        Vec l = to.times(1 / far);
        double cos = n.dot(l);
        double lampCos = -l.dot(window.normal());
        Vec sum = Vec.ZERO;
        if (cos > 0 && lampCos > 0) {
            double passes = scene.passes(p, l, far);
            sum = window.radiance().times(passes * cos * lampCos * window.area() / (Math.PI * far * far));
        }
        if (level > 0) {
            return sum.plus(scene.air(n).times(0.75));
        }
        Vec d = cosine(n, lots);
        Hit next = scene.hit(p, d);
        if (next == null) {
            return sum.plus(scene.air(d));
        }
        Vec paint = paint(next);
        return sum.plus(cut(paint.times(light(next, lots, 1))));
    }

    /// The colour that a body spreads when another one is lit by it.
    private static Vec paint(Hit hit) {
        return switch (hit.body().finish()) {
            case Matte(Finish.Paint paint) -> paint.at(hit.point());
            case Glazed(Finish.Paint paint, double coat) ->
                paint.at(hit.point()).times(1 - coat);
            case Metal metal -> metal.tint().times(0.7);
            case Glass glass -> glass.tint().times(0.5);
        };
    }

    /// A direction about `n` with density cos / π: a point of the unit sphere, added to n.
    private static Vec cosine(Vec n, Lots lots) {
        Vec d = n.plus(lots.sphere());
        double length = d.length();
        return length > 1e-9 ? d.times(1 / length) : n;
    }

    private static Vec spread(Vec d, double rough, Lots lots) {
        return rough == 0 ? d : d.along(lots.sphere(), rough).unit();
    }

    /// Snell's law; null where glass reflects everything.
    private static Vec refract(Vec d, Hit hit, double index) {
        double eta = hit.inside() ? index : 1 / index;
        double cos = -d.dot(hit.normal());
        double k = 1 - eta * eta * (1 - cos * cos);
        return k < 0 ? null : d.times(eta).along(hit.normal(), eta * cos - Math.sqrt(k));
    }

    /// The share that glass mirrors of light that comes to it through air.
    private static double mirrored(Vec d, Hit hit, double index) {
        double f = (index - 1) / (index + 1);
        return Finish.mirror(f * f, -d.dot(hit.normal()));
    }
}
