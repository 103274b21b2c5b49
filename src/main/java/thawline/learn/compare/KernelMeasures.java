package thawline.learn.compare;

import java.util.Arrays;
import thawline.core.Kernel;
import thawline.learn.AngularError;
import thawline.learn.Svd;

/// What a kernel does, in numbers that can be compared.
///
/// @param gain Σk: what a flat picture is multiplied by
/// @param noise √Σk²: what the deviation of white noise is multiplied by
/// @param rank how many outer products of a column and a row it takes, but for [#NOTHING] of the largest
/// @param separable the share of the energy Σk² that one such product has
/// @param leftRight ⟨k, mirrored k⟩/⟨k, k⟩: 1 where left and right are alike, −1 where they are opposite
/// @param topBottom the same for top and bottom
/// @param angle see [AngularError#rms], of a first derivative and its transpose; NaN of any other kernel
public record KernelMeasures(
        double gain, double noise, int rank, double separable, double leftRight, double topBottom, double angle) {

    /// A singular value below this share of the largest counts as nothing; a kernel that was learned to 1e-3 has some.
    public static final double NOTHING = 2e-3;

    public static KernelMeasures of(Grid k) {
        Svd svd = Svd.of(k.rows());
        double gain = Arrays.stream(k.values()).sum();
        double noise = Math.sqrt(dot(k, k));
        double leftRight = likeness(k, k.mirrored());
        double topBottom = likeness(k, k.transposed().mirrored().transposed());
        boolean flat = Math.abs(gain) < NONE * noise;
        double angle = Double.NaN;
        if (flat && k.h() == k.w() && leftRight < -LIKE && topBottom > LIKE) {
            angle = angle(k);
        } else if (flat && k.h() == k.w() && topBottom < -LIKE && leftRight > LIKE) {
            angle = angle(k.transposed());
        }
        return new KernelMeasures(gain, noise, svd.rank(NOTHING), share(svd.sigma()), leftRight, topBottom, angle);
    }

    /// A first derivative is opposite on two sides and alike on the others, but for this much.
    private static final double LIKE = 0.98;

    /// And makes nothing, or this share of what noise becomes, of a flat picture.
    private static final double NONE = 0.02;

    private static double angle(Grid dx) {
        double[] v = dx.values();
        float[] numbers = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            numbers[i] = (float) v[i];
        }
        return AngularError.ofDerivative(Kernel.of(dx.h(), dx.w(), numbers)).rms();
    }

    /// Of the largest, in the sum of squares.
    private static double share(double[] sigma) {
        double all = Arrays.stream(sigma).map(s -> s * s).sum();
        return all == 0 ? 1 : sigma[0] * sigma[0] / all;
    }

    private static double likeness(Grid k, Grid other) {
        double all = dot(k, k);
        return all == 0 ? 1 : dot(k, other) / all;
    }

    private static double dot(Grid a, Grid b) {
        double sum = 0;
        double[] x = a.values();
        double[] y = b.values();
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
