package thawline.data;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Canvas.Point;
import thawline.data.Corner.Kind;
import thawline.geometry.PlaneMap;

/// A picture's share of a larger plane on which polygons are drawn as a map shows them, with account of the corners
/// in it.
final class Sheet {

    /// Polygons are cut off this far outside of the picture.
    private static final int RIM = 2;

    /// Where the picture begins on the canvas, which has room for what rounding adds to a cut.
    private static final int AT = RIM + 1;

    private final int height;
    private final int width;
    private final double paper;
    private final PlaneMap view;
    private final Canvas canvas;
    private final List<Corner> corners = new ArrayList<>();

    Sheet(int height, int width, double paper, PlaneMap view) {
        this.height = height;
        this.width = width;
        this.paper = paper;
        this.view = view;
        canvas = new Canvas(width + 2 * AT, height + 2 * AT, paper);
    }

    double paper() {
        return paper;
    }

    /// A figure without corners, or with such as belong to others.
    void fill(List<Point> polygon, double ink) {
        fillMapped(mapped(polygon), ink);
    }

    void add(List<Point> polygon, double ink) {
        add(polygon, ink, -1);
    }

    /// A polygon, drawn clockwise as seen, one of whose corners touches another figure.
    void add(List<Point> polygon, double ink, int saddle) {
        List<Point> points = mapped(polygon);
        fillMapped(points, ink);
        int n = points.size();
        for (int k = 0; k < n; k++) {
            Point a = points.get((k + n - 1) % n);
            Point p = points.get(k);
            Point b = points.get((k + 1) % n);
            double turn = (p.x() - a.x()) * (b.y() - p.y()) - (p.y() - a.y()) * (b.x() - p.x());
            if (p.x() >= 0 && p.y() >= 0 && p.x() <= width - 1 && p.y() <= height - 1) {
                Kind bent = turn > 0 ? Kind.CONVEX : Kind.REFLEX;
                corners.add(new Corner(p.x(), p.y(), k == saddle ? Kind.SADDLE : bent));
            }
        }
    }

    private List<Point> mapped(List<Point> polygon) {
        return polygon.stream()
                .map(p -> new Point(view.x(p.x(), p.y()), view.y(p.x(), p.y())))
                .toList();
    }

    private void fillMapped(List<Point> points, double ink) {
        List<Point> part = points;
        part = cut(part, p -> p.x() + RIM);
        part = cut(part, p -> p.y() + RIM);
        part = cut(part, p -> width - p.x());
        part = cut(part, p -> height - p.y());
        if (part.size() > 2) {
            canvas.fill(
                    part.stream().map(p -> new Point(p.x() + AT, p.y() + AT)).toList(), ink);
        }
    }

    /// How far inside of a straight line a point lies.
    @FunctionalInterface
    private interface Side {
        double of(Point p);
    }

    /// The part on the inner side of a line. (Sutherland, Hodgman 1974.)
    private static List<Point> cut(List<Point> polygon, Side side) {
        List<Point> part = new ArrayList<>();
        for (int k = 0; k < polygon.size(); k++) {
            Point a = polygon.get(k);
            Point b = polygon.get((k + 1) % polygon.size());
            double atA = side.of(a);
            double atB = side.of(b);
            if (atA >= 0) {
                part.add(a);
            }
            if (atA >= 0 != atB >= 0) {
                double t = atA / (atA - atB);
                Point on = new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
                part.add(on);
            }
        }
        return part;
    }

    /// What light does at a place: v ↦ gain·v + more.
    record Light(double gain, double more) {}

    /// The light at a pixel.
    @FunctionalInterface
    interface Lamp {
        Light at(int x, int y);
    }

    Drawing drawing(Lamp lamp) {
        return new Drawing(
                Pixels.grey(width, height, (x, y) -> {
                    Light light = lamp.at(x, y);
                    return light.gain() * canvas.get(x + AT, y + AT) + light.more();
                }),
                corners);
    }
}
