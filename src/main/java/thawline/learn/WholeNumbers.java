package thawline.learn;

import thawline.core.Kernel;

/// Derivatives in whole numbers: rounded at every size, then changed by 1 here and there as long as that helps.
///
/// A symmetric pair is given by a few numbers a[r][c], those of d/dx at distance r from the middle row and c ≥ 1 from
/// the middle column: h_x ∝ Σ a[r][c]·sin(c·ω_x)·cos(r·ω_y), twice for r > 0, and h_y alike. Over a few
/// hundred waves of an eighth of the disc, which by symmetry is all of it, an error takes microseconds.
final class WholeNumbers {

    private static final int RINGS = 32;
    private static final int DIRECTIONS = 16;

    private final int half;
    private final double[][] along;
    private final double[][] down;
    private final double[] cosines = new double[RINGS * DIRECTIONS];
    private final double[] sines = new double[RINGS * DIRECTIONS];

    private WholeNumbers(int half) {
        this.half = half;
        int count = half * (half + 1);
        along = new double[RINGS * DIRECTIONS][count];
        down = new double[RINGS * DIRECTIONS][count];
        for (int i = 0; i < along.length; i++) {
            int ring = i / DIRECTIONS;
            int turn = i % DIRECTIONS;
            double frequency = AngularError.HALF * StrictMath.sqrt((ring + 0.5) / RINGS);
            double direction = Math.PI / 4 * (turn + 0.5) / DIRECTIONS;
            cosines[i] = StrictMath.cos(direction);
            sines[i] = StrictMath.sin(direction);
            for (int k = 0; k < count; k++) {
                int r = k / half;
                int c = k % half + 1;
                double both = r == 0 ? 1 : 2;
                double x = frequency * cosines[i];
                double y = frequency * sines[i];
                along[i][k] = both * StrictMath.sin(c * x) * StrictMath.cos(r * y);
                down[i][k] = both * StrictMath.sin(c * y) * StrictMath.cos(r * x);
            }
        }
    }

    /// The best pair up to `largest`, the first of equals being the one of the smallest numbers.
    static Kernel near(Kernel symmetric, int largest) {
        WholeNumbers search = new WholeNumbers(symmetric.width() / 2);
        return search.pair(search.best(symmetric, largest));
    }

    private double[] best(Kernel pair, int largest) {
        double[] numbers = new double[half * (half + 1)];
        double most = 0;
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = pair.at(0, 0, 0, half + k / half, half + 1 + k % half);
            most = Math.max(most, Math.abs(numbers[k]));
        }
        double[] best = numbers;
        double least = Double.POSITIVE_INFINITY;
        for (int m = 1; m <= largest; m++) {
            double[] at = new double[numbers.length];
            for (int k = 0; k < at.length; k++) {
                at[k] = Math.rint(numbers[k] * m / most);
            }
            double square = descend(at, largest);
            if (square < least) {
                least = square;
                best = at;
            }
        }
        return best;
    }

    /// Takes the best change by 1 while there is one.
    private double descend(double[] at, int largest) {
        double square = square(at);
        while (true) {
            int change = 0;
            for (int k = 0; k < at.length; k++) {
                for (int by = -1; by <= 1; by += 2) {
                    at[k] += by;
                    double then = Math.abs(at[k]) <= largest ? square(at) : Double.POSITIVE_INFINITY;
                    at[k] -= by;
                    if (then < square) {
                        square = then;
                        change = by * (k + 1);
                    }
                }
            }
            if (change == 0) {
                return square;
            }
            at[Math.abs(change) - 1] += Integer.signum(change);
        }
    }

    /// The mean of e².
    private double square(double[] numbers) {
        double sum = 0;
        for (int i = 0; i < along.length; i++) {
            double x = 0;
            double y = 0;
            for (int k = 0; k < numbers.length; k++) {
                x += numbers[k] * along[i][k];
                y += numbers[k] * down[i][k];
            }
            if (x == 0 && y == 0) {
                return Double.POSITIVE_INFINITY; // numbers that are all 0 see no direction
            }
            double e = StrictMath.atan2(y * cosines[i] - x * sines[i], x * cosines[i] + y * sines[i]);
            sum += e * e;
        }
        return sum / along.length;
    }

    private Kernel pair(double[] numbers) {
        int n = 2 * half + 1;
        float[] dx = new float[n * n];
        for (int k = 0; k < numbers.length; k++) {
            int r = k / half;
            int c = k % half + 1;
            for (int row : new int[] {half - r, half + r}) {
                dx[row * n + half + c] = (float) numbers[k];
                dx[row * n + half - c] = 0 - (float) numbers[k]; // no −0
            }
        }
        return AngularError.pair(Kernel.of(n, n, dx));
    }
}
