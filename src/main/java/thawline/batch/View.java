package thawline.batch;

import thawline.layer.Layer;
import thawline.tensor.Range;
import thawline.tensor.Tensor;

/// How a result that leaves 0 … 255 becomes a picture.
public enum View {
    /// [#SIGNED] for derivatives and the like where they are negative somewhere, [#CLIP] for everything else.
    AUTO,
    /// y = 127.5 + 127.5 · x / max|x|: zero is mid grey
    SIGNED,
    /// y = |x|, held in 0 … 255
    ABS,
    /// y = x, held in 0 … 255
    CLIP,
    /// y = 255 · (x − min) / (max − min)
    NORMALISE;

    /// A flat picture, in the middle of what pictures hold.
    private static final Range FLAT = new Range(128, 128);

    /// Less than half a grey level is nothing.
    private static final float NOTHING = 0.5f;

    /// What AUTO means for every picture of a layer: [#CLIP], or AUTO still where the values decide.
    ///
    /// They do for a result that can be negative and is nothing where the picture is flat, as derivatives,
    /// corner maps and differences are. A sharpened picture can be negative too, but stays bright where the
    /// picture is.
    public View resolved(Layer layer) {
        if (this != AUTO) {
            return this;
        }
        boolean negative = layer.range(Range.PICTURE).min() < -NOTHING;
        Range flat = layer.range(FLAT);
        boolean nothing = flat.min() <= NOTHING && flat.max() >= -NOTHING && flat.max() - flat.min() < 1;
        return negative && nothing ? AUTO : CLIP;
    }

    /// What AUTO means for a result: [#SIGNED] when its smallest element says so. Interval arithmetic cannot
    /// know that squares and differences of what is ordered are never negative.
    public View resolved(Tensor result) {
        if (this != AUTO) {
            return this;
        }
        float min = 0;
        for (float v : result.data()) {
            min = Math.min(min, v);
        }
        return min < -NOTHING ? SIGNED : CLIP;
    }
}
