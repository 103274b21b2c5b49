package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.geometry.PlaneMap;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What is written in each cell of a board, at one level of ink, without the board's lines.
///
/// Connected ink belongs to the cell that most of it lies in, so that an arm that leaves its cell stays with
/// its mark; what lies in several cells alike is parted at the lines.
final class CellInk {

    /// Of a cell's picture, without the rim around it.
    private static final int SIDE = 72;

    /// On each side of a cell.
    private static final int RIM = 12;

    /// Writing is at least so long, in cells …
    private static final double SMALL = 0.2;

    /// … and so much of it lies in the cell's middle.
    private static final double INSIDE = 0.25;

    private static final double ALONG = StrictMath.toRadians(15);

    /// No mark is so long, in cells.
    private static final double PASSING = 1.6;

    /// A part that lies so much in one cell belongs to it.
    private static final double MOSTLY = 0.7;

    private final Flattened flat;
    private final Lattice lattice;
    private final double faint;
    private final int[] owner;

    /// The ink of one cell.
    ///
    /// @param grey dark on white
    /// @param strength of the ink
    record Written(Tensor grey, double strength) {}

    /// @param faint ink that is weaker may be what is printed on the paper
    CellInk(Flattened flat, Lattice lattice, List<Segment> lines, double level, double faint) {
        this.flat = flat;
        this.lattice = lattice;
        this.faint = faint;
        double cell = lattice.cell();
        boolean[] mask = flat.mask(level);
        Segments.of(new Mask(flat.width(), flat.height(), mask).thinned()).stream()
                .filter(line -> passing(line, lines, cell))
                .forEach(line -> new LineTrace(flat, level, line, cell, LineTrace.PRINTED).erase(mask));
        lines.forEach(line -> new LineTrace(flat, level, line, cell, LineTrace.DRAWN).erase(mask));
        Mask left = new Mask(flat.width(), flat.height(), mask).without((int) Math.max(6, 0.002 * cell * cell));
        this.owner = owners(left);
    }

    /// Whether it goes on through cells along the board's lines: a line of the paper, or one drawn through
    /// three equal marks.
    private static boolean passing(Segment line, List<Segment> own, double cell) {
        double least = Double.MAX_VALUE;
        for (Segment s : own) {
            least = Math.min(least, line.angleTo(s));
            double near = Math.max(Math.abs(s.away(line.x0(), line.y0())), Math.abs(s.away(line.x1(), line.y1())));
            if (line.angleTo(s) < ALONG && near < LineTrace.DRAWN * cell) {
                return false;
            }
        }
        return least < ALONG && line.length() > PASSING * cell;
    }

    /// Of each pixel of ink the cell, 1 … 9; 0 of others.
    private int[] owners(Mask left) {
        int[] place = places();
        Mask.Parts parts = left.parts();
        int[][] share = new int[parts.count() + 1][10];
        double[] strength = new double[parts.count() + 1];
        for (int i = 0; i < place.length; i++) {
            int part = parts.label()[i];
            share[part][place[i]]++;
            strength[part] += flat.ink().data()[i] / parts.size()[part];
        }
        int[] owner = new int[place.length];
        for (int i = 0; i < place.length; i++) {
            int part = parts.label()[i];
            if (part != 0) {
                int most = 0;
                for (int c = 1; c < 10; c++) {
                    most = share[part][c] > share[part][most] ? c : most;
                }
                boolean whole = share[part][most] >= MOSTLY * parts.size()[part];
                owner[i] = whole ? most : strength[part] < faint ? 0 : place[i];
            }
        }
        return owner;
    }

    /// Of each pixel the cell that it lies in, 1 … 9, or 0.
    private int[] places() {
        int[] place = new int[flat.width() * flat.height()];
        for (int c = 0; c < 9; c++) {
            PlaneMap back = lattice.cell(c).inverse();
            int[] box = box(lattice.cell(c));
            for (int y = box[1]; y <= box[3]; y++) {
                for (int x = box[0]; x <= box[2]; x++) {
                    double u = back.x(x, y);
                    double v = back.y(x, y);
                    if (u >= 0 && v >= 0 && u < 1 && v < 1) {
                        place[y * flat.width() + x] = c + 1;
                    }
                }
            }
        }
        return place;
    }

    private int[] box(PlaneMap cell) {
        double x0 = flat.width();
        double y0 = flat.height();
        double x1 = 0;
        double y1 = 0;
        for (int k = 0; k < 4; k++) {
            double x = cell.x(k & 1, k >> 1);
            double y = cell.y(k & 1, k >> 1);
            x0 = Math.min(x0, x);
            y0 = Math.min(y0, y);
            x1 = Math.max(x1, x);
            y1 = Math.max(y1, y);
        }
        return new int[] {
            (int) Math.max(0, x0), (int) Math.max(0, y0),
            (int) Math.min(flat.width() - 1.0, x1 + 1), (int) Math.min(flat.height() - 1.0, y1 + 1)
        };
    }

    /// Nothing of an empty cell.
    private Optional<Written> cell(int c) {
        PlaneMap place = lattice.cell(c);
        int side = SIDE + 2 * RIM;
        Tensor grey = Tensor.zeros(Shape.plane(side, side));
        float[] to = grey.data();
        int count = 0;
        int inside = 0;
        int left = side;
        int right = 0;
        int top = side;
        int bottom = 0;
        float[] own = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = (x - RIM + 0.5) / SIDE;
                double v = (y - RIM + 0.5) / SIDE;
                double px = place.x(u, v);
                double py = place.y(u, v);
                to[y * side + x] = 255 - ink(px, py, c + 1);
                if (owner(px, py) == c + 1) {
                    own[count++] = 255 - to[y * side + x];
                    inside += Math.abs(u - 0.5) < 0.36 && Math.abs(v - 0.5) < 0.36 ? 1 : 0;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        boolean small = Math.max(right - left, bottom - top) < SMALL * SIDE;
        if (small || inside < INSIDE * count || count < SIDE / 4) {
            return Optional.empty();
        }
        Arrays.sort(own, 0, count);
        return Optional.of(new Written(grey, own[count * 3 / 4]));
    }

    private int owner(double x, double y) {
        int u = (int) Math.round(x);
        int v = (int) Math.round(y);
        return u >= 0 && v >= 0 && u < flat.width() && v < flat.height() ? owner[v * flat.width() + u] : 0;
    }

    /// Between pixels, of the ink that is the cell's own or right beside it.
    private float ink(double x, double y, int c) {
        int u = (int) Math.floor(x);
        int v = (int) Math.floor(y);
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            int a = u + (k & 1);
            int b = v + (k >> 1);
            double weight = ((k & 1) == 0 ? 1 - (x - u) : x - u) * (k < 2 ? 1 - (y - v) : y - v);
            if (a >= 1 && b >= 1 && a < flat.width() - 1 && b < flat.height() - 1 && beside(a, b, c)) {
                sum += weight * flat.ink().data()[b * flat.width() + a];
            }
        }
        return (float) sum;
    }

    private boolean beside(int x, int y, int c) {
        int i = y * flat.width() + x;
        return owner[i] == c
                || owner[i - 1] == c
                || owner[i + 1] == c
                || owner[i - flat.width()] == c
                || owner[i + flat.width()] == c;
    }

    /// All nine.
    List<Optional<Written>> cells() {
        List<Optional<Written>> all = new ArrayList<>();
        for (int c = 0; c < 9; c++) {
            all.add(cell(c));
        }
        return all;
    }
}
