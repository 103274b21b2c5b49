package thawline.learn.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import thawline.tensor.Tensor;

/// The steps in which a JPEG keeps the 64 frequencies of its luma blocks, found in the pixels alone: the file
/// may have been saved as something else since.
///
/// A coefficient that was stored as k·q came from somewhere in (k ± ½)·q. What a filter is thought to have
/// made is compared with that interval, not with its middle.
///
/// @param steps q of each frequency, row by row
record Jpeg(double[] steps) {

    private static final int N = 8;
    private static final int LARGEST = 80;

    /// Fewer coefficients say nothing about their steps.
    private static final int ENOUGH = 24;

    private static final int FEW_BLOCKS = 600;
    private static final int MOST_BLOCKS = 6000;

    /// So many frequencies must show their steps.
    private static final int WITNESSES = 8;

    /// What decoding to whole numbers leaves in a coefficient.
    private static final double SLACK = 0.3;

    /// The luma table of ITU-T T.81, annex K, to which most encoders' tables are proportional.
    private static final int[] USUAL = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    private static final double[][] COSINES = cosines();

    private static double[][] cosines() {
        double[][] c = new double[N][N];
        for (int k = 0; k < N; k++) {
            for (int i = 0; i < N; i++) {
                c[k][i] = Math.sqrt((k == 0 ? 1.0 : 2.0) / N) * StrictMath.cos((2 * i + 1) * k * Math.PI / (2 * N));
            }
        }
        return c;
    }

