package thawline.io.onnx;

import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.tensor.Axes;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// What sums over windows are multiplied by to be means: 1/n for every place.
final class Shares {

    private Shares() {}

    /// For sums over an input of a shape, of which the places inside count, and so many around it; (1,d,h,w).
    static Kernel of(Conv2d sum, Margins counted, Shape in) {
        Shape out = sum.shape(in);
        Kernel k = sum.kernel().kernel();
        Axes step = sum.geometry().stride();
        Axes apart = sum.geometry().dilation();
        Margins m = sum.pad().margins();
        double[] d = counts(
                out.d(),
                new Taps(k.depth(), step.d(), apart.d()),
                m.front() - counted.front(),
                m.front() + in.d() + counted.back());
        double[] h = counts(
                out.h(),
                new Taps(k.height(), step.h(), apart.h()),
                m.top() - counted.top(),
                m.top() + in.h() + counted.bottom());
        double[] w = counts(
                out.w(),
                new Taps(k.width(), step.w(), apart.w()),
                m.left() - counted.left(),
                m.left() + in.w() + counted.right());
        float[] shares = new float[out.d() * out.h() * out.w()];
        for (int i = 0; i < shares.length; i++) {
            double n = d[i / out.w() / out.h()] * h[i / out.w() % out.h()] * w[i % out.w()];
            shares[i] = n == 0 ? 0 : (float) (1 / n);
        }
        return Kernel.wrap(1, 1, out.d(), out.h(), out.w(), shares);
    }

    /// Along one axis: how many places, how far the next window is, how far the next place.
    private record Taps(int places, int step, int apart) {}

    /// How many places of each window lie in from … to−1.
    private static double[] counts(int windows, Taps taps, int from, int to) {
        double[] n = new double[windows];
        for (int i = 0; i < windows; i++) {
            for (int k = 0; k < taps.places(); k++) {
                long at = (long) i * taps.step() + (long) k * taps.apart();
                n[i] += at >= from && at < to ? 1 : 0;
            }
        }
        return n;
    }
}
