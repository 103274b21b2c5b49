package thawline.io.onnx;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.GlobalPool;
import thawline.layer.Op;
import thawline.layer.Pool;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Operators that look at a window.
final class WindowReader {

    private WindowReader() {}

    private static int[] size(Node node, Data x) {
        int n = x.rank() - 1;
        if (node.numbers("kernel_shape").isEmpty()) {
            throw new Refusal("has no kernel_shape");
        }
        return Window.numbers(node, "kernel_shape", n, 1);
    }

    /// What an operation makes of x, with the axes that x had.
    private static Data made(Site site, Op op, Data x) {
        return site.step(op, x, dims(op.shape(x.shape()), x.rank()));
    }

    /// A shape as that many axes.
    static int[] dims(Shape s, int rank) {
        return switch (rank) {
            case 0 -> new int[] {};
            case 1 -> new int[] {s.c()};
            case 2 -> new int[] {s.c(), s.w()};
            case 3 -> new int[] {s.c(), s.h(), s.w()};
            default -> new int[] {s.c(), s.d(), s.h(), s.w()};
        };
    }

    static Data convolution(Node node, Site site) {
        Data x = node.data(0);
        Constant w = node.constant(1);
        int n = x.rank() - 1;
        if (w.dims().length != n + 2) {
            throw new Refusal("has a kernel of " + w.dims().length + " axes over values of " + x.rank());
        }
        int[] size = Arrays.copyOfRange(w.dims(), 2, w.dims().length);
        node.numbers("kernel_shape").ifPresent(said -> {
            if (!Arrays.equals(Arrays.stream(said).mapToInt(v -> (int) v).toArray(), size)) {
                throw new Refusal(
                        "says kernel_shape " + Arrays.toString(said) + ", but its kernel is " + Arrays.toString(size));
            }
        });
        Window window = Window.of(node, x, size);
        Axes k = window.size();
        Kernel kernel = Kernel.wrap(w.dims()[0], w.dims()[1], k.d(), k.h(), k.w(), w.floats());
        long groups = node.number("group", 1);
        if (groups < 1 || groups > kernel.outs()) {
            throw new Refusal("has " + groups + " groups for " + kernel.outs() + " outputs");
        }
        Geometry g = new Geometry(window.stride(), window.dilation(), new Grouping.Groups((int) groups));
        Optional<Weights> bias = node.optionalConstant(2).map(b -> {
            Kernel numbers = Kernel.wrap(b.size(), 1, 1, 1, 1, b.floats());
            return new Weights.Learned(numbers);
        });
        Conv2d.Pad pad = window.margins().isZero() ? Conv2d.Pad.NONE : new Conv2d.Pad(Border.ZERO, window.margins());
        Data from = x;
        if (pad.margins().isZero() && site.single().test(0) && paddingOf(x).isPresent()) {
            Made.Origin.Step step = (Made.Origin.Step) x.made().origin();
            pad = paddingOf(x).get();
            from = new Data(step.in(), dims(step.in().shape(), x.rank()));
        }
        return made(site, new Conv2d(new Weights.Learned(kernel), bias, g, pad), from);
    }

    private static final Kernel ONE = Kernel.scalar(1);

    /// The margins that a value is nothing but.
    private static Optional<Conv2d.Pad> paddingOf(Data x) {
        return x.made().origin() instanceof Made.Origin.Step(Conv2d c, Made in)
                        && c.kernel().equals(Weights.designed(ONE))
                        && c.geometry().equals(Geometry.EACH)
                ? Optional.of(c.pad())
                : Optional.empty();
    }

    static Data maximum(Node node, Site site) {
        Data x = node.data(0);
        node.ignore("storage_order");
        Window w = Window.of(node, x, size(node, x));
        Conv2d.Pad pad = w.margins().isZero()
                ? Conv2d.Pad.NONE
                : new Conv2d.Pad(Border.constant(Float.NEGATIVE_INFINITY), w.margins());
        return made(site, new Pool(Extremum.MAX, footprint(w), w.stride(), pad), x);
    }

    private static Footprint footprint(Window w) {
        Axes span = w.span();
        if (w.dilation().isOne()) {
            return Footprint.box(span.d(), span.h(), span.w());
        }
        requireModest(span);
        boolean[] taken = new boolean[Math.multiplyExact(Math.multiplyExact(span.d(), span.h()), span.w())];
        for (int z = 0; z < span.d(); z += w.dilation().d()) {
            for (int y = 0; y < span.h(); y += w.dilation().h()) {
                for (int u = 0; u < span.w(); u += w.dilation().w()) {
                    taken[(z * span.h() + y) * span.w() + u] = true;
                }
            }
        }
        return Footprint.of(span.d(), span.h(), span.w(), taken);
    }

