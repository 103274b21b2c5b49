package thawline.learn.compare;

import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A picture and what became of it, small enough for a page.
///
/// Large ones are shrunk by the mean of what a new pixel covers; of the difference a pixel keeps the largest, so that
/// shrinking hides none.
///
/// @param difference learned less hand
/// @param shrunk how many pixels of the picture one stands for along an axis; 1 where nothing was shrunk
public record Shown(Tensor input, Tensor hand, Tensor learned, Tensor difference, double shrunk) {

    /// Of the longer side.
    static final int LARGEST = 480;

    static Shown of(Tensor input, Tensor hand, Tensor learned) {
        Shape s = hand.shape();
        Tensor difference = Tensor.zeros(s);
        float[] a = hand.toArray();
        float[] b = learned.toArray();
        for (int i = 0; i < a.length; i++) {
            difference.data()[i] = b[i] - a[i];
        }
        double factor = Math.max(1, Math.max(s.h(), s.w()) / (double) LARGEST);
        return new Shown(
                shrunk(input, factor),
                shrunk(hand, factor),
                shrunk(learned, factor),
                extremes(difference, factor),
                factor);
    }

    private static Tensor shrunk(Tensor x, double factor) {
        Shape to = size(x.shape(), factor);
        return factor == 1 ? x.copy() : Trace.run(new Resize(Size.of(to.h(), to.w()), Interpolation.AREA), x);
    }

    private static Shape size(Shape s, double factor) {
        return new Shape(
                s.c(), 1, Math.max(1, (int) Math.rint(s.h() / factor)), Math.max(1, (int) Math.rint(s.w() / factor)));
    }

    /// Of what a new pixel covers, the number that is furthest from 0.
    private static Tensor extremes(Tensor x, double factor) {
        Shape s = x.shape();
        Tensor y = Tensor.zeros(size(s, factor));
        for (int c = 0; c < s.c(); c++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int down = (int) ((long) v * y.shape().h() / s.h());
                    int across = (int) ((long) u * y.shape().w() / s.w());
                    float e = x.at(c, v, u);
                    if (Math.abs(e) >= Math.abs(y.at(c, down, across))) {
                        y.set(c, 0, down, across, e);
                    }
                }
            }
        }
        return y;
    }
}
