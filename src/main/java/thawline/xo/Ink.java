package thawline.xo;

/// How much of each pixel of a square ink covers: 0 … 1.
///
/// Pixel (x, y) is the unit square whose upper left corner is (x, y).
final class Ink {

    /// Farther than the rim by more than any rounding of a float.
    private static final double ROUNDING = 1.0001;

    final int side;
    final float[] cover;

    Ink(int side) {
        this.side = side;
        this.cover = new float[side * side];
    }

    /// A line with round ends whose width goes from one value to another.
    ///
    /// Coverage is the overlap of the line with a pixel's width across it, so that a line thinner than a pixel is
    /// faint, not lost.
    void line(double xa, double ya, double wa, double xb, double yb, double wb) {
        double reach = Math.max(wa, wb) / 2 + 0.5;
        int left = Math.clamp((long) Math.floor(Math.min(xa, xb) - reach), 0, side);
        int right = Math.clamp((long) Math.ceil(Math.max(xa, xb) + reach), 0, side);
        int top = Math.clamp((long) Math.floor(Math.min(ya, yb) - reach), 0, side);
        int bottom = Math.clamp((long) Math.ceil(Math.max(ya, yb) + reach), 0, side);
        float dx = (float) (xb - xa);
        float dy = (float) (yb - ya);
        float q = dx * dx + dy * dy;
        float inverse = q > 0 ? 1 / q : 0;
        float from = (float) wa / 2;
        float step = (float) (wb - wa) / 2;
        float far = (float) (reach * reach * ROUNDING);
        for (int y = top; y < bottom; y++) {
            float v = (float) (y + 0.5 - ya);
            for (int x = left; x < right; x++) {
                int i = y * side + x;
                if (cover[i] == 1) {
                    continue; // by the pieces before
                }
                float u = (float) (x + 0.5 - xa);
                float t = (u * dx + v * dy) * inverse;
                t = t <= 0 ? 0 : t > 1 ? 1 : t;
                float ex = u - t * dx;
                float ey = v - t * dy;
                float e = ex * ex + ey * ey;
                if (e > far) {
                    continue;
                }
                float d = (float) Math.sqrt(e);
                float r = from + t * step;
                float c = Math.min(d + 0.5f, r) - Math.max(d - 0.5f, -r);
                if (c > cover[i]) {
                    cover[i] = Math.min(c, 1);
                }
            }
        }
    }

    /// A filled ellipse or rectangle of one grey, over what is there.
    ///
    /// Its half axes are a along (ux, uy) and b across.
    void patch(double x, double y, double ux, double uy, double a, double b, boolean round, float grey) {
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double dx = column + 0.5 - x;
                double dy = row + 0.5 - y;
                double u = Math.abs(ux * dx + uy * dy) / a;
                double v = Math.abs(ux * dy - uy * dx) / b;
                double out = round ? Math.sqrt(u * u + v * v) : Math.max(u, v);
                if (out < 1) {
                    cover[row * side + column] = grey;
                }
            }
        }
    }

    /// No ink within a circle.
    void erase(double x, double y, double radius) {
        int left = Math.clamp((long) Math.floor(x - radius - 1), 0, side);
        int right = Math.clamp((long) Math.ceil(x + radius + 1), 0, side);
        int top = Math.clamp((long) Math.floor(y - radius - 1), 0, side);
        int bottom = Math.clamp((long) Math.ceil(y + radius + 1), 0, side);
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                double u = column + 0.5 - x;
                double v = row + 0.5 - y;
                float stays = (float) Math.clamp(Math.sqrt(u * u + v * v) - radius + 0.5, 0.0, 1.0);
                cover[row * side + column] *= stays;
            }
        }
    }
}
