package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Chance;

/// The strokes of a board, on a sheet whose unit is a cell and where the board is −1.5 … 1.5.
///
/// @param care 0 as with a ruler … 1 in haste
record BoardHand(Chance chance, double care) {

    private static final int POINTS = 40;

    /// Four lines, and four more around them.
    List<Stroke> grid(boolean frame) {
        List<Stroke> strokes = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            boolean down = k < 2;
            double at = (k % 2 == 0 ? -0.5 : 0.5) + care * chance.between(-0.06, 0.06);
            double reach = frame ? 1.5 : 1.5 + care * chance.between(-0.3, 0.3);
            double end = frame ? 1.5 : 1.5 + care * chance.between(-0.3, 0.3);
            strokes.add(line(down, at, -reach, end));
        }
        for (int k = 0; frame && k < 4; k++) {
            double over = care * chance.between(-0.02, 0.15);
            strokes.add(line(k < 2, k % 2 == 0 ? -1.5 : 1.5, -1.5 - over, 1.5 + over));
        }
        return strokes;
    }

    /// Bowed, leaning and wobbly.
    private Stroke line(boolean down, double at, double from, double to) {
        double lean = care * chance.between(-0.05, 0.05);
        double bow = care * chance.between(-0.05, 0.05);
        double wave = care * chance.between(0, 0.02);
        double fast = chance.between(2, 5);
        double phase = chance.between(0, 6.28);
        Stroke.Way way = null;
        for (int i = 0; i <= POINTS; i++) {
            double t = (double) i / POINTS;
            double along = from + t * (to - from);
            double across =
                    at + lean * along + bow * (4 * t * (1 - t) - 0.6) + wave * StrictMath.sin(fast * along + phase);
            double x = down ? across : along;
            double y = down ? along : across;
            if (way == null) {
                way = new Stroke.Way(x, y);
            } else {
                way.to(x, y);
            }
        }
        return way.stroke();
    }

    List<Stroke> marks(Board board) {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Cell cell = board.cells().get(i);
            double size = chance.between(0.24, 0.42);
            double room = 0.46 - size;
            double x = i % 3 - 1 + chance.between(-room, room);
            double y = i / 3 - 1 + chance.between(-room, room);
            List<Stroke> sign = switch (cell) {
                case X -> Crosses.draw(chance, marked(0, care * chance.between(0, 0.1)));
                case O -> Rings.draw(chance, marked(care * chance.between(0, 0.05), care * chance.between(0, 0.15)));
                case EMPTY, UNCLEAR -> List.<Stroke>of();
            };
            double turn = Math.toRadians(care * chance.between(-12, 12));
            sign.forEach(s -> strokes.add(placed(s, x, y, size, turn)));
        }
        return strokes;
    }

    private static Traits marked(double gap, double overshoot) {
        return Traits.nominal().with(Trait.GAP, gap).with(Trait.OVERSHOOT, overshoot);
    }

    /// Other things at the edges, well out of the board.
    List<Stroke> around() {
        List<Stroke> strokes = new ArrayList<>();
        int n = (int) chance.between(1, 6);
        for (int i = 0; i < n; i++) {
            double angle = chance.between(0, 2 * Math.PI);
            double far = chance.between(2.1, 2.6)
                    / Math.max(Math.abs(StrictMath.cos(angle)), Math.abs(StrictMath.sin(angle)));
            double size = chance.between(0.12, 0.3);
            double x = far * StrictMath.cos(angle);
            double y = far * StrictMath.sin(angle);
            OtherSigns.draw(chance, Traits.nominal()).forEach(s -> strokes.add(placed(s, x, y, size, 0)));
        }
        return strokes;
    }

    private static Stroke placed(Stroke s, double x, double y, double size, double turn) {
        double c = size * StrictMath.cos(turn);
        double d = size * StrictMath.sin(turn);
        double[] u = new double[s.size()];
        double[] v = new double[s.size()];
        for (int i = 0; i < u.length; i++) {
            u[i] = x + c * s.x()[i] - d * s.y()[i];
            v[i] = y + d * s.x()[i] + c * s.y()[i];
        }
        return new Stroke(u, v);
    }
}
