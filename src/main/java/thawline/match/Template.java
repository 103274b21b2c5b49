package thawline.match;

import thawline.core.Mask;
import thawline.core.WindowEnergy;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What is looked for: a small picture, and how much each of its pixels counts.
///
/// (c,h,w), in the units of the pictures; the mask has its height and width, and one plane or c.
///
/// @param name what hits are called by
public record Template(String name, Tensor planes, Mask mask) {

    public Template {
        Shape s = planes.shape();
        Check.require(s.d() == 1, "a template is a picture, but " + name + " has shape " + s);
        Check.require(
                mask.height() == s.h() && mask.width() == s.w(),
                "the mask of " + name + " is " + mask.height() + " rows × " + mask.width()
                        + " columns, but the template " + size(s) + "; give them one size");
        Check.require(
                mask.planes() == 1 || mask.planes() == s.c(),
                "the mask of " + name + " has " + mask.planes() + " planes, but the template " + s.c());
        for (float v : planes.toArray()) {
            Check.require(Float.isFinite(v), "the template " + name + " has a pixel that is " + v);
        }
    }

    public static Template of(String name, Tensor planes) {
        return new Template(
                name, planes, Mask.box(planes.shape().h(), planes.shape().w()));
    }

    public Template masked(Mask other) {
        return new Template(name, planes, other);
    }

    public int height() {
        return planes.shape().h();
    }

    public int width() {
        return planes.shape().w();
    }

    /// Whether there is no pattern to be found again: every plane has one value wherever the mask counts.
    public boolean isFlat() {
        Moments m = Moments.of(this);
        return m.pattern() <= WindowEnergy.FLAT * WindowEnergy.FLAT * m.energy();
    }

    static String size(Shape s) {
        return s.h() + " rows × " + s.w() + " columns";
    }
}
