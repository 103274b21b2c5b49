package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import thawline.geometry.PlaneMap;

/// Where the lines of a board and its outer edges cross: 4 × 4 points in pixels, row by row from above.
///
/// The outer edges of a board without a frame lie where the arms end, or a cell beyond the lines.
public record Lattice(List<double[]> points) {

    private static final int SIDE = Board.SIDE + 1;

    /// An arm that is shorter or longer than this, in cells, does not say where the edge is.
    private static final double SHORT = 0.9;

    private static final double LONG = 1.2;

    public Lattice {
        if (points.size() != SIDE * SIDE) {
            throw new IllegalArgumentException("a board has 16 points, not " + points.size());
        }
        points = points.stream().map(double[]::clone).toList();
    }

    /// Of four lines, and those of a frame on the left, right, above and below, where they are.
    static Lattice of(Hash hash, Segment[] frame) {
        double[][] p = new double[SIDE * SIDE][];
        for (int k = 0; k < 2; k++) {
            Segment across = hash.lines()[2 + k];
            Segment down = hash.lines()[k];
            for (int j = 0; j < SIDE; j++) {
                double t = place(hash, 2 + k, j, 0, frame);
                p[(k + 1) * SIDE + j] = new double[] {across.x(t), across.y(t)};
                double s = place(hash, k, j, 2, frame);
                p[j * SIDE + k + 1] = new double[] {down.x(s), down.y(s)};
            }
        }
        for (int r = 0; r < SIDE; r += SIDE - 1) {
            for (int c = 0; c < SIDE; c += SIDE - 1) {
                int row = r == 0 ? 1 : 2;
                int column = c == 0 ? 1 : 2;
                p[r * SIDE + c] = corner(
                        p[r * SIDE + column],
                        p[row * SIDE + c],
                        p[row * SIDE + column],
                        frame[c == 0 ? 0 : 1],
                        frame[r == 0 ? 2 : 3]);
            }
        }
        return new Lattice(List.of(p));
    }

    /// The share of a line's length at its point j.
    ///
    /// @param before the number of the frame's side at the line's beginning
    private static double place(Hash hash, int line, int j, int before, Segment[] frame) {
        double from = hash.from(line);
        double to = hash.to(line);
        double cell = to - from;
        return switch (j) {
            case 0 ->
                frame[before] == null ? from - cell * arm(hash, line, true) : hash.lines()[line].meets(frame[before]);
            case 1 -> from;
            case 2 -> to;
            default ->
                frame[before + 1] == null
                        ? to + cell * arm(hash, line, false)
                        : hash.lines()[line].meets(frame[before + 1]);
        };
    }

    /// In cells, of a line and the one beside it.
    private static double arm(Hash hash, int line, boolean begin) {
        double sum = 0;
        for (int i : new int[] {line, line ^ 1}) {
            double cell = hash.to(i) - hash.from(i);
            sum += (begin ? hash.from(i) : 1 - hash.to(i)) / cell / 2;
        }
        return Math.clamp(sum, SHORT, LONG);
    }

    private static double[] corner(double[] a, double[] b, double[] inner, Segment down, Segment across) {
        if (down != null && across != null) {
            double t = down.meets(across);
            return new double[] {down.x(t), down.y(t)};
        }
        return new double[] {a[0] + b[0] - inner[0], a[1] + b[1] - inner[1]};
    }

    /// From the unit square to cell 0 … 8.
    PlaneMap cell(int i) {
        int at = i / Board.SIDE * SIDE + i % Board.SIDE;
        double[] quad = new double[8];
        int k = 0;
        for (int corner : new int[] {at, at + 1, at + SIDE + 1, at + SIDE}) {
            quad[k++] = points.get(corner)[0];
            quad[k++] = points.get(corner)[1];
        }
        return PlaneMap.quad(new double[] {0, 0, 1, 0, 1, 1, 0, 1}, quad);
    }

    /// In a picture of another size; the centre of a pixel has whole coordinates.
    Lattice scaled(double factor) {
        List<double[]> other = new ArrayList<>();
        for (double[] p : points) {
            other.add(new double[] {(p[0] + 0.5) * factor - 0.5, (p[1] + 0.5) * factor - 0.5});
        }
        return new Lattice(other);
    }

    double[] point(int row, int column) {
        return points.get(row * SIDE + column);
    }

    /// The side of the cell in the middle, in pixels.
    public double cell() {
        double sum = 0;
        for (int k = 1; k < SIDE - 1; k++) {
            sum += Math.hypot(point(k, 2)[0] - point(k, 1)[0], point(k, 2)[1] - point(k, 1)[1]) / 4;
            sum += Math.hypot(point(2, k)[0] - point(1, k)[0], point(2, k)[1] - point(1, k)[1]) / 4;
        }
        return sum;
    }

    /// The middle of cell 0 … 8.
    public double[] middle(int i) {
        PlaneMap map = cell(i);
        return new double[] {map.x(0.5, 0.5), map.y(0.5, 0.5)};
    }
}
