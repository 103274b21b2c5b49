package thawline.bench;

import java.io.IOException;
import java.util.stream.IntStream;
import thawline.core.Frame;
import thawline.core.Geometry;
import thawline.core.Interleaved;
import thawline.core.Stencil;
import thawline.data.Dataset;
import thawline.layer.Layer;
import thawline.run.BatchPlan;
import thawline.run.Plan;
import thawline.tensor.Axes;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Model;

/// Ours: the tasks of nets.
final class ThawlineNets {

    private ThawlineNets() {}

    /// The kernel that nets run on, by one thread; nothing for several.
    static Work convolution(Setting s) {
        if (s.threads() > 1) {
            return null;
        }
        Frame x = Frame.of(Shape.planes(32, s.height(), s.width()));
        Frame y = Frame.of(Shape.planes(64, s.height() - 2, s.width() - 2));
        Stencil stencil = Stencil.of(x, new Axes(1, 3, 3), Geometry.UNIT, y);
        float[] in = new float[x.room(1)];
        float[] out = new float[y.room(1)];
        float[] kernel = new float[stencil.byTapSize()];
        stencil.packByTap(Numbers.kernel(64 * 32 * 9), new float[64], kernel, 0);
        System.arraycopy(Numbers.kernel(in.length), 0, in, 0, in.length);
        return () -> Interleaved.best().apply(stencil, in, 0, kernel, 0, out, 0);
    }

    static Work training(Setting s) throws IOException {
        if (!Digits.areHere()) {
            return null;
        }
        return new TrainingWork(Digits.set().take(Nets.STEPS * Nets.BATCH), s.threads());
    }

    static Work inference(Setting s) throws IOException {
        if (!Digits.areHere()) {
            return null;
        }
        Model model = Nets.digits();
        Dataset digits = Digits.set();
        int[] classes = new int[Nets.DIGITS];
        BatchPlan plan = BatchPlan.of(model.layer(), model.in(), Nets.AT_ONCE, s.threads());
        return () -> {
            for (int from = 0; from < Nets.DIGITS; from += Nets.AT_ONCE) {
                int first = from;
                plan.infer(
                        (i, x) -> digits.input((first + i) % digits.size(), x),
                        Nets.AT_ONCE,
                        (i, y) -> classes[first + i] = largest(y));
            }
        };
    }

    private static int largest(Tensor y) {
        return IntStream.range(0, y.shape().c()).reduce(0, (a, b) -> y.at(b, 0, 0) > y.at(a, 0, 0) ? b : a);
    }

    static Work filter(Setting s) {
        Layer layer = Nets.filter(s).layer();
        Samples x = s.picture();
        Samples y = Samples.f32(1, s.height(), s.width());
        Plan plan = Plan.of(layer, x.shape(), s.threads());
        return () -> plan.run(x, y);
    }
}
