package thawline.train;

import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Pooling to come: windows side by side without padding unless told otherwise. What lies outside never wins
/// a maximum and does not count in a mean. Every call gives a new one.
public final class Pooling implements Blueprint {

    enum Kind {
        MAX,
        AVERAGE
    }

    private enum Padding {
        VALID,
        SAME,
        MARGINS
    }

    private final Kind kind;
    private final Axes window;
    private final Axes stride;
    private final Padding padding;
    private final Margins margins;

    Pooling(Kind kind, Axes window) {
        this(kind, window, window, Padding.VALID, Margins.ZERO);
    }

    private Pooling(Kind kind, Axes window, Axes stride, Padding padding, Margins margins) {
        this.kind = kind;
        this.window = window;
        this.stride = stride;
        this.padding = padding;
        this.margins = margins;
    }

    /// Down and across; the depth keeps 1.
    public Pooling stride(int step) {
        return stride(Axes.plane(step));
    }

    public Pooling stride(Axes step) {
        return new Pooling(kind, window, step, padding, margins);
    }

    /// Keras' `same`: ⌈n / stride⌉ outputs.
    public Pooling same() {
        return new Pooling(kind, window, stride, Padding.SAME, Margins.ZERO);
    }

    public Pooling padded(int all) {
        return new Pooling(kind, window, stride, Padding.MARGINS, Margins.plane(all));
    }

    @Override
    public Layer build(Shape in, Start start) {
        Margins m = padding == Padding.SAME
                ? Conv2d.Pad.same(in, window, stride, Axes.ONE).margins()
                : margins;
        return switch (kind) {
            case MAX -> {
                Footprint f = Footprint.box(window.d(), window.h(), window.w());
                Border never = Border.constant(Extremum.MAX.neutral());
                yield new Pool(Extremum.MAX, f, stride, m.isZero() ? Conv2d.Pad.NONE : new Conv2d.Pad(never, m));
            }
            case AVERAGE -> new AveragePool(window, stride, m, Counting.INSIDE);
        };
    }
}
