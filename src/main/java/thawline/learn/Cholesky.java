package thawline.learn;

/// A = L·Lᵀ for a symmetric, positive matrix; lower triangles, row k of k + 1 numbers.
public final class Cholesky {

    private Cholesky() {}

    /// Puts L in the place of A; false where a pivot is not above `least`, and A is then spoilt.
    public static boolean factor(double[][] m, double least) {
        for (int j = 0; j < m.length; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = m[j][i];
                for (int k = 0; k < i; k++) {
                    sum -= m[j][k] * m[i][k];
                }
                if (i < j) {
                    m[j][i] = sum / m[i][i];
                } else if (sum > least) {
                    m[j][j] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /// x of L·Lᵀ·x = b.
    public static double[] solve(double[][] l, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= l[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= l[i][k] * x[i];
            }
        }
        return x;
    }
}
