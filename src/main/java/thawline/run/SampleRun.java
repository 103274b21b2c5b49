package thawline.run;

import java.util.Optional;
import thawline.layer.Layer;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// A plan's other way for some layers, from samples to samples without planes of float in between; with the
/// same bits.
sealed interface SampleRun permits ByteRun, RowWiseRun, TableRun {

    /// The way for a layer on planes of this shape, if there is one.
    static Optional<SampleRun> of(Layer layer, Shape in, Schedule schedule) {
        return TableRun.of(layer, in, schedule)
                .map(r -> (SampleRun) r)
                .or(() -> RowWiseRun.of(layer, in, schedule).map(r -> r))
                .or(() -> ByteRun.of(layer, in, schedule).map(r -> r));
    }

    /// Whether it can do this run; if so, it is done.
    boolean ran(Samples x, Samples y);
}
