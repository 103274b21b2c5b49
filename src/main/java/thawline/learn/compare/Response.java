package thawline.learn.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Unary;
import thawline.layer.Architecture;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dropout;
import thawline.layer.Field;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Trace;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// k[q] = y(c − q) − y₀: the one kernel that a linear layer amounts to, whatever it is made of, read off its answer to
/// a single bright pixel; y₀ is what black becomes.
///
/// A picture in colour gets the pixel in every plane, so the kernel is that of greys.
record Response(Grid kernel, double offset) {

    /// Of rows and columns; a wider kernel is not read off.
    private static final int WIDEST = 65;

    /// Of the pixel. A power of two keeps the bits; a large one leaves few of an offset's rounding errors.
    private static final float BRIGHT = 4096;

    /// For every output plane; empty where the layer is not linear, depends on the place or reaches further
    /// than [#WIDEST].
    static Optional<List<Response>> of(Layer layer, int channels) {
        if (!Layers.ops(layer).allMatch(Response::isLinear)) {
            return Optional.empty();
        }
        Field field = Architecture.of(layer, Shape.planes(channels, WIDEST * 2, WIDEST * 2))
                .rows()
                .getLast()
                .field();
        long span = Math.max(field.down().size(), field.across().size());
        boolean sparse = field.down().step() != 1 || field.across().step() != 1;
        if (field.all() || sparse || span > WIDEST) {
            return Optional.empty();
        }
        return Optional.of(read(layer, channels, (int) span));
    }

    private static boolean isLinear(Op op) {
        return switch (op) {
            case Conv2d c -> c.geometry().stride().equals(Axes.ONE);
            case Scale s -> true;
            case BatchNorm n -> true;
            case Dropout d -> true;
            case AveragePool p -> p.stride().equals(Axes.ONE) && p.margins().isZero();
            case Pointwise p -> p.function() == Unary.IDENTITY;
            default -> false;
        };
    }

    private static List<Response> read(Layer layer, int channels, int span) {
        int side = 2 * span + 1;
        Tensor x = Tensor.zeros(Shape.planes(channels, side, side));
        Tensor dark = Trace.run(layer, x).copy();
        for (int c = 0; c < channels; c++) {
            x.set(c, 0, span, span, BRIGHT);
        }
        Tensor y = Trace.run(layer, x);
        Shape s = y.shape();
        int down = span - (side - s.h() + 1) / 2; // the anchor of an even window is behind its middle
        int across = span - (side - s.w() + 1) / 2;
        int r = span / 2 + 1;
        List<Response> all = new ArrayList<>();
        for (int c = 0; c < s.c(); c++) {
            double[] k = new double[(2 * r + 1) * (2 * r + 1)];
            for (int i = 0; i < k.length; i++) {
                int v = down - (i / (2 * r + 1) - r);
                int u = across - (i % (2 * r + 1) - r);
                boolean inside = v >= 0 && v < s.h() && u >= 0 && u < s.w();
                k[i] = inside ? ((double) y.at(c, v, u) - dark.at(c, v, u)) / BRIGHT + 0.0 : 0;
            }
            all.add(new Response(new Grid(2 * r + 1, 2 * r + 1, k), dark.at(c, down, across)));
        }
        return all;
    }
}
