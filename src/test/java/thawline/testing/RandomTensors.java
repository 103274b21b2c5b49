package thawline.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import thawline.core.Kernel;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Inputs from a seeded generator.
public final class RandomTensors {

    /// Between two neighbours of [#apart]; the smallest is half as far from 0.
    public static final float GAP = 0.25f;

    private RandomTensors() {}

    /// Uniform in [−1, 1], the fraction's bits all in use.
    public static Tensor uniform(Shape shape, Random random) {
        return Tensor.dense(uniform(shape.size(), random), shape);
    }

    public static float[] uniform(int n, Random random) {
        return numbers(n, () -> random.nextInt(1 << 24) * 0x1p-23 - 1);
    }

    /// Uniform in the range, its two ends among them.
    public static Tensor in(Range range, Shape shape, Random random) {
        double width = (double) range.max() - range.min();
        float[] x = numbers(
                shape.size(),
                () -> Math.clamp((float) (range.min() + width * random.nextDouble()), range.min(), range.max()));
        x[random.nextInt(x.length)] = range.min();
        x[random.nextInt(x.length)] = range.max();
        return Tensor.dense(x, shape);
    }

    /// Whole numbers −most … most: sums of their products are exact, whatever their order.
    public static Tensor whole(Shape shape, int most, Random random) {
        return Tensor.dense(whole(shape.size(), most, random), shape);
    }

    public static float[] whole(int n, int most, Random random) {
        return numbers(n, () -> random.nextInt(2 * most + 1) - most);
    }

    /// Shuffled values [#GAP] apart on both sides of 0 and none at 0: no two tie, and a step below half the gap moves
    /// none past another or past 0.
    public static Tensor apart(Shape shape, Random random) {
        int n = shape.size();
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (order.get(i) - n / 2 + 0.5f) * GAP;
        }
        return Tensor.dense(x, shape);
    }

    /// As [#apart], and all above 1.
    public static Tensor positive(Shape shape, Random random) {
        float[] x = apart(shape, random).toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] += 1 + GAP * x.length / 2;
        }
        return Tensor.dense(x, shape);
    }

    /// A kernel outs × ins × depth × height × width, about every fifth number 0.
    public static Kernel kernel(int outs, int ins, int depth, int height, int width, Random random) {
        float[] w = numbers(outs * ins * depth * height * width, () -> weight(random));
        return Kernel.wrap(outs, ins, depth, height, width, w);
    }

    /// As [#kernel] with one input, and built from columns and rows.
    public static Kernel separable(int outs, int height, int width, Random random) {
        return Kernel.stack(IntStream.range(0, outs)
                .mapToObj(
                        o -> Kernel.outer(numbers(height, () -> weight(random)), numbers(width, () -> weight(random))))
                .toArray(Kernel[]::new));
    }

    private static double weight(Random random) {
        return random.nextInt(5) == 0 ? 0 : random.nextInt(1 << 24) * 0x1p-23 - 1;
    }

    /// The same values as a view into a larger array of NaN, its rows apart: whoever reads beside the view gets NaN,
    /// and [#isFramed] sees who writes there.
    public static Tensor framed(Tensor t) {
        Margins m = new Margins(1, 1, 1, 2, 3, 2);
        Tensor outer = Tensor.zeros(m.around(t.shape()));
        Arrays.fill(outer.data(), Float.NaN);
        Tensor inner = outer.inside(m);
        inner.copyFrom(t);
        return inner;
    }

    /// Whether everything around a view from [#framed] is still NaN.
    public static boolean isFramed(Tensor framed) {
        int nans = 0;
        for (float v : framed.data()) {
            nans += Float.isNaN(v) ? 1 : 0;
        }
        int inside = 0;
        for (float v : framed.toArray()) {
            inside += Float.isNaN(v) ? 1 : 0;
        }
        return nans - inside == framed.data().length - framed.shape().size();
    }

    private static float[] numbers(int n, DoubleSupplier next) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) next.getAsDouble();
        }
        return x;
    }
}
