package thawline.data;

/// What light does at a surface.
sealed interface Finish {

    /// Colour at a point: the share of the light that comes back, for each of red, green, blue.
    @FunctionalInterface
    interface Paint {
        Vec at(Vec p);
    }

    /// Light leaves in all directions alike.
    record Matte(Paint paint) implements Finish {}

    /// Paint under a clear coat: a mirror image at grazing angles, colour below it. `coat` is the reflection seen
    /// head on: 0.04 for glass and varnish, less for a soft skin.
    record Glazed(Paint paint, double coat) implements Finish {}

    /// A coloured mirror, `rough` being the spread of the reflected ray (0 for a polished one).
    record Metal(Vec tint, double rough) implements Finish {}

    /// Clear glass with refractive index `index`; `tint` is what one passage through a surface lets through.
    record Glass(Vec tint, double index) implements Finish {}

    /// Share of light that a surface mirrors: f + (1 − f)·(1 − cos)⁵ (Schlick 1994).
    static double mirror(double f, double cos) {
        double m = Math.clamp(1 - cos, 0.0, 1.0);
        return f + (1 - f) * m * m * m * m * m;
    }
}
