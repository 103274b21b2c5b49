package thawline.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import thawline.tensor.Axes;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// A channels-last convolution over random values: sizes that do not divide into vectors or tiles, windows, strides,
/// dilations, volumes, margins around x and y. Padding channels and y's margins hold NaN at first.
record InterleavedCase(Frame x, Kernel kernel, float[] bias, Geometry geometry, Stencil stencil) {

    private record Sizes(int ins, int outs, Axes out) {}

    private static final List<Sizes> SIZES = List.of(
            new Sizes(1, 32, new Axes(1, 4, 7)),
            new Sizes(32, 64, new Axes(1, 3, 5)),
            new Sizes(3, 16, new Axes(1, 5, 4)),
            new Sizes(16, 20, new Axes(1, 2, 9)),
            new Sizes(20, 112, new Axes(1, 3, 3)),
            new Sizes(6, 5, new Axes(3, 2, 2)),
            new Sizes(2, 3, new Axes(1, 3, 3)),
            new Sizes(17, 1, new Axes(1, 2, 3)));

    private static final List<Axes> WINDOWS =
            List.of(Axes.ONE, new Axes(1, 3, 3), new Axes(1, 5, 2), new Axes(2, 1, 3));

    private static final List<Geometry> GEOMETRIES = List.of(
            Geometry.UNIT,
            Geometry.UNIT.withStride(new Axes(2, 2, 3)),
            Geometry.UNIT.withDilation(new Axes(1, 1, 2)),
            new Geometry(new Axes(1, 2, 1), new Axes(2, 2, 1), Grouping.ALL));

    static List<InterleavedCase> all() {
        return all(false);
    }

    /// The same with twice the rows and columns, and one more of each, for 2×2 pooling.
    static List<InterleavedCase> pooled() {
        return all(true);
    }

    private static List<InterleavedCase> all(boolean pooled) {
        Random random = new Random(7);
        List<InterleavedCase> cases = new ArrayList<>();
        for (Sizes sizes : SIZES) {
            for (Axes window : WINDOWS) {
                // geometries take turns, so that each meets every size and every window
                int first = (SIZES.indexOf(sizes) + WINDOWS.indexOf(window)) % 2;
                for (int g = first; g < GEOMETRIES.size(); g += 2) {
                    cases.add(of(sizes, window, GEOMETRIES.get(g), pooled, cases.size(), random));
                }
            }
        }
        return cases;
    }

    private static InterleavedCase of(Sizes n, Axes window, Geometry g, boolean pooled, int turn, Random random) {
        Kernel k = RandomTensors.kernel(n.outs, n.ins, window.d(), window.h(), window.w(), random);
        float[] bias = RandomTensors.uniform(turn % 3 == 0 ? 0 : turn % 3 == 1 ? 1 : n.outs, random);
        Axes span = g.span(k);
        int odd = pooled ? turn % 2 : 0;
        int times = pooled ? 2 : 1;
        int d = span.d() + (n.out.d() - 1) * g.stride().d();
        int h = span.h() + (n.out.h() * times + odd - 1) * g.stride().h();
        int w = span.w() + (n.out.w() * times + odd - 1) * g.stride().w();
        Margins inner = h > 2 && w > 2 ? Margins.plane(1, 0, 1, 1) : Margins.ZERO;
        Frame x = new Frame(
                new Shape(n.ins, d, h - inner.top() - inner.bottom(), w - inner.left() - inner.right()), inner);
        Margins outer = turn % 2 == 0 ? Margins.ZERO : new Margins(0, 1, 1, 0, 2, 1);
        Frame y = new Frame(new Shape(n.outs, n.out.d(), n.out.h(), n.out.w()), outer);
        Unary f = turn % 4 == 0 ? Unary.IDENTITY : Unary.RELU;
        Stencil s = pooled ? Stencil.pooled(x, window, g, f, y) : Stencil.of(x, window, g, y);
        return new InterleavedCase(x, k, bias, g, s);
    }

    Frame y() {
        return stencil.y();
    }

    /// All of x with its margins, as planes.
    Frame whole() {
        return Frame.of(x.margins().around(x.inside()));
    }

    /// Random inside and margins.
    float[] randomX(Random random) {
        return laid(RandomTensors.uniform(whole().inside(), random), whole());
    }

    float[] randomDy(Random random) {
        return laid(RandomTensors.uniform(y().inside(), random), y());
    }

    /// Like a gradient after dropout: about half of it 0.
    float[] sparseDy(Random random) {
        Tensor dy = RandomTensors.uniform(y().inside(), random);
        for (int i = 0; i < dy.data().length; i++) {
            dy.data()[i] = random.nextBoolean() ? 0 : dy.data()[i];
        }
        return laid(dy, y());
    }

    static float[] laid(Tensor t, Frame frame) {
        float[] to = nans(frame);
        frame.interleave(t, to, 0);
        return to;
    }

    static float[] nans(Frame frame) {
        float[] a = new float[frame.room(1)];
        Arrays.fill(a, Float.NaN);
        return a;
    }

    static Tensor planes(float[] from, Frame frame) {
        Tensor t = Tensor.zeros(frame.inside());
        frame.planar(from, 0, t);
        return t;
    }

    float[] byTap() {
        float[] k = new float[stencil.byTapSize()];
        stencil.packByTap(kernel.weights(), bias, k, 0);
        return k;
    }

    float[] byOutput() {
        float[] k = new float[stencil.byOutputSize()];
        stencil.packByOutput(kernel.weights(), k, 0);
        return k;
    }

    /// As [Correlation] wants it.
    Kernel biasKernel() {
        return bias.length == 0 ? Correlation.NO_BIAS : Kernel.wrap(bias.length, 1, 1, 1, 1, bias);
    }

    @Override
    public String toString() {
        return kernel + " " + geometry.stride() + " " + geometry.dilation() + " to " + y().inside();
    }
}
