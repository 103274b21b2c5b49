package thawline.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A = Σ_r σ[r]·u[r]·v[r]ᵀ: the singular values of a matrix, largest first, with their vectors.
///
/// (m,n) → min(m,n) values, columns u of m and rows v of n numbers, each of length 1 (or all 0 where σ is 0).
/// By one-sided Jacobi rotations in double precision, in an order that the shape alone decides. The largest
/// number of each v is positive. (Hestenes 1958.)
public record Svd(double[] sigma, double[][] u, double[][] v) {

    /// Columns count as perpendicular where the cosine between them is below it.
    private static final double PERPENDICULAR = 1e-15;

    private static final int SWEEPS = 60;

    /// Of a matrix given row by row.
    public static Svd of(double[][] a) {
        return a.length >= a[0].length ? tall(transposed(a)) : turned(tall(copied(a)));
    }

    /// How many singular values are above a share of the largest: 1 is separable.
    public int rank(double share) {
        return (int) Arrays.stream(sigma).filter(s -> s > share * sigma[0]).count();
    }

    /// σ[r]·u[r]·v[r]ᵀ, summed over the first `rank` of them, row by row.
    public double[][] sum(int rank) {
        double[][] sum = new double[u[0].length][v[0].length];
        for (int r = 0; r < rank; r++) {
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += sigma[r] * u[r][i] * v[r][j];
                }
            }
        }
        return sum;
    }

    private static double[][] copied(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < t.length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    /// The same of the transposed matrix.
    private static Svd turned(Svd s) {
        return signed(s.sigma, s.v, s.u);
    }

    /// Of a matrix given column by column, no more of them than they are long. Turns pairs of columns until
    /// all are perpendicular; they are then σ·u, and what turned them is v.
    private static Svd tall(double[][] columns) {
        int n = columns.length;
        double[][] turns = new double[n][n];
        for (int i = 0; i < n; i++) {
            turns[i][i] = 1;
        }
        boolean turned = true;
        for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    turned |= turn(columns, turns, p, q);
                }
            }
        }
        return sorted(columns, turns);
    }

    /// Makes columns p and q perpendicular; false where they were.
    private static boolean turn(double[][] columns, double[][] turns, int p, int q) {
        double pp = dot(columns[p], columns[p]);
        double qq = dot(columns[q], columns[q]);
        double pq = dot(columns[p], columns[q]);
        if (Math.abs(pq) <= PERPENDICULAR * Math.sqrt(pp * qq)) {
            return false;
        }
        double half = (qq - pp) / (2 * pq);
        double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        rotate(columns[p], columns[q], cosine, cosine * tangent);
        rotate(turns[p], turns[q], cosine, cosine * tangent);
        return true;
    }

    private static void rotate(double[] p, double[] q, double cosine, double sine) {
        for (int i = 0; i < p.length; i++) {
            double a = p[i];
            double b = q[i];
            p[i] = cosine * a - sine * b;
            q[i] = sine * a + cosine * b;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Svd sorted(double[][] columns, double[][] turns) {
        double[] lengths =
                Arrays.stream(columns).mapToDouble(c -> Math.sqrt(dot(c, c))).toArray();
        int[] order = IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lengths[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] sigma = Arrays.stream(order).mapToDouble(i -> lengths[i]).toArray();
        double[][] u = Arrays.stream(order)
                .mapToObj(i -> times(columns[i], lengths[i] == 0 ? 0 : 1 / lengths[i]))
                .toArray(double[][]::new);
        double[][] v = Arrays.stream(order).mapToObj(i -> turns[i]).toArray(double[][]::new);
        return signed(sigma, u, v);
    }

    private static Svd signed(double[] sigma, double[][] u, double[][] v) {
        double[][] left = new double[u.length][];
        double[][] right = new double[v.length][];
        for (int r = 0; r < v.length; r++) {
            double sign = isNegative(v[r]) ? -1 : 1;
            left[r] = times(u[r], sign);
            right[r] = times(v[r], sign);
        }
        return new Svd(sigma, left, right);
    }

    private static boolean isNegative(double[] vector) {
        double largest = 0;
        for (double x : vector) {
            largest = Math.abs(x) > Math.abs(largest) ? x : largest;
        }
        return largest < 0;
    }

    private static double[] times(double[] vector, double factor) {
        return Arrays.stream(vector).map(x -> factor * x).toArray();
    }
}
