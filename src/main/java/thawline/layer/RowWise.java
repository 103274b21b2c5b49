package thawline.layer;

import java.util.Optional;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// An operation over whole planes each of whose rows can also be made on its own: a plan that runs nothing
/// else needs no planes of float then, and its threads share the rows.
public interface RowWise extends CustomOp {

    /// What makes rows of a plane of numbers for inputs of a shape, for one thread at a time; empty where too
    /// many rows are looked at for that.
    Optional<Rows> rows(Shape in);

    /// What makes rows of bytes of a picture's bytes, both pixel beside pixel; for one thread at a time.
    Optional<Bytes> bytes(Shape in);

    /// Makes rows, with the bits of [Op#forward].
    interface Rows {

        /// Before the first row of a run.
        void forget();

        /// Row v of plane c, from `to[0]` on.
        void make(Source x, int c, int v, float[] to);
    }

    /// Where rows come from.
    interface Source {
        /// Row y of plane c, from `to[0]` on.
        void load(int c, int y, float[] to);
    }

    /// Makes rows first … end − 1 of plane c with the bytes that the numbers of [Op#forward] are rounded to.
    interface Bytes {
        void make(Samples.U8 x, int c, int first, int end, Samples.U8 to);
    }
}
