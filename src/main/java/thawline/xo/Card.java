package thawline.xo;

import java.util.List;
import java.util.Optional;
import thawline.geometry.Interpolation;
import thawline.geometry.Resize;
import thawline.geometry.Size;
import thawline.layer.Pass;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A grey picture as the classifiers read it: a plane of ink, 0 paper … 255 full ink, whatever the picture's
/// size, light and polarity.
///
/// (1,1,H,W) → (1,1,32,32). The whole picture, in the middle of a square of paper where it is none; of a
/// large sheet with little on it, what is written. Strokes of a thin pen become as wide as a pixel.
public final class Card {

    public static final int SIDE = 32;

    public static final Shape SHAPE = Shape.plane(SIDE, SIDE);

    private static final float FULL = 255;

    /// What ink is sought on: the picture with its longer side made so long.
    private static final int GRID = 2 * SIDE;

    /// Less contrast than this is noise, in 8-bit units. A thin line on a large sheet has less on the grid.
    private static final float FAINT = 6;

    private static final float FAINTEST = 2.5f;

    /// Ink that fills less of a side is cut to …
    private static final double SMALL = 0.4;

    /// … and fills so much of it then.
    private static final double FILLED = 0.62;

    /// Of a side that a letter mostly fills.
    private static final double LETTER = 0.75;

    /// No letter fills so much of its own extent: paper in a frame was taken for it.
    private static final float FRAMED = 0.85f;

    /// Of such paper, left out at each edge.
    private static final double EDGE = 0.05;

    /// Less is no writing.
    private static final int LEAST = 12;

    private static final int CUTS = 3;

    /// A part that is nearly the whole has nothing else to show.
    private static final double ALIKE = 0.85;

    /// Of a stroke on the grid.
    private static final float THIN = 2.2f;

    /// A side of 32 is reduced to, where a sign fills it.
    private static final int SMALLER = 26;

    private Card() {}

    public static Tensor of(Tensor grey) {
        Shape s = grey.shape();
        if (s.c() != 1 || s.d() != 1) {
            throw new IllegalArgumentException("a card is read from one grey plane, but this is " + s);
        }
        return seen(grey).map(seen -> reduced(seen.ink)).orElseGet(() -> Tensor.zeros(SHAPE));
    }

    /// A part of a picture, and what is written on it.
    private record Seen(Tensor part, Writing ink) {}

    /// Where something is written: mostly on all of the picture.
    private static Optional<Seen> seen(Tensor grey) {
        Optional<Seen> seen = ink(grey);
        for (int cuts = 0; cuts < CUTS && seen.isPresent(); cuts++) {
            Tensor cut = cut(seen.get());
            if (cut == seen.get().part) {
                break;
            }
            Optional<Seen> closer = ink(cut);
            if (closer.isEmpty()) {
                break;
            }
            seen = closer;
        }
        return seen;
    }

    /// The card, and another of what is written alone, as large as letters mostly are: two looks at one sign.
    /// One, where there is nothing to cut to.
    public static List<Tensor> views(Tensor grey) {
        Optional<Seen> seen = seen(grey);
        if (seen.isEmpty()) {
            return List.of(Tensor.zeros(SHAPE));
        }
        Tensor part = seen.get().part;
        Writing ink = seen.get().ink;
        Tensor whole = reduced(ink);
        Shape s = part.shape();
        double scale = (double) Math.max(s.h(), s.w()) / Math.max(ink.h(), ink.w());
        Tensor cut = window(part, ink.extent(), scale / LETTER, scale);
        if (Math.max(cut.shape().h(), cut.shape().w()) > ALIKE * Math.max(s.h(), s.w())) {
            return List.of(whole, smaller(whole));
        }
        return ink(cut).map(closer -> List.of(whole, reduced(closer.ink))).orElse(List.of(whole));
    }

    private static Optional<Seen> ink(Tensor part) {
        Shape s = part.shape();
        int side = Math.max(s.h(), s.w());
        double scale = (double) GRID / side;
        int h = Math.clamp(Math.round(s.h() * scale), 1, GRID);
        int w = Math.clamp(Math.round(s.w() * scale), 1, GRID);
        Interpolation how = h <= s.h() && w <= s.w() ? Interpolation.AREA : Interpolation.LINEAR;
        Tensor small = Tensor.zeros(Shape.plane(h, w));
        new Resize(Size.of(h, w), how).forward(part, small, Pass.INFER);
        float faint = (float) Math.clamp(FAINT * 2 * scale, FAINTEST, FAINT);
        return Writing.of(small.data(), h, w, faint).map(ink -> new Seen(part, ink));
    }

    /// The part to look at more closely, or the same where there is none.
    private static Tensor cut(Seen seen) {
        Tensor part = seen.part;
        Writing ink = seen.ink;
        Shape s = part.shape();
        int grid = Math.max(ink.h(), ink.w());
        double scale = (double) Math.max(s.h(), s.w()) / grid;
        Writing.Extent e = ink.extent();
        if (ink.share(e) > FRAMED && e.side() > SMALL * grid) {
            return window(part, e, scale * (1 - 2 * EDGE), scale);
        }
        return e.side() > SMALL * grid ? part : window(part, e, scale / FILLED, scale);
    }

    /// A square about the middle of an extent, as far as there is picture.
    private static Tensor window(Tensor part, Writing.Extent e, double factor, double scale) {
        Shape s = part.shape();
        int side = (int) Math.ceil(e.side() * factor);
        if (side < LEAST) {
            return part;
        }
        int h = Math.min(side, s.h());
        int w = Math.min(side, s.w());
        int y = Math.clamp(Math.round((e.y0() + e.y1()) * scale / 2 - h / 2.0), 0, s.h() - h);
        int x = Math.clamp(Math.round((e.x0() + e.x1()) * scale / 2 - w / 2.0), 0, s.w() - w);
        return part.window(y, x, h, w);
    }

    /// A card whose ink is as a hand writes it that leaves more paper around.
    private static Tensor smaller(Tensor card) {
        Tensor smaller = Tensor.zeros(SHAPE);
        int edge = (SIDE - SMALLER) / 2;
        new Resize(Size.of(SMALLER, SMALLER), Interpolation.AREA)
                .forward(card, smaller.window(edge, edge, SMALLER, SMALLER), Pass.INFER);
        return smaller;
    }

    /// A card whose ink lies so many pixels lower and farther right.
    static Tensor moved(Tensor card, int down, int right) {
        Tensor moved = Tensor.zeros(SHAPE);
        int h = SIDE - Math.abs(down);
        int w = SIDE - Math.abs(right);
        moved.window(Math.max(0, down), Math.max(0, right), h, w)
                .copyFrom(card.window(Math.max(0, -down), Math.max(0, -right), h, w));
        return moved;
    }

    /// Onto the middle of the card, two pixels to one.
    private static Tensor reduced(Writing found) {
        Writing ink = found.width() < THIN ? found.thickened() : found;
        Tensor card = Tensor.zeros(SHAPE);
        int top = (GRID - ink.h()) / 2;
        int left = (GRID - ink.w()) / 2;
        float[] to = card.data();
        for (int y = 0; y < ink.h(); y++) {
            int row = (top + y) / 2 * SIDE;
            for (int x = 0; x < ink.w(); x++) {
                to[row + (left + x) / 2] += ink.values()[y * ink.w() + x];
            }
        }
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.round(to[i] * (FULL / 4));
        }
        return card;
    }
}
