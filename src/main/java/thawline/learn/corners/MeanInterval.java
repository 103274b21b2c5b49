package thawline.learn.corners;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A mean over pairs of pictures, and between what it lies with 95 % confidence: the percentile bootstrap over the
/// pairs. (Efron 1979.)
public record MeanInterval(double mean, double low, double high) {

    private static final int DRAWS = 10_000;

    public static MeanInterval of(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a mean needs at least 1 value");
        }
        SplittableRandom chance = new SplittableRandom(seed);
        double[] means = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[chance.nextInt(values.length)];
            }
            means[d] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).sum() / values.length;
        return new MeanInterval(mean, means[DRAWS / 40], means[DRAWS - 1 - DRAWS / 40]);
    }
}
