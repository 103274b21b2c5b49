package thawline.data;

import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// What a camera makes of a picture: v ↦ middle + contrast·(g_blur ⋆ v − middle) + noise·N(0, 1), rounded to 8 bits.
///
/// (1,H,W) → (1,H,W). Noise is the standard deviation in grey levels, blur the Gaussian's in pixels, middle 127.5.
public record Sensor(double blur, double contrast, double noise) {

    private static final double MIDDLE = 127.5;

    public Sensor {
        if (!(blur >= 0 && contrast > 0 && noise >= 0)) {
            throw new IllegalArgumentException("blur and noise are at least 0 and contrast is above 0, but got " + blur
                    + ", " + noise + " and " + contrast);
        }
    }

    /// Noise alone.
    public static Sensor noisy(double deviation) {
        return new Sensor(0, 1, deviation);
    }

    /// The noise depends on the seed and the place.
    public Samples.U8 take(Samples.U8 picture, long seed) {
        Tensor x = Tensor.zeros(picture.shape());
        for (int v = 0; v < picture.height(); v++) {
            for (int u = 0; u < picture.width(); u++) {
                x.set(0, 0, v, u, Pixels.get(picture, u, v, 0));
            }
        }
        Tensor soft = blur == 0 ? x : Trace.run(lens(), x);
        return Pixels.grey(
                picture.width(),
                picture.height(),
                (u, v) -> MIDDLE
                        + contrast * (soft.at(0, v, u) - MIDDLE)
                        + (noise == 0 ? 0 : noise * Noise.gaussian(seed, u, v)));
    }

    private Layer lens() {
        int reach = (int) Math.ceil(3 * blur);
        float[] bell = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += StrictMath.exp(-i * i / (2 * blur * blur));
        }
        for (int i = -reach; i <= reach; i++) {
            bell[i + reach] = (float) (StrictMath.exp(-i * i / (2 * blur * blur)) / sum);
        }
        return Conv2d.designed(Kernel.outer(bell, bell), Border.REFLECT_101);
    }
}
