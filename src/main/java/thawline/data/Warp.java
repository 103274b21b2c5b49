package thawline.data;

import java.util.List;
import thawline.data.Canvas.Point;

/// (u, v) ↦ ((a·u + b·v + c) / w, (d·u + e·v + f) / w), w = g·u + h·v + 1: the unit square as a camera sees it.
///
/// Straight lines stay straight. (0,0), (1,0), (1,1), (0,1) go to the four given points; solved in closed form
/// (Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3).
final class Warp {

    private final Point p0;
    private final Point p1;
    private final Point p3;
    private final double g;
    private final double h;

    Warp(List<Point> quad) {
        p0 = quad.get(0);
        p1 = quad.get(1);
        Point p2 = quad.get(2);
        p3 = quad.get(3);
        double x1 = p1.x() - p2.x();
        double x2 = p3.x() - p2.x();
        double y1 = p1.y() - p2.y();
        double y2 = p3.y() - p2.y();
        double sx = p0.x() - p1.x() + p2.x() - p3.x();
        double sy = p0.y() - p1.y() + p2.y() - p3.y();
        double area = x1 * y2 - x2 * y1;
        g = (sx * y2 - x2 * sy) / area;
        h = (x1 * sy - sx * y1) / area;
    }

    Point at(double u, double v) {
        double w = g * u + h * v + 1;
        return new Point(
                (u * (p1.x() * (1 + g) - p0.x()) + v * (p3.x() * (1 + h) - p0.x()) + p0.x()) / w,
                (u * (p1.y() * (1 + g) - p0.y()) + v * (p3.y() * (1 + h) - p0.y()) + p0.y()) / w);
    }
}
