package thawline.filter;

import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// From several planes to one, as a 1×1 convolution.
public final class Colour {

    /// BT.601: 0.299, 0.587 and 0.114, in the 15 bits in which OpenCV keeps them and floats hold them exactly.
    private static final Kernel BT601 = Kernel.mix(9798 / 32768f, 19235 / 32768f, 3735 / 32768f);

    private Colour() {}

    /// y = 0.299·R + 0.587·G + 0.114·B
    ///
    /// (3,H,W) → (1,H,W): planes red, green, blue. A picture with equal planes keeps its numbers exactly.
    /// OpenCV's `cvtColor` with `COLOR_RGB2GRAY`, before it rounds.
    public static Layer gray() {
        return Conv2d.designed(BT601, Border.NONE);
    }

    /// y = x_i: (n,H,W) → (1,H,W)
    public static Layer channel(int i, int of) {
        Check.require(i >= 0 && i < of, "channel " + i + " of " + of + "; channels are 0 … " + (of - 1));
        float[] w = new float[of];
        w[i] = 1;
        return Conv2d.designed(Kernel.mix(w), Border.NONE);
    }
}
