package thawline.filter;

import java.util.ArrayList;
import java.util.List;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Of every plane: mean, standard deviation √(Σ(x − mean)²/n), mean |x|, energy Σx²/n, minimum and maximum.
///
/// (c,H,W) → (c,6), plane by plane, called `plane0.mean`, `plane0.sd`, `plane0.meanAbs`, `plane0.energy`,
/// `plane0.min`, `plane0.max`, `plane1.mean`, … Sums are of doubles, row by row.
public record PlaneStatistics() implements ReadOut<Features> {

    private static final List<String> NAMES = List.of("mean", "sd", "meanAbs", "energy", "min", "max");

    @Override
    public Features read(Tensor result) {
        int planes = result.shape().c();
        float[] values = new float[planes * NAMES.size()];
        List<String> names = new ArrayList<>(values.length);
        for (int c = 0; c < planes; c++) {
            int at = c * NAMES.size();
            for (String name : NAMES) {
                names.add("plane" + c + "." + name);
            }
            pool(result.channels(c, 1), values, at);
        }
        return Features.vector(values, names, planes, NAMES.size());
    }

    private static void pool(Tensor plane, float[] to, int at) {
        Shape s = plane.shape();
        double n = s.size();
        double sum = 0;
        double sizes = 0;
        double squares = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < s.d() * s.h(); row++) {
            int from = plane.index(0, row / s.h(), row % s.h(), 0);
            for (int i = from; i < from + s.w(); i++) {
                float v = plane.data()[i];
                sum += v;
                sizes += Math.abs(v);
                squares += (double) v * v;
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        to[at] = (float) (sum / n);
        to[at + 1] = (float) Math.sqrt(deviations(plane, sum / n) / n);
        to[at + 2] = (float) (sizes / n);
        to[at + 3] = (float) (squares / n);
        to[at + 4] = min;
        to[at + 5] = max;
    }

    /// Σ(x − mean)², which Σx² − n·mean² would lose the digits of where the mean is large.
    private static double deviations(Tensor plane, double mean) {
        Shape s = plane.shape();
        double sum = 0;
        for (int row = 0; row < s.d() * s.h(); row++) {
            int from = plane.index(0, row / s.h(), row % s.h(), 0);
            for (int i = from; i < from + s.w(); i++) {
                double d = plane.data()[i] - mean;
                sum += d * d;
            }
        }
        return sum;
    }
}