    /// Windows of which every place is written down.
    private static void requireModest(Axes window) {
        if ((double) window.d() * window.h() * window.w() > 1 << 16) {
            throw new Refusal("has a window of " + window.d() + " × " + window.h() + " × " + window.w()
                    + " that is dilated or cut off; up to 65,536 places are read");
        }
    }

    static Data average(Node node, Site site) {
        Data x = node.data(0);
        Window w = Window.of(node, x, size(node, x));
        boolean all = node.flag("count_include_pad");
        Margins m = w.margins();
        boolean narrow = Math.max(m.front(), m.back()) < w.size().d()
                && Math.max(m.top(), m.bottom()) < w.size().h()
                && Math.max(m.left(), m.right()) < w.size().w();
        if (w.dilation().isOne() && narrow && !(all && w.isCutOff())) {
            return made(site, new AveragePool(w.size(), w.stride(), m, all ? Counting.ALL : Counting.INSIDE), x);
        }
        // sums, then each divided by the number of places that count
        Axes k = w.size();
        requireModest(k);
        float[] ones = new float[Math.multiplyExact(Math.multiplyExact(k.d(), k.h()), k.w())];
        Arrays.fill(ones, 1);
        Conv2d sum = new Conv2d(
                Weights.designed(Kernel.wrap(1, 1, k.d(), k.h(), k.w(), ones)),
                Optional.empty(),
                new Geometry(w.stride(), w.dilation(), Grouping.EACH),
                m.isZero() ? Conv2d.Pad.NONE : new Conv2d.Pad(Border.ZERO, m));
        Data sums = made(site, sum, x);
        return site.same(Affine.gain(Shares.of(sum, all ? w.given() : Margins.ZERO, x.shape())), sums);
    }

    static Data global(Node node, Site site, GlobalPool pool) {
        Data x = node.data(0);
        if (x.rank() < 1) {
            throw new Refusal("pools values without channels");
        }
        return made(site, pool, x);
    }

    static Data pad(Node node, Site site) {
        Data x = node.data(0);
        String mode = node.text("mode", "constant");
        float value = node.real("value", 0);
        Optional<Constant> given = node.optionalConstant(2);
        if (given.isPresent()) {
            value = given.get().single();
        }
        int n = x.rank();
        int all = n + (site.batch().first() ? 1 : 0);
        long[] pads = node.numbers("pads").orElseGet(() -> node.constant(1).wholes());
        long[] axes = node.optionalConstant(3).map(Constant::wholes).orElseGet(() -> {
            long[] every = new long[all];
            Arrays.setAll(every, i -> i);
            return every;
        });
        if (pads.length != 2 * axes.length) {
            throw new Refusal("has " + pads.length + " pads for " + axes.length + " axes");
        }
        int[] m = new int[8];
        int[] places = places(n);
        for (int i = 0; i < axes.length; i++) {
            if (pads[i] == 0 && pads[i + axes.length] == 0) {
                continue;
            }
            int place = places[site.batch().axis(axes[i], n)];
            if (place == 0 || pads[i] < 0 || pads[i + axes.length] < 0) {
                throw new Refusal("pads channels, or by less than nothing");
            }
            m[2 * place] = Window.margin(pads[i]);
            m[2 * place + 1] = Window.margin(pads[i + axes.length]);
        }
        Margins margins = new Margins(m[2], m[3], m[4], m[5], m[6], m[7]);
        if (margins.isZero()) {
            return x;
        }
        Border border = switch (mode) {
            case "constant" -> Border.constant(value);
            case "edge" -> Border.REPLICATE;
            case "reflect" -> Border.REFLECT_101;
            case "wrap" -> Border.WRAP;
            default -> throw new Refusal("pads by " + mode + ", which is not known");
        };
        return made(
                site,
                new Conv2d(Weights.designed(ONE), Optional.empty(), Geometry.EACH, new Conv2d.Pad(border, margins)),
                x);
    }

    /// Which of c, d, h, w each axis is.
    static int[] places(int rank) {
        return switch (rank) {
            case 0 -> new int[] {};
            case 1 -> new int[] {0};
            case 2 -> new int[] {0, 3};
            case 3 -> new int[] {0, 2, 3};
            default -> new int[] {0, 1, 2, 3};
        };
    }
}
