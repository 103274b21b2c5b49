package thawline.data;

import java.util.Arrays;
import java.util.List;
import thawline.tensor.Samples;

/// A grey drawing surface: a shape adds coverage(pixel) · (its level − the paper's level).
///
/// (height, width), levels in 8-bit units. Pixel (i, j) is the unit square around the point x = i, y = j; x to the
/// right, y down. Coverage is the area of pixel ∩ polygon, exact but for rounding, so that an edge between two
/// polygons leaves no seam and a corner lies just where its coordinates say.
final class Canvas {

    /// A corner position in pixels.
    record Point(double x, double y) {}

    /// Signed distance in pixels from (x, y) to a shape's edge, negative inside.
    @FunctionalInterface
    interface Distance {
        double at(double x, double y);
    }

    private final int width;
    private final int height;
    private final double paper;
    private final double[] level;

    Canvas(int width, int height, double paper) {
        this.width = width;
        this.height = height;
        this.paper = paper;
        this.level = new double[width * height];
        Arrays.fill(level, paper);
    }

    double get(int x, int y) {
        return level[y * width + x];
    }

    void set(int x, int y, double value) {
        level[y * width + x] = value;
    }

    /// Fills a polygon that does not cross itself, given in either direction.
    void fill(List<Point> polygon, double ink) {
        double[] cover = coverage(polygon);
        for (int i = 0; i < cover.length; i++) {
            level[i] += Math.abs(cover[i]) * (ink - paper);
        }
    }

    /// Paints over what is there, with an edge one pixel wide: coverage = ½ − distance, cut to 0 … 1.
    void paint(Distance shape, double ink) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double cover = Math.clamp(0.5 - shape.at(x, y), 0.0, 1.0);
                level[y * width + x] += cover * (ink - level[y * width + x]);
            }
        }
    }

    /// Area of each pixel that lies inside, with the sign of the polygon's direction.
    ///
    /// The area is a sum over edges of the area to the right of the edge (Green's theorem). Each piece of an edge
    /// changes its own pixel in part and all later pixels of the row in full; a running sum over the row ends it.
    double[] coverage(List<Point> polygon) {
        double[] cover = new double[width * height];
        for (int k = 0; k < polygon.size(); k++) {
            Point a = inside(polygon.get(k));
            Point b = inside(polygon.get((k + 1) % polygon.size()));
            edge(cover, a.x() + 0.5, a.y() + 0.5, b.x() + 0.5, b.y() + 0.5);
        }
        for (int y = 0; y < height; y++) {
            double sum = 0;
            for (int x = 0; x < width; x++) {
                sum += cover[y * width + x];
                cover[y * width + x] = sum;
            }
        }
        return cover;
    }

    private Point inside(Point p) {
        if (p.x() < 0 || p.y() < 0 || p.x() > width - 2 || p.y() > height - 2) {
            throw new IllegalArgumentException("corner (" + p.x() + ", " + p.y() + ") is too near the edge of a "
                    + width + "×" + height + " canvas; keep 0 … " + (width - 2) + " and 0 … " + (height - 2));
        }
        return p;
    }

    private void edge(double[] cover, double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        double sign = y1 > y0 ? 1 : -1;
        double top = Math.min(y0, y1);
        double bottom = Math.max(y0, y1);
        double slope = (x1 - x0) / (y1 - y0);
        for (int row = (int) top; row < bottom; row++) {
            double ya = Math.max(top, row);
            double yb = Math.min(bottom, row + 1.0);
            span(cover, row * width, sign * (yb - ya), x0 + (ya - y0) * slope, x0 + (yb - y0) * slope);
        }
    }

    /// One edge within one row: it runs from xa to xb while y moves by `dy`.
    private static void span(double[] cover, int row, double dy, double xa, double xb) {
        double left = Math.min(xa, xb);
        double right = Math.max(xa, xb);
        for (int column = (int) left; column < right || column == (int) left; column++) {
            double l = Math.max(left, column);
            double r = Math.min(right, column + 1.0);
            double share = right > left ? dy * (r - l) / (right - left) : dy;
            double part = share * (column + 1 - (l + r) / 2);
            cover[row + column] += part;
            cover[row + column + 1] += share - part;
        }
    }

    Samples.U8 picture() {
        return Pixels.grey(width, height, this::get);
    }
}
