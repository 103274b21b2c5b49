package thawline.engine;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Random;
import org.opencv.core.Core;
import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The filters of one pipeline by Thawline and by OpenCV.
record Both(Tensor ours, Tensor theirs) {

    /// Skips the calling test where there is no OpenCV, and says why.
    static void require() {
        OpenCvEngine.missing().ifPresent(why -> {
            String reason = "no OpenCV to compare with: " + why;
            System.out.println("skipped: " + reason);
            abort(reason);
        });
        Core.setNumThreads(1); // the machine is the other tests' too
    }

    static Both run(String text, Samples picture) {
        Pipeline pipeline = Pipeline.parse(text);
        Shape in = picture.shape();
        Layer layer = pipeline.layer(in);
        Tensor ours = Tensor.zeros(layer.shape(in));
        Plan.of(layer, in, 1).run(picture, ours);
        return new Both(ours, OpenCvEngine.of(pipeline).run(picture));
    }

    PixelDifference difference() {
        return Difference.of(ours, theirs);
    }

    /// max|Δ| / max|ours|, and 0 where both are 0.
    double relative() {
        float most = 0;
        for (float v : ours.toArray()) {
            most = Math.max(most, Math.abs(v));
        }
        double largest = difference().largest();
        return largest == 0 ? 0 : largest / most;
    }

    /// Smooth waves, patches and noise; odd sizes are the caller's.
    static Samples picture(Depth depth, int channels, int height, int width, Random random) {
        Samples s = Samples.zeros(depth, channels, height, width);
        double fx = random.nextDouble(0.1, 0.6);
        double fy = random.nextDouble(0.1, 0.6);
        double noise = random.nextDouble(0, 0.3);
        int side = random.nextInt(4, 12);
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double wave = 0.5 + 0.25 * Math.sin(fx * x + c) + 0.25 * Math.cos(fy * y);
                    double patch = (x / side + y / side + c) % 3 == 0 ? 1 : 0;
                    double v = (1 - noise) * (wave + patch) / 2 + noise * random.nextDouble();
                    int i = s.index(c, y, x);
                    switch (s) {
                        case Samples.U8 u -> u.data()[i] = (byte) Math.rint(v * 255);
                        case Samples.U16 u -> u.data()[i] = (short) Math.rint(v * 65_535);
                        case Samples.S16 u -> u.data()[i] = (short) Math.rint(v * 510 - 255);
                        case Samples.F32 u -> u.data()[i] = (float) (v * 255);
                    }
                }
            }
        }
        return s;
    }
}