    /// Of a file's own table; empty where there is none.
    static Optional<Jpeg> of(List<Integer> lumaSteps) {
        return lumaSteps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jpeg(
                        lumaSteps.stream().mapToDouble(Integer::doubleValue).toArray()));
    }

    /// Empty where nothing speaks of a JPEG.
    static Optional<Jpeg> seen(List<Region> regions) {
        List<double[]> blocks = blocks(regions, 2);
        if (blocks.size() < FEW_BLOCKS) {
            blocks = blocks(regions, 10); // where half of a picture is clipped
        }
        double[] steps = new double[N * N];
        int found = 0;
        int asked = 0;
        for (int f = 1; f < N * N; f++) {
            steps[f] = step(blocks, f);
            found += steps[f] > 1 ? 1 : 0;
            asked += steps[f] > 0 ? 1 : 0;
        }
        if (found < WITNESSES || found < asked * 0.6) {
            return Optional.empty();
        }
        fill(steps);
        return Optional.of(new Jpeg(steps));
    }

    /// Coefficients of some blocks with at most so many clipped pixels, which a decoder has changed.
    private static List<double[]> blocks(List<Region> regions, int clipped) {
        int all =
                regions.stream().mapToInt(r -> r.height() / N * (r.width() / N)).sum();
        int stride = Math.max(1, all / MOST_BLOCKS);
        List<double[]> blocks = new ArrayList<>();
        for (Region r : regions) {
            List<Integer> open = new ArrayList<>();
            int across = r.width() / N;
            for (int i = 0; i < r.height() / N * across; i++) {
                int at = i / across * N * r.width() + i % across * N;
                if (clipped(r, at) <= clipped) {
                    open.add(at);
                }
            }
            int step = open.size() < FEW_BLOCKS ? 1 : stride;
            for (int i = 0; i < open.size(); i += step) {
                blocks.add(transformed(r.y(), open.get(i), r.width()));
            }
        }
        return blocks;
    }

    private static int clipped(Region r, int at) {
        int n = 0;
        for (int y = 0; y < N; y++) {
            for (int x = 0; x < N; x++) {
                n += r.clipped()[at + y * r.width() + x] ? 1 : 0;
            }
        }
        return n;
    }

    /// The largest step whose multiples the coefficients keep to; 1 for none, 0 where there are too few to
    /// tell.
    private static double step(List<double[]> blocks, int f) {
        double[] c = new double[blocks.size()];
        for (int i = 0; i < c.length; i++) {
            c[i] = Math.abs(blocks.get(i)[f]);
        }
        Arrays.sort(c);
        boolean told = false;
        double best = 0;
        int step = 1;
        for (int q = LARGEST; q >= 2; q--) {
            // what would lie between 0 and q must be seen; what rounding makes of 0 must not
            double least = Math.max(0.3 * q, Math.min(0.5 * q, 1.2));
            int from = Arrays.binarySearch(c, least);
            int first = from < 0 ? -from - 1 : from;
            int n = c.length - first;
            double score = 0;
            if (n >= ENOUGH) {
                told = true;
                for (int i = first; i < c.length; i++) {
                    score += Math.cos(2 * Math.PI * c[i] / q) / n;
                }
            }
            boolean clear = score > (q == 2 ? 0.35 : 0.5);
            if (clear && score > best) {
                best = score;
                step = q;
            } else if (!clear && step > 1) {
                return step;
            }
        }
        return step > 1 ? step : told ? 1 : 0;
    }

    /// Steps that no coefficient shows, in proportion to the usual table.
    private static void fill(double[] steps) {
        double[] ratios = new double[steps.length];
        int n = 0;
        for (int f = 1; f < steps.length; f++) {
            if (steps[f] > 1) {
                ratios[n++] = steps[f] / USUAL[f];
            }
        }
        double[] known = Arrays.copyOf(ratios, n);
        Arrays.sort(known);
        double scale = known[n / 2];
        for (int f = 0; f < steps.length; f++) {
            if (steps[f] <= 1) {
                steps[f] = Math.max(1, Math.rint(scale * USUAL[f]));
            }
        }
    }

    /// How much is lost of a coefficient that is spread evenly, as one number in the units of a pixel.
    double noise() {
        double sum = 0;
        for (double q : steps) {
            sum += q * q / 12;
        }
        return Math.sqrt(sum / steps.length);
    }

    /// The quality that libjpeg would call it, 1 … 100.
    int quality() {
        double sum = 0;
        for (int f = 0; f < steps.length; f++) {
            sum += 100 * steps[f] / USUAL[f];
        }
        double scale = sum / steps.length;
        return Math.clamp(Math.round(scale <= 100 ? (200 - scale) / 2 : 5000 / scale), 1, 100);
    }

    /// What lies nearest to `wanted` among all that this JPEG would store as y.
    Tensor nearest(Tensor y, Tensor wanted) {
        int h = y.shape().h();
        int w = y.shape().w();
        Tensor out = y.copy();
        for (int v = 0; v + N <= h; v += N) {
            for (int u = 0; u + N <= w; u += N) {
                double[] stored = transformed(y, v * w + u, w);
                double[] c = transformed(wanted, v * w + u, w);
                for (int f = 0; f < c.length; f++) {
                    double half = steps[f] / 2 + SLACK;
                    c[f] = Math.clamp(c[f], stored[f] - half, stored[f] + half);
                }
                restored(c, out, v * w + u, w);
            }
        }
        return out;
    }

    /// What such a JPEG may have lost of x, drawn by chance: even in the interval of what was stored, less of
    /// what was stored as nothing.
    Tensor lost(Tensor x) {
        Random random = new Random(1);
        int w = x.shape().w();
        Tensor out = Tensor.zeros(x.shape());
        for (int v = 0; v + N <= x.shape().h(); v += N) {
            for (int u = 0; u + N <= w; u += N) {
                double[] c = transformed(x, v * w + u, w);
                for (int f = 0; f < c.length; f++) {
                    c[f] = (random.nextDouble() - 0.5) * steps[f] * (Math.abs(c[f]) < steps[f] / 2 ? 0.5 : 1);
                }
                restored(c, out, v * w + u, w);
            }
        }
        float[] values = out.data();
        for (int i = 0; i < values.length; i++) {
            values[i] -= 128;
        }
        return out;
    }

    private static double[] transformed(Tensor plane, int at, int stride) {
        double[] rows = new double[N * N];
        float[] p = plane.data();
        for (int y = 0; y < N; y++) {
            for (int k = 0; k < N; k++) {
                double sum = 0;
                for (int i = 0; i < N; i++) {
                    sum += COSINES[k][i] * (p[at + y * stride + i] - 128);
                }
                rows[y * N + k] = sum;
            }
        }
        double[] c = new double[N * N];
        for (int k = 0; k < N; k++) {
            for (int x = 0; x < N; x++) {
                double sum = 0;
                for (int i = 0; i < N; i++) {
                    sum += COSINES[k][i] * rows[i * N + x];
                }
                c[k * N + x] = sum;
            }
        }
        return c;
    }

    private static void restored(double[] c, Tensor plane, int at, int stride) {
        double[] rows = new double[N * N];
        for (int y = 0; y < N; y++) {
            for (int x = 0; x < N; x++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += COSINES[k][y] * c[k * N + x];
                }
                rows[y * N + x] = sum;
            }
        }
        for (int y = 0; y < N; y++) {
            for (int x = 0; x < N; x++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += COSINES[k][x] * rows[y * N + k];
                }
                plane.data()[at + y * stride + x] = (float) (sum + 128);
            }
        }
    }
}
