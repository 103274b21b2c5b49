package thawline.pipeline;

import java.util.Optional;
import thawline.core.Correlation;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Op;
import thawline.layer.Pool;
import thawline.layer.Reach;
import thawline.tensor.Axes;
import thawline.tensor.Border;

/// One operation of an explanation.
///
/// @param step the name of the step that it belongs to
/// @param path its own name in the layer, such as `2.conv2d`
/// @param multiplyAdds see [Op#multiplyAdds]
public record Operation(String step, String path, Op op, long multiplyAdds) {

    /// What it takes for the pixels beyond the edge, where it reads any.
    public Optional<Border> border() {
        return op.reach() instanceof Reach.Window w && !w.margins().isZero()
                ? Optional.of(w.border())
                : Optional.empty();
    }

    public Optional<Kernel> kernel() {
        return op instanceof Conv2d conv ? Optional.of(conv.kernel().kernel()) : Optional.empty();
    }

    /// Whether its window runs as one pass down and one across.
    public boolean isSeparable() {
        return switch (op) {
            case Conv2d conv -> Correlation.runsSeparably(conv.kernel().kernel(), conv.geometry());
            case Pool pool ->
                pool.footprint().isBox()
                        && pool.footprint().height() > 1
                        && pool.footprint().width() > 1;
            default -> false;
        };
    }

    /// Its window as width × height: `5×5 as 5+5` where it runs in two passes, `1×1 of 3` where it reads
    /// three planes, `3×3 mask` where not all of it counts; empty for a single pixel.
    public String window() {
        if (!(op.reach() instanceof Reach.Window w)) {
            return "";
        }
        Axes span = w.span();
        Kernel kernel = kernel().orElse(null);
        boolean pixel = span.h() == 1 && span.w() == 1;
        if (pixel && (kernel == null || kernel.ins() == 1)) {
            return "";
        }
        int width = kernel == null ? span.w() : kernel.width();
        int height = kernel == null ? span.h() : kernel.height();
        boolean mask = op instanceof Pool pool && !pool.footprint().isBox();
        return width + "×" + height
                + (isSeparable() ? " as " + width + "+" + height : "")
                + (mask ? " mask" : "")
                + (kernel == null || kernel.ins() == 1 ? "" : " of " + kernel.ins());
    }

    /// The places of a window that take part in a maximum or minimum.
    public Optional<Footprint> footprint() {
        return op instanceof Pool pool ? Optional.of(pool.footprint()) : Optional.empty();
    }
}
