package thawline.train;

import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// A learned convolution to come: `filters` windows over all input planes (or those of its group), stride 1,
/// no padding and a bias unless told otherwise. Every call gives a new one.
public final class Convolution implements Blueprint {

    private enum Padding {
        VALID,
        SAME,
        CENTRED,
        MARGINS
    }

    private final int filters;
    private final Axes window;
    private Geometry geometry = Geometry.UNIT;
    private int groups = 1;
    private Padding padding = Padding.VALID;
    private Conv2d.Pad pad = Conv2d.Pad.NONE;
    private boolean biased = true;
    private Optional<Initializer> initializer = Optional.empty();

    Convolution(int filters, Axes window) {
        if (filters < 1) {
            throw new IllegalArgumentException("a convolution has at least one filter, but " + filters + " was asked");
        }
        this.filters = filters;
        this.window = window;
    }

    private Convolution(Convolution other) {
        filters = other.filters;
        window = other.window;
        geometry = other.geometry;
        groups = other.groups;
        padding = other.padding;
        pad = other.pad;
        biased = other.biased;
        initializer = other.initializer;
    }

    /// Down and across; the depth keeps 1.
    public Convolution stride(int step) {
        return stride(Axes.plane(step));
    }

    public Convolution stride(Axes step) {
        Convolution c = new Convolution(this);
        c.geometry = geometry.withStride(step);
        return c;
    }

    public Convolution dilation(int step) {
        return dilation(Axes.plane(step));
    }

    public Convolution dilation(Axes step) {
        Convolution c = new Convolution(this);
        c.geometry = geometry.withDilation(step);
        return c;
    }

    /// n groups of planes that do not see each other.
    public Convolution groups(int n) {
        Convolution c = new Convolution(this);
        c.groups = n;
        return c;
    }

    /// Keras' `same`: zeros around, so that the output has ⌈n / stride⌉ elements; the odd one more is at the
    /// bottom and on the right.
    public Convolution same() {
        return padded(Padding.SAME, Conv2d.Pad.NONE);
    }

    /// A border as wide as the window reaches from its middle.
    public Convolution border(Border border) {
        return padded(Padding.CENTRED, new Conv2d.Pad(border, Margins.ZERO));
    }

    public Convolution padded(Border border, int all) {
        return padded(Padding.MARGINS, new Conv2d.Pad(border, Margins.plane(all)));
    }

    private Convolution padded(Padding how, Conv2d.Pad with) {
        Convolution c = new Convolution(this);
        c.padding = how;
        c.pad = with;
        return c;
    }

    public Convolution noBias() {
        Convolution c = new Convolution(this);
        c.biased = false;
        return c;
    }

    /// Another start than the rest of the net has.
    public Convolution initializer(Initializer other) {
        Convolution c = new Convolution(this);
        c.initializer = Optional.of(other);
        return c;
    }

    @Override
    public Layer build(Shape in, Start start) {
        if (groups < 1 || in.c() % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException(
                    groups + " groups do not share " + in.c() + " input planes and " + filters + " filters evenly");
        }
        Start own = initializer.map(start::with).orElse(start);
        int ins = in.c() / groups;
        Weights kernel = own.kernel(filters, ins, window);
        Optional<Weights> bias = biased ? Optional.of(own.bias(filters, ins, window)) : Optional.empty();
        Geometry g = geometry.withGrouping(new Grouping.Groups(groups));
        Conv2d conv = new Conv2d(kernel, bias, g, pad(in, kernel.kernel(), g));
        conv.shape(in);
        return conv;
    }

    private Conv2d.Pad pad(Shape in, Kernel k, Geometry g) {
        return switch (padding) {
            case VALID -> Conv2d.Pad.NONE;
            case SAME -> Conv2d.Pad.same(in, window, g.stride(), g.dilation());
            case CENTRED -> new Conv2d.Pad(pad.border(), middle(g.span(k), g.dilation(), k));
            case MARGINS -> pad;
        };
    }

    /// Element k/2 of each axis is the middle, as in OpenCV.
    private static Margins middle(Axes span, Axes dilation, Kernel k) {
        int z = k.depth() / 2 * dilation.d();
        int y = k.height() / 2 * dilation.h();
        int x = k.width() / 2 * dilation.w();
        return new Margins(z, span.d() - 1 - z, y, span.h() - 1 - y, x, span.w() - 1 - x);
    }
}
