package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Chance;

/// Takes the strokes of a sign to where they lie in a picture: wobble, aspect, slant, size, turn, tilt, place.
final class Hand {

    /// How far the camera is from the sheet, in sides of the picture.
    private static final double FAR = 2.2;

    /// What stays free between ink and the edge of the picture, in pixels.
    private static final double RIM = 0.5;

    private final Traits traits;
    private final Chance chance;
    private final int side;

    Hand(Traits traits, Chance chance, int side) {
        this.traits = traits;
        this.chance = chance;
        this.side = side;
    }

    /// A stroke in pixels, with the width of the pen at each point.
    record Drawn(double[] x, double[] y, double[] w) {}

    double width() {
        return Math.max(0.7, traits.get(Trait.PEN_WIDTH) * traits.get(Trait.SIZE) * side);
    }

    List<Drawn> place(List<Stroke> strokes) {
        List<Drawn> drawn = new ArrayList<>(strokes.size());
        double turn = Math.toRadians(traits.get(Trait.ROTATION));
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double tilt = Math.toRadians(traits.get(Trait.PERSPECTIVE));
        double shorter = StrictMath.cos(tilt);
        double nearer = StrictMath.sin(tilt) / FAR;
        double direction = chance.between(0, 2 * Math.PI);
        double tx = StrictMath.cos(direction);
        double ty = StrictMath.sin(direction);
        double half = traits.get(Trait.SIZE) / 2;
        double aspect = traits.get(Trait.ASPECT);
        double longer = Math.max(1, aspect);
        double width = width();
        for (Stroke stroke : strokes) {
            int n = stroke.size();
            Drawn d = new Drawn(new double[n], new double[n], new double[n]);
            Wave wx = new Wave(chance, traits.get(Trait.WOBBLE));
            Wave wy = new Wave(chance, traits.get(Trait.WOBBLE));
            double lost = traits.get(Trait.PRESSURE);
            boolean end = chance.half();
            double[] way = stroke.way();
            double[] strayX = wx.along(way);
            double[] strayY = wy.along(way);
            for (int i = 0; i < n; i++) {
                double px = stroke.x()[i] + 2 * strayX[i];
                double py = stroke.y()[i] + 2 * strayY[i];
                double sx = half * (aspect * px - traits.get(Trait.SLANT) * py) / longer;
                double sy = half * py / longer;
                double rx = cos * sx - sin * sy;
                double ry = sin * sx + cos * sy;
                double along = rx * tx + ry * ty;
                double z = 1 + along * nearer;
                double move = along * (shorter - 1);
                d.x[i] = side * (rx + move * tx) / z;
                d.y[i] = side * (ry + move * ty) / z;
                double t = n == 1 ? 0 : (double) i / (n - 1);
                d.w[i] = width / z * (1 - lost * (end ? t * t : (1 - t) * (1 - t)));
            }
            drawn.add(d);
        }
        fit(drawn);
        return drawn;
    }

    /// Moves all strokes to their place and, where the sign is larger than the picture, makes it smaller.
    private void fit(List<Drawn> drawn) {
        if (drawn.isEmpty()) {
            return;
        }
        double left = Double.POSITIVE_INFINITY;
        double top = left;
        double right = -left;
        double bottom = right;
        for (Drawn d : drawn) {
            for (int i = 0; i < d.x.length; i++) {
                double r = d.w[i] / 2;
                left = Math.min(left, d.x[i] - r);
                right = Math.max(right, d.x[i] + r);
                top = Math.min(top, d.y[i] - r);
                bottom = Math.max(bottom, d.y[i] + r);
            }
        }
        double room = side - 2 * RIM;
        double scale = Math.min(1, room / Math.max(right - left, bottom - top));
        double w = (right - left) * scale / 2;
        double h = (bottom - top) * scale / 2;
        double freeX = Math.max(0, room / 2 - w);
        double freeY = Math.max(0, room / 2 - h);
        double cx = side / 2.0 + Math.clamp(traits.get(Trait.SHIFT_X) * side, -freeX, freeX);
        double cy = side / 2.0 + Math.clamp(traits.get(Trait.SHIFT_Y) * side, -freeY, freeY);
        for (Drawn d : drawn) {
            for (int i = 0; i < d.x.length; i++) {
                d.x[i] = cx + scale * (d.x[i] - (left + right) / 2);
                d.y[i] = cy + scale * (d.y[i] - (top + bottom) / 2);
                d.w[i] *= scale;
            }
        }
    }

    /// A smooth deviation along a stroke, of about this root mean square.
    private static final class Wave {
        private final double size;
        private final double slow;
        private final double fast;
        private final double atSlow;
        private final double atFast;

        Wave(Chance chance, double deviation) {
            size = deviation;
            slow = chance.between(1, 2.5);
            fast = chance.between(4, 8);
            atSlow = chance.between(0, 2 * Math.PI);
            atFast = chance.between(0, 2 * Math.PI);
        }

        double[] along(double[] way) {
            double[] all = new double[way.length];
            for (int i = 0; i < way.length; i++) {
                double t = way[i];
                all[i] = size * (1.3 * StrictMath.sin(slow * t + atSlow) + 0.5 * StrictMath.sin(fast * t + atFast));
            }
            return all;
        }
    }
}
