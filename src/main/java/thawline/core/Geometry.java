package thawline.core;

import thawline.tensor.Axes;
import thawline.tensor.Shape;

/// Stride, dilation and grouping of a correlation over an input that is already padded.
public record Geometry(Axes stride, Axes dilation, Grouping grouping) {

    public static final Geometry UNIT = new Geometry(Axes.ONE, Axes.ONE, Grouping.ALL);

    /// A classical filter's: step 1, every plane on its own.
    public static final Geometry EACH = new Geometry(Axes.ONE, Axes.ONE, Grouping.EACH);

    public Geometry withStride(Axes s) {
        return new Geometry(s, dilation, grouping);
    }

    public Geometry withDilation(Axes s) {
        return new Geometry(stride, s, grouping);
    }

    public Geometry withGrouping(Grouping g) {
        return new Geometry(stride, dilation, g);
    }

    /// How far a kernel stretches from its first to its last element: (k − 1)·dilation + 1 on each axis.
    public Axes span(Kernel k) {
        return new Axes(
                (k.depth() - 1) * dilation.d() + 1,
                (k.height() - 1) * dilation.h() + 1,
                (k.width() - 1) * dilation.w() + 1);
    }

    /// W2 = (W1 − ((F − 1)·dilation + 1)) / stride + 1, for each axis of the padded input; with padding P on
    /// both sides W1 is W + 2P.
    public Shape output(Shape padded, Kernel k) {
        int channels = switch (grouping) {
            case Grouping.Each() -> {
                require(k.ins() == 1, "a kernel for each plane on its own has 1 input, but " + k + " has " + k.ins());
                yield padded.c() * k.outs();
            }
            case Grouping.Groups(int n) -> {
                require(
                        padded.c() == n * k.ins(),
                        k + " in " + n + " group(s) reads " + n + " × " + k.ins() + " input planes, but got "
                                + padded.c());
                require(k.outs() % n == 0, k.outs() + " output planes cannot be split into " + n + " groups");
                yield k.outs();
            }
        };
        return new Shape(
                channels,
                extent("depth", padded.d(), k.depth(), stride.d(), dilation.d()),
                extent("height", padded.h(), k.height(), stride.h(), dilation.h()),
                extent("width", padded.w(), k.width(), stride.w(), dilation.w()));
    }

    /// (padded − ((window − 1)·dilation + 1)) / stride + 1, or an error that shows the formula with its
    /// numbers.
    public static int extent(String axis, int padded, int window, int stride, int dilation) {
        int room = padded - ((window - 1) * dilation + 1);
        require(
                room >= 0,
                "output " + axis + " = (padded input − ((kernel − 1)·dilation + 1)) / stride + 1 = (" + padded + " − (("
                        + window + " − 1)·" + dilation + " + 1)) / " + stride + " + 1 is less than 1: the kernel is "
                        + "larger than the padded input; choose a border, a smaller kernel or a larger picture");
        return room / stride + 1;
    }

    /// Which of the kernel's outputs makes output plane `c`, when the input has `inputs` planes.
    int kernelOf(int c, int inputs) {
        return grouping instanceof Grouping.Each ? c / inputs : c;
    }

    /// The first of the `k.ins()` input planes that output plane `c` sees, when the input has `inputs`
    /// planes.
    int firstInputOf(int c, int inputs, Kernel k) {
        return switch (grouping) {
            case Grouping.Each() -> c % inputs;
            case Grouping.Groups(int n) -> c / (k.outs() / n) * k.ins();
        };
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
