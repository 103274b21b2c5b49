package thawline.data;

/// A point, a direction or a linear RGB colour: (x, y, z) = (red, green, blue).
///
/// Only `+ − × ÷ √`, which IEEE 754 fixes to the last bit, so that a picture is the same on every machine.
record Vec(double x, double y, double z) {

    static final Vec ZERO = new Vec(0, 0, 0);

    /// (v, v, v): a grey, or the same number for each axis.
    static Vec grey(double v) {
        return new Vec(v, v, v);
    }

    Vec plus(Vec b) {
        return new Vec(x + b.x, y + b.y, z + b.z);
    }

    Vec minus(Vec b) {
        return new Vec(x - b.x, y - b.y, z - b.z);
    }

    Vec times(double s) {
        return new Vec(x * s, y * s, z * s);
    }

    /// Component by component: light of this colour after a filter or a surface of colour `b`.
    Vec times(Vec b) {
        return new Vec(x * b.x, y * b.y, z * b.z);
    }

    /// this + s·d
    Vec along(Vec d, double s) {
        return new Vec(x + s * d.x, y + s * d.y, z + s * d.z);
    }

    /// (1 − s)·this + s·b
    Vec mix(Vec b, double s) {
        return new Vec(x + s * (b.x - x), y + s * (b.y - y), z + s * (b.z - z));
    }

    double dot(Vec b) {
        return x * b.x + y * b.y + z * b.z;
    }

    Vec cross(Vec b) {
        return new Vec(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }

    /// Luminance of a linear RGB colour, BT.709 primaries.
    double luminance() {
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    }

    /// d − 2·(d·n)·n, the mirror image of direction `this` at a surface with unit normal `n`.
    Vec reflect(Vec n) {
        return along(n, -2 * dot(n));
    }
}
