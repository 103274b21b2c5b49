package thawline.geometry;

import thawline.core.Conversion;
import thawline.layer.RowWise;
import thawline.tensor.Samples;

/// Rows of a warped picture from its bytes. What [Interpolation#LINEAR] makes between four pixels of the
/// picture, which is most of it, is written out; beyond its edge, and for the others, a [Spot] looks.
final class WarpedBytes implements RowWise.Bytes {

    private final PlaneMap back;
    private final Spot spot;
    private final float[] row;
    private final double[] xs;
    private final double[] ys;

    /// For rows of n pixels.
    WarpedBytes(PlaneMap back, Spot spot, int n) {
        this.back = back;
        this.spot = spot;
        row = new float[n];
        xs = new double[n];
        ys = new double[n];
    }

    @Override
    public void make(Samples.U8 x, int c, int first, int end, Samples.U8 to) {
        for (int v = first; v < end; v++) {
            back.row(v, xs, ys);
            look(x, x.index(c, 0, 0));
            Conversion.best().toU8(row, 0, to.data(), to.index(c, v, 0), row.length);
        }
    }

    private void look(Samples.U8 x, int plane) {
        byte[] from = x.data();
        int stride = x.layout().rowStride();
        int bottom = spot.isLinear() ? x.height() - 1 : 0;
        int right = x.width() - 1;
        boolean black = spot.isLinear() && spot.isBlackOutside();
        for (int u = 0; u < row.length; u++) {
            double px = xs[u];
            double py = ys[u];
            if (px >= 0 && px < right && py >= 0 && py < bottom) {
                row[u] = between(from, plane, stride, px, py);
            } else if (black && (px < -1 || px >= right + 1 || py < -1 || py >= bottom + 1)) {
                row[u] = 0;
            } else {
                spot.moveTo(px, py, x.height(), x.width());
                row[u] = spot.look(from, plane, stride);
            }
        }
    }

    /// As [Spot#look] does it.
    private static float between(byte[] x, int plane, int stride, double px, double py) {
        int column = (int) px;
        int row = (int) py;
        float fx = (float) (px - column);
        float fy = (float) (py - row);
        int p = plane + row * stride + column;
        float upper = mean(x[p] & 0xff, x[p + 1] & 0xff, fx);
        float lower = mean(x[p + stride] & 0xff, x[p + stride + 1] & 0xff, fx);
        return mean(upper, lower, fy);
    }

    /// a·(1 − f) + b·f
    private static float mean(float a, float b, float f) {
        return Math.fma(f, b, Math.fma(1 - f, a, 0));
    }
}
