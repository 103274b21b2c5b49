package thawline.layer;

import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// An operation over whole planes each of whose rows can also be made on its own, of some rows of the same
/// plane: a plan that runs nothing else needs no planes of float then, and its threads share the rows.
public interface RowWise extends CustomOp {

    /// What makes rows for inputs of a shape; for one thread at a time.
    Rows rows(Shape in);

    /// Makes rows, with the bits of [Op#forward].
    interface Rows {

        /// Before the first row of a run.
        void forget();

        /// Row v of plane c, from `to[0]` on.
        void make(Source x, int c, int v, float[] to);

        /// The same from bytes to bytes, pixel beside pixel; false where there is no such way, and nothing is
        /// done.
        default boolean make(Samples.U8 x, int c, int v, Samples.U8 to) {
            return false;
        }
    }

    /// Where rows come from.
    interface Source {
        /// Row y of plane c, from `to[0]` on.
        void load(int c, int y, float[] to);
    }
}
