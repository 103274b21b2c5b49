package thawline.data;

import java.awt.Rectangle;

/// A picture of width × height pixels, and the part of it that is wanted.
///
/// A pixel of a part is the same as in the whole, but for a rim of [Film#REACH] pixels where its neighbours are
/// missing.
record Frame(int width, int height, Rectangle part) {

    static Frame whole(int width, int height) {
        return new Frame(width, height, new Rectangle(width, height));
    }
}
