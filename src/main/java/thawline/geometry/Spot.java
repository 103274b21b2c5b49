package thawline.geometry;

import thawline.tensor.Border;

/// The pixels around one place of a plane, and how much of each: Σ_ij down_i · across_j · x[row_i, column_j].
/// Reused from place to place.
final class Spot {
    private static final double FAR = 1 << 30;

    private final Interpolation interpolation;
    private final Border border;
    final int taps;
    final int[] rows;
    final int[] columns;
    final float[] down;
    final float[] across;

    Spot(Interpolation interpolation, Border border) {
        this.interpolation = interpolation;
        this.border = border;
        taps = interpolation.taps();
        rows = new int[taps];
        columns = new int[taps];
        down = new float[taps];
        across = new float[taps];
    }

    /// Goes to (x, y) of a plane of h rows and w columns; rows and columns outside become [Border#OUTSIDE].
    void moveTo(double x, double y, int h, int w) {
        axis(y, h, rows, down);
        axis(x, w, columns, across);
    }

    private void axis(double at, int n, int[] index, float[] weight) {
        double place = Math.clamp(interpolation == Interpolation.NEAREST ? at + 0.5 : at, -FAR, FAR);
        double whole = Math.floor(place);
        interpolation.weights((float) (place - whole), weight);
        int first = (int) whole + interpolation.first();
        for (int i = 0; i < taps; i++) {
            index[i] = border.source(first + i, n);
        }
    }
}
