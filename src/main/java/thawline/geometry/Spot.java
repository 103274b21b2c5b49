package thawline.geometry;

import thawline.tensor.Border;

/// The pixels around one place of a plane, and how much of each: Σ_ij down_i · across_j · x[row_i, column_j].
/// Reused from place to place, by one thread.
public final class Spot {
    private static final double FAR = 1 << 30;

    private final Interpolation interpolation;
    private final Border border;
    private final int taps;
    private final int[] rows;
    private final int[] columns;
    private final float[] down;
    private final float[] across;

    public Spot(Interpolation interpolation, Border border) {
        this.interpolation = interpolation;
        this.border = border;
        taps = interpolation.taps();
        rows = new int[taps];
        columns = new int[taps];
        down = new float[taps];
        across = new float[taps];
    }

    /// Goes to (x, y) of a plane of h rows and w columns; rows and columns outside become [Border#OUTSIDE].
    public void moveTo(double x, double y, int h, int w) {
        axis(y, h, rows, down);
        axis(x, w, columns, across);
    }

    private void axis(double at, int n, int[] index, float[] weight) {
        double place = interpolation == Interpolation.NEAREST ? at + 0.5 : at;
        place = place > FAR ? FAR : place > -FAR ? place : -FAR;
        int whole = (int) place;
        whole -= whole > place ? 1 : 0; // ⌊place⌋
        interpolation.weights((float) (place - whole), weight);
        int first = whole + interpolation.first();
        boolean inside = first >= 0 && first + taps <= n;
        for (int i = 0; i < taps; i++) {
            index[i] = inside ? first + i : border.source(first + i, n);
        }
    }

    /// Σ_ij down_i · across_j · x[row_i, column_j] of the plane that begins at `plane`; the border's value
    /// outside.
    public float look(float[] x, int plane, int rowStride) {
        float sum = 0;
        for (int i = 0; i < taps; i++) {
            int row = plane + rows[i] * rowStride;
            float mean = 0;
            for (int j = 0; j < taps; j++) {
                float value = (rows[i] | columns[j]) < 0 ? border.value() : x[row + columns[j]];
                mean = Math.fma(across[j], value, mean);
            }
            sum = Math.fma(down[i], mean, sum);
        }
        return sum;
    }

    /// The same of the bytes of a plane that begins at `plane`.
    float look(byte[] x, int plane, int rowStride) {
        float sum = 0;
        for (int i = 0; i < taps; i++) {
            int row = plane + rows[i] * rowStride;
            float mean = 0;
            for (int j = 0; j < taps; j++) {
                float value = (rows[i] | columns[j]) < 0 ? border.value() : x[row + columns[j]] & 0xff;
                mean = Math.fma(across[j], value, mean);
            }
            sum = Math.fma(down[i], mean, sum);
        }
        return sum;
    }

    boolean isLinear() {
        return interpolation == Interpolation.LINEAR;
    }

    boolean isBlackOutside() {
        return border.equals(Border.ZERO);
    }

    /// The adjoint of [#look]: each pixel gets its share of d.
    void share(float d, float[] dx, int plane, int rowStride) {
        for (int i = 0; i < taps; i++) {
            int row = plane + rows[i] * rowStride;
            for (int j = 0; j < taps; j++) {
                if ((rows[i] | columns[j]) >= 0) {
                    int at = row + columns[j];
                    dx[at] = Math.fma(across[j], down[i] * d, dx[at]);
                }
            }
        }
    }
}
