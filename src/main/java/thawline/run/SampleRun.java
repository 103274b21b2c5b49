package thawline.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.core.Unary;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Serial;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// A plan's other way for some layers, from samples to samples without planes of float in between; with the
/// same bits.
sealed interface SampleRun permits ByteRun, RowWiseRun, TableRun {

    /// What changes no number, as `gray` of a picture that is grey already.
    Set<Unary> NOTHING = Set.of(Unary.IDENTITY);

    /// What changes no byte.
    Set<Unary> NO_BYTE = Set.of(Unary.IDENTITY, Unary.ROUND8);

    /// The way for a layer on planes of this shape, if there is one.
    static Optional<SampleRun> of(Layer layer, Shape in, Schedule schedule) {
        return TableRun.of(layer, in, schedule)
                .map(r -> (SampleRun) r)
                .or(() -> RowWiseRun.of(behind(NOTHING, layer), in, schedule).map(r -> r))
                .or(() -> ByteRun.of(behind(NO_BYTE, layer), in, schedule).map(r -> r));
    }

    /// A layer without the first steps that do nothing.
    private static Layer behind(Set<Unary> nothing, Layer layer) {
        if (!(layer instanceof Serial(var _, List<Layer> steps))) {
            return layer;
        }
        int first = 0;
        while (first < steps.size() - 1 && steps.get(first) instanceof Op op && isOneOf(nothing, op)) {
            first++;
        }
        return first == steps.size() - 1
                ? steps.getLast()
                : Serial.of(steps.subList(first, steps.size()).toArray(Layer[]::new));
    }

    /// Whether an operation is one of these functions of each number.
    static boolean isOneOf(Set<Unary> functions, Op op) {
        return op instanceof Pointwise(Unary f) && functions.contains(f);
    }

    /// Whether it can do this run; if so, it is done.
    boolean ran(Samples x, Samples y);
}
