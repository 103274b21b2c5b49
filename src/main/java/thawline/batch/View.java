package thawline.batch;

import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.tensor.Range;

/// How a result that leaves 0 … 255 becomes a picture.
public enum View {
    /// [#SIGNED] for derivatives and the like, [#CLIP] for everything else.
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

    /// What AUTO means for a pipeline and its layer. A result is signed when it can be negative and is nothing where
    /// the
    /// picture is flat, as derivatives, corner maps and differences are; a sharpened picture can be negative
    /// too, but stays bright where the picture is.
    public View resolved(Pipeline pipeline, Layer layer) {
        if (this != AUTO) {
            return this;
        }
        if (pipeline.isNeverNegative()) {
            return CLIP;
        }
        boolean negative = layer.range(Range.PICTURE).min() < -NOTHING;
        Range flat = layer.range(FLAT);
        boolean nothing = flat.min() <= NOTHING && flat.max() >= -NOTHING && flat.max() - flat.min() < 1;
        return negative && nothing ? SIGNED : CLIP;
    }
}
