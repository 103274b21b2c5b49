package thawline.xo;

import java.util.Arrays;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Pass;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A grey picture as the classifiers read it: a plane of ink, 0 paper … 255 full ink, whatever the picture's
/// size, brightness and polarity.
///
/// (1,1,H,W) → (1,1,32,32).
public final class Card {

    public static final int SIDE = 32;

    public static final Shape SHAPE = Shape.plane(SIDE, SIDE);

    private static final float FULL = 255;

    /// Less contrast than this is noise on paper, in 8-bit units.
    private static final float FAINT = 12;

    private Card() {}

    /// The whole picture, in the middle of a square of paper where it is none.
    public static Tensor of(Tensor grey) {
        Shape s = grey.shape();
        if (s.c() != 1 || s.d() != 1) {
            throw new IllegalArgumentException("a card is read from one grey plane, but this is " + s);
        }
        double scale = (double) SIDE / Math.max(s.h(), s.w());
        int h = Math.clamp(Math.round(s.h() * scale), 1, SIDE);
        int w = Math.clamp(Math.round(s.w() * scale), 1, SIDE);
        Resize resize = new Resize(Size.of(h, w), Interpolation.AREA);
        Tensor small = Tensor.zeros(resize.shape(s));
        resize.forward(grey, small, Pass.INFER);
        float[] v = small.toArray();
        float[] sorted = v.clone();
        Arrays.sort(sorted);
        float paper = sorted[sorted.length / 2];
        float dark = paper - sorted[sorted.length / 100];
        float light = sorted[sorted.length - 1 - sorted.length / 100] - paper;
        Tensor card = Tensor.zeros(SHAPE);
        float most = Math.max(dark, light);
        if (most < FAINT) {
            return card;
        }
        float sign = dark >= light ? -1 : 1;
        Tensor middle = card.window((SIDE - h) / 2, (SIDE - w) / 2, h, w);
        for (int i = 0; i < v.length; i++) {
            middle.set(0, 0, i / w, i % w, Math.clamp(sign * (v[i] - paper) / most, 0, 1) * FULL);
        }
        return card;
    }
}
