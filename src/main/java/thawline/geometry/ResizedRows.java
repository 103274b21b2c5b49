package thawline.geometry;

import java.util.Arrays;
import thawline.layer.RowWise;

/// Rows of a resized picture: those of the picture are resized across once, when first needed, and kept until
/// the window has passed.
final class ResizedRows implements RowWise.Rows {

    private final AxisTaps down;
    private final AxisTaps across;
    private final float[] whole;
    private final float[][] rows;

    /// The row that each of `rows` was made of, of one plane.
    private final int[] held;

    private int plane;

    /// For rows of n numbers.
    ResizedRows(AxisTaps down, AxisTaps across, int n) {
        this.down = down;
        this.across = across;
        whole = new float[n];
        rows = new float[down.span()][across.size()];
        held = new int[rows.length];
        forget();
    }

    @Override
    public void forget() {
        Arrays.fill(held, -1);
    }

    @Override
    public void make(RowWise.Source x, int c, int v, float[] to) {
        if (plane != c) {
            plane = c;
            forget();
        }
        Arrays.fill(to, 0, across.size(), 0);
        for (int t = down.first(v); t < down.end(v); t++) {
            int from = down.index(t);
            int place = from % rows.length;
            if (held[place] != from) {
                held[place] = from;
                x.load(c, from, whole);
                across.apply(whole, 0, rows[place], 0);
            }
            add(down.weight(t), rows[place], to, 0, across.size());
        }
    }

    static void add(float factor, float[] x, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            y[o + i] = Math.fma(factor, x[i], y[o + i]);
        }
    }
}
