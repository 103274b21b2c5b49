package thawline.xo;

import thawline.geometry.PlaneMap;

/// Ink on a photo, whose strokes are given on the sheet.
///
/// @param map from the sheet to pixels
/// @param ink of the square that holds the photo at its upper left
record PhotoInk(int width, int height, PlaneMap map, Ink ink) {

    /// A thinner line would be faint.
    private static final double THINNEST = 0.9;

    PhotoInk(int width, int height, PlaneMap map) {
        this(width, height, map, new Ink(Math.max(width, height)));
    }

    /// @param pen its width on the sheet
    void draw(Stroke s, double pen) {
        double[] x = new double[s.size()];
        double[] y = new double[s.size()];
        double[] w = new double[s.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = map.x(s.x()[i], s.y()[i]) + 0.5;
            y[i] = map.y(s.x()[i], s.y()[i]) + 0.5;
            w[i] = Math.max(THINNEST, pen * scale(s.x()[i], s.y()[i]));
        }
        for (int i = 0; i + 1 < x.length; i++) {
            ink.line(x[i], y[i], w[i], x[i + 1], y[i + 1], w[i + 1]);
        }
    }

    /// Pixels that a unit of the sheet takes there.
    double scale(double x, double y) {
        double e = 0.01;
        double u = Math.hypot(map.x(x + e, y) - map.x(x, y), map.y(x + e, y) - map.y(x, y));
        double v = Math.hypot(map.x(x, y + e) - map.x(x, y), map.y(x, y + e) - map.y(x, y));
        return Math.sqrt(u * v) / e;
    }

    double cover(int x, int y) {
        return ink.cover[y * ink.side + x];
    }
}
