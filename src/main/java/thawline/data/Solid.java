package thawline.data;

/// A body that a ray can hit: the smallest t with near < t < far and o + t·d on its surface, or +∞.
///
/// Directions are unit vectors, lengths are decimetres of the scene.
sealed interface Solid permits Lathe, Ring, Bar, Board {

    double MISS = Double.POSITIVE_INFINITY;

    double hit(Vec o, Vec d, double near, double far);

    /// The unit normal at a point of the surface, away from the inside.
    Vec normal(Vec p);

    /// A ball that holds the whole body, so that most rays need not ask it.
    Bound bound();

    /// The ball around `centre`; an infinite radius where no ball would save anything.
    record Bound(Vec centre, double radius) {}
}
