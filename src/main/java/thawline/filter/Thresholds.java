package thawline.filter;

import thawline.core.Cut;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Border;

/// What lies above a level and what does not; planes keep their size. Steps write 0 and 255 unless another
/// `high` is said.
public final class Thresholds {

    /// So large that a float beside it has no digits after the point: adding it and taking it away rounds, halves to
    /// even.
    private static final double WHOLE = 1.5 * (1 << 23);

    private Thresholds() {}

    /// y = 255 where x > level, else 0
    public static Layer above(double level) {
        return Threshold.above(level);
    }

    /// y = cut(x, level), see [Cut]. OpenCV's `threshold`.
    public static Layer absolute(Cut type, double level, double high) {
        return new Threshold(type, new Threshold.Level.Absolute(Weights.designed(level)), (float) high);
    }

    /// y = 255 where x > share·max x, else 0; the maximum is that of all planes together.
    public static Layer ofMaximum(double share) {
        return Threshold.ofMaximum(share);
    }

    /// y = cut(x, share·max x). Of the steps, what is written above it is `high`.
    public static Layer ofMaximum(Cut type, double share, double high) {
        return new Threshold(type, new Threshold.Level.OfMaximum(Weights.designed(share)), (float) high);
    }

    /// y = 255 where x > t, else 0, with t by Otsu's method
    ///
    /// x is rounded to 8 bits first, as t is an 8-bit number found in their histogram. OpenCV's `threshold`
    /// with `THRESH_OTSU`.
    public static Layer otsu() {
        return otsu(Cut.BINARY, 255);
    }

    public static Layer otsu(Cut type, double high) {
        return Enhance.round8().then(new Threshold(type, new Threshold.Level.Otsu(), (float) high));
    }

    /// y = 255 where x > mean over blockSize × blockSize − c, else 0
    ///
    /// The mean is rounded to 8 bits, beyond the edge the picture goes on (REPLICATE). OpenCV's
    /// `adaptiveThreshold` with `ADAPTIVE_THRESH_MEAN_C`.
    public static Layer adaptiveMean(int blockSize, double c) {
        return adaptiveMean(blockSize, c, Border.REPLICATE);
    }

    public static Layer adaptiveMean(int blockSize, double c, Border border) {
        Check.odd("blockSize", blockSize);
        return above(Smooth.box(blockSize, Sum.MEAN, border).then(Enhance.round8()), c);
    }

    /// y = 255 where x > Gaussian mean over blockSize × blockSize − c, else 0
    ///
    /// As [#adaptiveMean], but a mean of one half is rounded to the even number. OpenCV's `adaptiveThreshold` with
    /// `ADAPTIVE_THRESH_GAUSSIAN_C`.
    public static Layer adaptiveGaussian(int blockSize, double c) {
        return adaptiveGaussian(blockSize, c, Border.REPLICATE);
    }

    public static Layer adaptiveGaussian(int blockSize, double c, Border border) {
        Check.odd("blockSize", blockSize);
        Layer mean = Smooth.gaussian(blockSize, 0, border);
        return above(mean.then(Enhance.scale(1, WHOLE)).then(Enhance.scale(1, -WHOLE)), c);
    }

    /// x − level + c > 0
    private static Layer above(Layer level, double c) {
        return Fork.sum(Enhance.identity(), level.then(Enhance.scale(-1, c))).then(above(0));
    }
}
