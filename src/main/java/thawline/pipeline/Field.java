package thawline.pipeline;

import thawline.geometry.Crop;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Turn;
import thawline.layer.Op;
import thawline.layer.Reach;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Which pixels of the picture an output element depends on: so many rows and columns around the place that
/// it stands for, in pixels, and how far the places of neighbouring elements lie apart; or all pixels.
public record Field(Extent down, Extent across, boolean all) {

    /// Along one axis: pixels before and after the place, and the step from one place to the next.
    public record Extent(double before, double after, double step) {

        static final Extent PIXEL = new Extent(0, 0, 1);

        /// How many pixels.
        public long size() {
            return Math.round(Math.ceil(before + after)) + 1;
        }

        private Extent window(int span, int margin, int stride) {
            return new Extent(before + margin * step, after + (span - 1 - margin) * step, step * stride);
        }

        /// Interpolated from `taps` elements around a place, which lie `factor` elements apart.
        private Extent interpolated(int taps, double factor) {
            return new Extent(
                    before + Math.floorDiv(taps - 1, 2) * step, after + Math.floorDiv(taps, 2) * step, step * factor);
        }

        private Extent hull(Extent other) {
            return new Extent(Math.max(before, other.before), Math.max(after, other.after), Math.max(step, other.step));
        }
    }

    /// The pixel itself.
    static final Field PIXEL = new Field(Extent.PIXEL, Extent.PIXEL, false);

    Field behind(Op op, Shape in, Shape out) {
        return switch (op.reach()) {
            case Reach.Plane p -> new Field(down, across, true);
            case Reach.Whole w -> whole(op, in, out);
            case Reach.Window w -> {
                Margins m = w.margins();
                yield new Field(
                        down.window(w.span().h(), m.top(), w.stride().h()),
                        across.window(w.span().w(), m.left(), w.stride().w()),
                        all);
            }
        };
    }

    private Field whole(Op op, Shape in, Shape out) {
        return switch (op) {
            case Crop crop -> this;
            case Turn turn -> out.equals(in) ? this : new Field(across, down, all);
            case Resize(var size, Interpolation how) ->
                new Field(
                        down.interpolated(taps(how, in.h(), out.h()), (double) in.h() / out.h()),
                        across.interpolated(taps(how, in.w(), out.w()), (double) in.w() / out.w()),
                        all);
            default -> new Field(down, across, true);
        };
    }

    private static int taps(Interpolation how, int in, int out) {
        return switch (how) {
            case NEAREST -> 1;
            case LINEAR -> 2;
            case CUBIC -> 4;
            case AREA -> Math.max(2, Math.ceilDiv(in, out) + 1);
        };
    }

    Field hull(Field other) {
        return new Field(down.hull(other.down), across.hull(other.across), all || other.all);
    }

    /// `5×5` (across × down), with `/2` behind where places lie further than a pixel apart; or `all`.
    @Override
    public String toString() {
        if (all) {
            return "all";
        }
        double step = Math.max(down.step, across.step);
        return across.size() + "×" + down.size() + (step == 1 ? "" : " /" + Text.of(Math.round(step * 100) / 100.0));
    }
}
