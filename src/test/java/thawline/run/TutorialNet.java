package thawline.run;

import java.util.Random;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Flatten;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.tensor.Border;
import thawline.testing.RandomTensors;

/// The tutorials' net: two blocks of convolution, ReLU and pooling, dropout, and a dense layer; 34,826 parameters.
final class TutorialNet {

    private TutorialNet() {}

    static Layer of(Random random) {
        return Serial.of(
                Scale.of(1 / 255.0, 0),
                Conv2d.learned(kernel(32, 1, 3, random), Border.NONE).bias(new float[32]),
                new Pointwise(Unary.RELU),
                Pool.max(2),
                Conv2d.learned(kernel(64, 32, 3, random), Border.NONE).bias(new float[64]),
                new Pointwise(Unary.RELU),
                Pool.max(2),
                new Flatten(),
                new Dropout(0.5f),
                Dense.learned(kernel(10, 1600, 1, random)).bias(new float[10]));
    }

    private static Kernel kernel(int outs, int ins, int size, Random random) {
        float[] w = RandomTensors.uniform(outs * ins * size * size, random);
        return Kernel.wrap(outs, ins, 1, size, size, w).times(Math.sqrt(6.0 / ((ins + outs) * size * size)));
    }
}
