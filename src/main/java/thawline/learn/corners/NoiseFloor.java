package thawline.learn.corners;

import java.util.Arrays;
import thawline.data.Sensor;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.layer.Layer;
import thawline.layer.Scale;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// R ↦ R − θ, θ being what a share of the peaks of pure noise stays below: what is left positive is seldom noise.
///
/// (1,H,W) → (1,H,W). A detector with a constant rate of false alarms.
///
/// @param deviation of the noise, in grey levels
/// @param share of the peaks on flat paper, 0 … 1
public record NoiseFloor(double deviation, double share) {

    /// Of ten peaks of noise of 20 grey levels one is left.
    public static final NoiseFloor STANDARD = new NoiseFloor(20, 0.9);

    private static final int PICTURES = 4;
    private static final Shape IN = Shape.plane(ViewPair.HEIGHT, ViewPair.WIDTH);
    private static final CornerList PEAKS = new CornerList(4, 0, 0, Integer.MAX_VALUE);

    public NoiseFloor {
        if (!(deviation > 0 && share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the noise is above 0 and the share in 0 … 1, but were " + deviation + " and " + share);
        }
    }

    /// The corner map with its floor taken off.
    public Layer above(Layer map, long seed) {
        return map.then(Scale.of(1, -of(map, seed)));
    }

    /// θ
    public float of(Layer map, long seed) {
        Samples.U8 flat = Samples.u8(1, IN.h(), IN.w());
        Arrays.fill(flat.data(), (byte) 128);
        Plan plan = Plan.of(map, IN, 1);
        Tensor y = Tensor.zeros(IN);
        double[] scores = {};
        for (int i = 0; i < PICTURES; i++) {
            plan.run(Sensor.noisy(deviation).take(flat, seed * PICTURES + i), y);
            double[] more = PEAKS.read(y).stream().mapToDouble(Corner::score).toArray();
            int n = scores.length;
            scores = Arrays.copyOf(scores, n + more.length);
            System.arraycopy(more, 0, scores, n, more.length);
        }
        Arrays.sort(scores);
        return scores.length == 0 ? 0 : (float) scores[(int) (share * (scores.length - 1))];
    }
}
