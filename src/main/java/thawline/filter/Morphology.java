package thawline.filter;

import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pool;

/// Maxima and minima over a footprint, and what they make together. Every plane keeps its size and units;
/// what lies outside the picture never wins.
///
/// An even footprint is anchored at size/2, in both steps of `open` and `close` alike, as in OpenCV.
public final class Morphology {

    private Morphology() {}

    /// y = max of x over the footprint. OpenCV's `dilate`.
    public static Layer dilate(Footprint f) {
        return Pool.around(Extremum.MAX, f);
    }

    public static Layer dilate(int ksize) {
        return dilate(Shape.RECT.of(ksize));
    }

    /// y = min of x over the footprint. OpenCV's `erode`.
    public static Layer erode(Footprint f) {
        return Pool.around(Extremum.MIN, f);
    }

    public static Layer erode(int ksize) {
        return erode(Shape.RECT.of(ksize));
    }

    /// y = dilate(erode(x)): bright spots smaller than the footprint go.
    public static Layer open(Footprint f) {
        return erode(f).then(dilate(f));
    }

    public static Layer open(int ksize) {
        return open(Shape.RECT.of(ksize));
    }

    /// y = erode(dilate(x)): dark spots smaller than the footprint go.
    public static Layer close(Footprint f) {
        return dilate(f).then(erode(f));
    }

    public static Layer close(int ksize) {
        return close(Shape.RECT.of(ksize));
    }

    /// y = dilate(x) − erode(x): the outlines.
    public static Layer gradient(Footprint f) {
        return Fork.sum(dilate(f), erode(f).then(Enhance.negative()));
    }

    public static Layer gradient(int ksize) {
        return gradient(Shape.RECT.of(ksize));
    }

    /// y = x − open(x): the bright spots smaller than the footprint.
    public static Layer topHat(Footprint f) {
        return Fork.sum(Enhance.identity(), open(f).then(Enhance.negative()));
    }

    public static Layer topHat(int ksize) {
        return topHat(Shape.RECT.of(ksize));
    }

    /// y = close(x) − x: the dark spots smaller than the footprint.
    public static Layer blackHat(Footprint f) {
        return Fork.sum(close(f), Enhance.negative());
    }

    public static Layer blackHat(int ksize) {
        return blackHat(Shape.RECT.of(ksize));
    }
}
