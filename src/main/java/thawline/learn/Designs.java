package thawline.learn;

import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.leakyRelu;
import static thawline.train.Blocks.serial;
import static thawline.train.Blocks.sum;

import java.util.function.IntFunction;
import thawline.tensor.Border;
import thawline.train.Blueprint;

/// Networks that learn filters which no kernel is.
final class Designs {

    private Designs() {}

    /// The best kernel, and three layers for what it leaves: 3×3, 3×3 two pixels apart, 3×3. (Chen, Xu,
    /// Koltun 2017 have more of the same.)
    static final Student.Net SMALL = new Student.Net("small net", dilated(16));

    private static IntFunction<Blueprint> dilated(int planes) {
        return outs -> sum(
                conv2d(outs, 5).border(Border.REFLECT_101),
                serial(
                        conv2d(planes, 3).border(Border.REFLECT_101),
                        leakyRelu(0.2),
                        conv2d(planes, 3).dilation(2).border(Border.REFLECT_101),
                        leakyRelu(0.2),
                        conv2d(outs, 3).border(Border.REFLECT_101)));
    }
}
