import java.util.Locale;
import java.util.SplittableRandom;
import thawline.core.Kernel;
import thawline.filter.Custom;
import thawline.filter.Kernels;
import thawline.layer.Conv2d;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Lesson 7. A designed filter is a frozen network. Thawed, its numbers are learned: here Prewitt's nine
/// numbers become Sobel's, by watching Sobel work.
class Thaw {

    public static void main(String[] args) {
        Conv2d teacher = Conv2d.designed(Kernels.sobel(1, 0, 3), Border.REFLECT_101);
        Layer prewitt = Custom.kernel(Kernels.prewitt(1, 0));
        Layer pupil = prewitt.thaw();

        Tensor picture = noise(40, 40);
        Tensor wanted = Trace.run(teacher, picture);
        claim(
                "thawed, the filter still gives the frozen one's bits",
                loss(Trace.run(pupil, picture), Trace.run(prewitt, picture)) == 0);
        System.out.printf(Locale.ROOT, "loss before: %.4f%n", loss(Trace.run(pupil, picture), wanted));

        Weights.Learned numbers = (Weights.Learned)
                Layers.weights(pupil).filter(Weights::isLearned).findFirst().orElseThrow();
        for (int step = 0; step < 200; step++) {
            Trace trace = Trace.of(pupil, picture);
            Gradients g = Gradients.of(pupil);
            trace.backward(slope(trace.output(), wanted), g);
            float[] w = numbers.kernel().toArray();
            for (int i = 0; i < w.length; i++) {
                w[i] -= 1.5f * g.of(numbers)[i];
            }
            numbers.assign(w);
        }
        System.out.printf(Locale.ROOT, "loss after:  %.4f%n", loss(Trace.run(pupil, picture), wanted));

        Kernel learned = numbers.kernel();
        float off = 0;
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                System.out.printf(Locale.ROOT, "%7.3f", learned.at(y, x));
                off = Math.max(
                        off,
                        Math.abs(learned.at(y, x) - teacher.kernel().kernel().at(y, x)));
            }
            System.out.println();
        }
        claim("the learned numbers are Sobel's to 0.01", off < 0.01);
        claim("Prewitt's own were not touched", prewitt.equals(Custom.kernel(Kernels.prewitt(1, 0))));
        claim(
                "frozen again, they are an ordinary filter",
                Layers.weights(pupil.freeze()).noneMatch(Weights::isLearned));
    }

    /// ½ · mean of (y − t)²
    static double loss(Tensor y, Tensor t) {
        float[] a = y.toArray();
        float[] b = t.toArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return sum / (2 * a.length);
    }

    /// ∂loss/∂y = (y − t) / n
    static Tensor slope(Tensor y, Tensor t) {
        float[] a = y.toArray();
        float[] b = t.toArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = (a[i] - b[i]) / a.length;
        }
        return Tensor.dense(a, y.shape());
    }

    static Tensor noise(int h, int w) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[h * w];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.dense(values, Shape.plane(h, w));
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/07_Thaw.java
