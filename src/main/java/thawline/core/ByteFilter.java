package thawline.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.tensor.Border;
import thawline.tensor.Samples;

/// A filter that runs over the bytes of a picture themselves, in whole numbers: a quarter of the memory of
/// floats, and two or four times as many lanes.
///
/// Only for what gives the very bits that planes of float give: maxima, minima and medians over a box, and
/// separable sums that are exact in 16 bits ([ByteSum] says when). A row is made in two passes, down the
/// columns into a row that stays in the first-level cache, then along it.
public sealed interface ByteFilter permits ByteSum, ByteExtremum, ByteMedian {

    /// The narrowest picture: every row has a whole vector.
    int NARROWEST = 64;

    /// The rows of the window.
    int height();

    /// Its columns.
    int width();

    /// Whether it can fill a border so.
    boolean takes(Border border);

    /// Whether its results can be written as samples of this depth.
    boolean makes(Samples.Depth depth);

    /// Makes n samples from `y[o]` on.
    ///
    /// @param rows where in x each row of the window starts, [Border#OUTSIDE] for one that the border stands for
    /// @param left how many columns of the window lie left of its place
    void row(byte[] x, int[] rows, int n, int left, Border border, Room room, Samples y, int o);

    /// One thread's memory for rows of n samples.
    final class Room {
        final byte[] bytes;
        final short[] shorts;
        final int[] at;
        final short[] weight;
        final int[] steps;

        public Room(ByteFilter f, int n) {
            bytes = new byte
                    [switch (f) {
                        case ByteExtremum e -> n + e.width();
                        case ByteMedian m -> m.room(n);
                        case ByteSum s -> 0;
                    }];
            shorts = new short[f instanceof ByteSum ? n + f.width() + SimdBytes.MOST : 0];
            at = new int[f.height()];
            weight = new short[f.height()];
            steps = new int[f.width()];
            Arrays.setAll(steps, i -> i);
        }
    }

    /// The filters that the outputs of a plane-by-plane kernel are over bytes, if all are such and there are lanes for
    /// them.
    static Optional<List<ByteFilter>> of(Kernel k) {
        if (!Lanes.available() || k.ins() != 1) {
            return Optional.empty();
        }
        List<ByteFilter> filters = new ArrayList<>();
        for (int o = 0; o < k.outs(); o++) {
            ByteSum.of(k.output(o)).ifPresent(filters::add);
        }
        return filters.size() == k.outs() ? Optional.of(filters) : Optional.empty();
    }

    /// The same of an extremum.
    static Optional<ByteFilter> of(Extremum e, Footprint f) {
        return Lanes.available() && f.isBox() && f.depth() == 1
                ? Optional.of(new ByteExtremum(e, f.height(), f.width()))
                : Optional.empty();
    }

    /// The median of a window of ksize × ksize.
    static Optional<ByteFilter> median(int ksize) {
        return Lanes.available() ? Optional.of(new ByteMedian(MedianNetwork.of(ksize))) : Optional.empty();
    }
}
