package thawline.xo;

import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Pass;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture with its longer side at most so long, by means of what a new pixel covers.
public final class Smaller {

    private Smaller() {}

    /// (c,1,H,W) → (c,1,h,w); a picture that is small enough is given back as it is.
    public static Tensor of(Tensor picture, int longest) {
        Shape s = picture.shape();
        double scale = (double) longest / Math.max(s.h(), s.w());
        if (scale >= 1) {
            return picture;
        }
        int h = Math.max(1, (int) Math.round(s.h() * scale));
        int w = Math.max(1, (int) Math.round(s.w() * scale));
        Resize resize = new Resize(Size.of(h, w), Interpolation.AREA);
        Tensor small = Tensor.zeros(resize.shape(s));
        resize.forward(picture, small, Pass.INFER);
        return small;
    }
}
