package thawline.bench;

import java.util.Random;
import thawline.tensor.Samples;

/// Pictures to measure on, made anew each time: smooth shading, edges of all directions, texture and a little noise.
final class Pictures {

    /// A prime number of noise values, so that rows do not repeat one another.
    private static final int NOISE = 1_000_003;

    private Pictures() {}

    static Samples.U8 grey(int height, int width) {
        Samples.U8 picture = Samples.u8(1, height, width);
        Random random = new Random(1);
        float[] noise = new float[NOISE];
        for (int i = 0; i < NOISE; i++) {
            noise[i] = 3 * (float) random.nextGaussian();
        }
        float[] wave = new float[4096];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) StrictMath.sin(i * 2 * Math.PI / wave.length);
        }
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float shade = 128 + 40 * wave[3 * x & 4095] * wave[5 * y & 4095];
                float rings = 25 * Math.signum(wave[(x * x + y * y) / 311 & 4095]);
                float cloth = 20 * wave[53 * (x + 2 * y) & 4095];
                int v = Math.clamp((int) (shade + rings + cloth + noise[at++ % NOISE]), 0, 255);
                picture.data()[picture.index(0, y, x)] = (byte) v;
            }
        }
        return picture;
    }
}
