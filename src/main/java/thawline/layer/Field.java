package thawline.layer;

import thawline.tensor.Axes;
import thawline.tensor.Margins;

/// Which elements of the first input an output element depends on: so many slices, rows and columns around
/// the place that it stands for, and how far the places of neighbouring elements lie apart; or all of them.
public record Field(Extent deep, Extent down, Extent across, boolean all) {

    /// Along one axis: elements before and after the place, and the step from one place to the next.
    public record Extent(double before, double after, double step) {

        static final Extent ELEMENT = new Extent(0, 0, 1);

        /// How many elements.
        public long size() {
            return Math.round(Math.ceil(before + after)) + 1;
        }

        private Extent window(int span, int margin, int stride) {
            return new Extent(before + margin * step, after + (span - 1 - margin) * step, step * stride);
        }

        /// Interpolated from `taps` elements around a place, which lie `factor` elements apart.
        public Extent interpolated(int taps, double factor) {
            return new Extent(
                    before + Math.floorDiv(taps - 1, 2) * step, after + Math.floorDiv(taps, 2) * step, step * factor);
        }

        private Extent hull(Extent other) {
            return new Extent(Math.max(before, other.before), Math.max(after, other.after), Math.max(step, other.step));
        }
    }

    /// The element itself.
    public static final Field ELEMENT = new Field(Extent.ELEMENT, Extent.ELEMENT, Extent.ELEMENT, false);

    /// All elements of the first input.
    public Field everything() {
        return new Field(deep, down, across, true);
    }

    /// Behind an operation of some reach.
    public Field behind(Reach reach) {
        return switch (reach) {
            case Reach.Plane p -> everything();
            case Reach.Whole w -> everything();
            case Reach.Window w -> window(w.span(), w.margins(), w.stride());
        };
    }

    /// Behind a window that starts `margins` before the input.
    public Field window(Axes span, Margins margins, Axes stride) {
        return new Field(
                deep.window(span.d(), margins.front(), stride.d()),
                down.window(span.h(), margins.top(), stride.h()),
                across.window(span.w(), margins.left(), stride.w()),
                all);
    }

    /// Rows and columns the other way round.
    public Field turned() {
        Extent rows = across;
        Extent columns = down;
        return new Field(deep, rows, columns, all);
    }

    /// What the outputs of two branches depend on together.
    public Field hull(Field other) {
        return new Field(deep.hull(other.deep), down.hull(other.down), across.hull(other.across), all || other.all);
    }

    /// `5×5` (across × down) or `5×5×3` (and deep), with `/2` behind where places lie further than an element
    /// apart; or `all`.
    @Override
    public String toString() {
        if (all) {
            return "all";
        }
        double step = Math.round(Math.max(deep.step, Math.max(down.step, across.step)) * 100) / 100.0;
        return across.size() + "×" + down.size()
                + (deep.size() == 1 ? "" : "×" + deep.size())
                + (step == 1
                        ? ""
                        : " /" + (step == Math.rint(step) ? Long.toString((long) step) : Double.toString(step)));
    }
}
