package thawline.filter;

import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.tensor.Border;

/// Maxima and minima over a footprint, and what they make together. Every plane keeps its size and units;
/// what lies outside the picture never wins, unless a border is said.
///
/// An even footprint is anchored at size/2, in both steps of `open` and `close` alike, as in OpenCV.
public final class Morphology {

    private Morphology() {}

    /// The footprints of morphology. OpenCV's `getStructuringElement`.
    public enum Shape {
        /// All of it.
        RECT,
        /// The middle row and the middle column.
        CROSS,
        /// The ellipse that touches all four sides.
        ELLIPSE;

        public Footprint of(int ksize) {
            return of(ksize, ksize);
        }

        public Footprint of(int height, int width) {
            Check.atLeastOne("ksize", height);
            Check.atLeastOne("ksize", width);
            boolean[] taken = new boolean[height * width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    taken[y * width + x] = has(y - height / 2, x - width / 2, height / 2, width / 2);
                }
            }
            return Footprint.of(height, width, taken);
        }

        /// Whether the place (y, x) from the middle belongs to the shape of radii ry, rx.
        private boolean has(int y, int x, int ry, int rx) {
            return switch (this) {
                case RECT -> true;
                case CROSS -> y == 0 || x == 0;
                case ELLIPSE -> Math.abs(x) <= StrictMath.rint(rx * chord(y, ry));
            };
        }

        /// √(1 − (y/r)²)
        private static double chord(int y, int r) {
            return r == 0 ? 0 : StrictMath.sqrt((r * r - y * y) * (1.0 / (r * r)));
        }
    }

    /// y = max of x over the footprint. OpenCV's `dilate`.
    public static Layer dilate(Footprint f) {
        return Pool.around(Extremum.MAX, f);
    }

    public static Layer dilate(Footprint f, Border border) {
        return Pool.around(Extremum.MAX, f, border);
    }

    public static Layer dilate(int ksize) {
        return dilate(Shape.RECT.of(ksize));
    }

    /// y = min of x over the footprint. OpenCV's `erode`.
    public static Layer erode(Footprint f) {
        return Pool.around(Extremum.MIN, f);
    }

    public static Layer erode(Footprint f, Border border) {
        return Pool.around(Extremum.MIN, f, border);
    }

    public static Layer erode(int ksize) {
        return erode(Shape.RECT.of(ksize));
    }

    /// y = dilate(erode(x)): bright spots smaller than the footprint go.
    public static Layer open(Probe p) {
        return p.erode().then(p.dilate());
    }

    public static Layer open(Footprint f) {
        return open(Probe.of(f));
    }

    public static Layer open(int ksize) {
        return open(Shape.RECT.of(ksize));
    }

    /// y = erode(dilate(x)): dark spots smaller than the footprint go.
    public static Layer close(Probe p) {
        return p.dilate().then(p.erode());
    }

    public static Layer close(Footprint f) {
        return close(Probe.of(f));
    }

    public static Layer close(int ksize) {
        return close(Shape.RECT.of(ksize));
    }

    /// y = dilate(x) − erode(x): the outlines.
    public static Layer gradient(Probe p) {
        return Fork.sum(p.dilate(), p.erode().then(Enhance.negative()));
    }

    public static Layer gradient(Footprint f) {
        return gradient(Probe.of(f));
    }

    public static Layer gradient(int ksize) {
        return gradient(Shape.RECT.of(ksize));
    }

    /// y = x − open(x): the bright spots smaller than the footprint.
    public static Layer topHat(Probe p) {
        return Fork.sum(Enhance.identity(), open(p).then(Enhance.negative()));
    }

    public static Layer topHat(Footprint f) {
        return topHat(Probe.of(f));
    }

    public static Layer topHat(int ksize) {
        return topHat(Shape.RECT.of(ksize));
    }

    /// y = close(x) − x: the dark spots smaller than the footprint.
    public static Layer blackHat(Probe p) {
        return Fork.sum(close(p), Enhance.negative());
    }

    public static Layer blackHat(Footprint f) {
        return blackHat(Probe.of(f));
    }

    public static Layer blackHat(int ksize) {
        return blackHat(Shape.RECT.of(ksize));
    }
}
