package thawline.match;

import java.util.ArrayList;
import java.util.List;

/// A rectangle about (x, y), turned by `angle` degrees counter-clockwise on the screen; in pixels, (0, 0)
/// being the middle of the first one.
public record Box(double x, double y, double width, double height, double angle) {

    /// A place in a picture.
    public record Point(double x, double y) {}

    /// Those of the template's upper left, upper right, lower right and lower left.
    public List<Point> corners() {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        List<Point> all = new ArrayList<>();
        for (int[] side : new int[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
            double u = side[0] * width / 2;
            double v = side[1] * height / 2;
            all.add(new Point(x + cos * u + sin * v, y - sin * u + cos * v));
        }
        return List.copyOf(all);
    }

    /// The area that both cover, as a share of what either does: 0 … 1.
    public double overlap(Box other) {
        double reach = Math.hypot(width, height) / 2 + Math.hypot(other.width, other.height) / 2;
        if (Math.hypot(x - other.x, y - other.y) >= reach) {
            return 0;
        }
        double both = common(other);
        double either = width * height + other.width * other.height - both;
        return either > 0 ? both / either : 0;
    }

    /// The area of this rectangle cut by the four sides of the other (Sutherland and Hodgman, 1974).
    private double common(Box other) {
        List<Point> left = corners();
        List<Point> by = other.corners();
        for (int i = 0; i < 4 && !left.isEmpty(); i++) {
            left = cut(left, by.get(i), by.get((i + 1) % 4));
        }
        double area = 0;
        for (int i = 0; i < left.size(); i++) {
            Point a = left.get(i);
            Point b = left.get((i + 1) % left.size());
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        return Math.abs(area);
    }

    /// What of a polygon lies to the right of the way from a to b.
    private static List<Point> cut(List<Point> polygon, Point a, Point b) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < polygon.size(); i++) {
            Point p = polygon.get(i);
            Point q = polygon.get((i + 1) % polygon.size());
            double side = side(a, b, p);
            double next = side(a, b, q);
            if (side >= 0) {
                kept.add(p);
            }
            if ((side >= 0) != (next >= 0)) {
                double share = side / (side - next);
                kept.add(new Point(p.x + share * (q.x - p.x), p.y + share * (q.y - p.y)));
            }
        }
        return kept;
    }

    private static double side(Point a, Point b, Point p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    }
}
