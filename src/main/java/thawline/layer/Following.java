package thawline.layer;

/// `y = 255 where x > strong, and where x > weak in one piece (over all eight sides) with such a place; else 0`
///
/// (c,1,H,W) → (c,1,H,W): an operation over whole planes that looks at nothing but two bits a place, so that a plan
/// keeps these instead of the plane.
public interface Following extends CustomOp {

    /// The lower level.
    float weak();

    /// The higher level.
    float strong();
}
