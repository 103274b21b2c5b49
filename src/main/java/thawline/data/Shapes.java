package thawline.data;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Canvas.Point;
import thawline.data.Corner.Kind;

/// Checkerboards, polygons and stars whose corners are known exactly.
final class Shapes {

    private static final double PAPER = 232;
    private static final double INK = 28;
    private static final int CELLS = 8;

    private Shapes() {}

    /// 8 × 8 cells of 27.5 pixels.
    static Drawing checkerboard() {
        double x = 17.75;
        double y = 18.25;
        double side = CELLS * 27.5;
        return board(
                new Canvas(256, 256, PAPER),
                new Warp(List.of(
                        new Point(x, y),
                        new Point(x + side, y),
                        new Point(x + side, y + side),
                        new Point(x, y + side))));
    }

    /// The same board as a camera sees it from one side.
    static Drawing checkerboardInPerspective() {
        return board(
                new Canvas(480, 320, PAPER),
                new Warp(List.of(
                        new Point(96.4, 34.7),
                        new Point(382.9, 58.3),
                        new Point(449.6, 291.2),
                        new Point(29.1, 246.8))));
    }

    /// Every grid point is a corner: inside, two dark cells touch; on the rim, one dark cell ends.
    private static Drawing board(Canvas canvas, Warp warp) {
        List<Corner> corners = new ArrayList<>();
        for (int j = 0; j <= CELLS; j++) {
            for (int i = 0; i <= CELLS; i++) {
                Point p = warp.at((double) i / CELLS, (double) j / CELLS);
                int dark = dark(i - 1, j - 1) + dark(i, j - 1) + dark(i - 1, j) + dark(i, j);
                if (dark > 0) {
                    corners.add(new Corner(p.x(), p.y(), dark == 2 ? Kind.SADDLE : Kind.CONVEX));
                }
                if (dark(i, j) == 1) {
                    double u = (double) i / CELLS;
                    double v = (double) j / CELLS;
                    double s = 1.0 / CELLS;
                    canvas.fill(List.of(p, warp.at(u + s, v), warp.at(u + s, v + s), warp.at(u, v + s)), INK);
                }
            }
        }
        return new Drawing(canvas.picture(), corners);
    }

    private static int dark(int i, int j) {
        boolean onBoard = i >= 0 && j >= 0 && i < CELLS && j < CELLS;
        return onBoard && (i + j) % 2 == 0 ? 1 : 0;
    }

    /// Nine polygons with 3 to 8 corners, of several greys and directions; three of them have notches.
    static Drawing polygons() {
        Sheet sheet = new Sheet(new Canvas(384, 288, PAPER));
        sheet.add(regular(3, 62.3, 62.8, 42, 0.35), 40);
        sheet.add(regular(4, 186.4, 54.6, 40, 0.7853981633974483), 96);
        sheet.add(regular(4, 318.1, 58.9, 44, 0.21), 150);
        sheet.add(regular(5, 64.7, 152.2, 40, 0.1), 120);
        sheet.add(regular(6, 190.2, 146.3, 41, 0.3), 28);
        sheet.add(regular(8, 321.5, 150.4, 40, 0.05), 70);
        sheet.add(points(22.5, 214.25, 104.5, 214.25, 104.5, 238.75, 50.25, 238.75, 50.25, 268.5, 22.5, 268.5), 60);
        sheet.add(points(148.4, 262.7, 170.9, 208.2, 243.6, 221.8, 202.3, 236.4, 226.1, 270.3), 140);
        sheet.add(points(280.2, 210.6, 362.8, 210.6, 341.7, 240.3, 362.8, 270.1, 280.2, 270.1, 301.4, 240.3), 28);
        return sheet.drawing();
    }

    /// Six stars with 4 to 9 points.
    static Drawing stars() {
        Sheet sheet = new Sheet(new Canvas(384, 256, PAPER));
        sheet.add(star(5, 66.3, 66.8, 54, 21), 28);
        sheet.add(star(4, 192.6, 64.4, 56, 18), 90);
        sheet.add(star(6, 318.2, 66.1, 54, 31), 140);
        sheet.add(star(7, 66.9, 188.3, 54, 30), 110);
        sheet.add(star(8, 191.7, 190.2, 55, 36), 28);
        sheet.add(star(9, 317.4, 189.6, 54, 26), 64);
        return sheet.drawing();
    }

    private static List<Point> regular(int n, double x, double y, double radius, double turn) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            double angle = turn + 2 * Math.PI * k / n;
            points.add(new Point(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)));
        }
        return points;
    }

    /// 2n corners, outer and inner by turns; the turn differs from star to star so that no edge follows a pixel row.
    private static List<Point> star(int n, double x, double y, double outer, double inner) {
        double turn = -Math.PI / 2 + 0.13 * (n - 4);
        List<Point> tips = regular(n, x, y, outer, turn);
        List<Point> notches = regular(n, x, y, inner, turn + Math.PI / n);
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            points.add(tips.get(k));
            points.add(notches.get(k));
        }
        return points;
    }

    private static List<Point> points(double... xy) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < xy.length; k += 2) {
            points.add(new Point(xy[k], xy[k + 1]));
        }
        return points;
    }

    /// A canvas that keeps account of its corners. Polygons run clockwise as seen (y is down).
    private record Sheet(Canvas canvas, List<Corner> corners) {

        Sheet(Canvas canvas) {
            this(canvas, new ArrayList<>());
        }

        void add(List<Point> polygon, double ink) {
            canvas.fill(polygon, ink);
            int n = polygon.size();
            for (int k = 0; k < n; k++) {
                Point a = polygon.get((k + n - 1) % n);
                Point p = polygon.get(k);
                Point b = polygon.get((k + 1) % n);
                double turn = (p.x() - a.x()) * (b.y() - p.y()) - (p.y() - a.y()) * (b.x() - p.x());
                corners.add(new Corner(p.x(), p.y(), turn > 0 ? Kind.CONVEX : Kind.REFLEX));
            }
        }

        Drawing drawing() {
            return new Drawing(canvas.picture(), corners);
        }
    }
}
