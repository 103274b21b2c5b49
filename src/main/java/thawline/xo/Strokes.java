package thawline.xo;

import java.util.List;
import java.util.function.LongFunction;
import thawline.data.Chance;
import thawline.data.Dataset;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Draws X, O and neither as people do, on paper and before a camera.
///
/// What is drawn depends on the arguments alone. One seed with other [Traits] is the same sign drawn otherwise.
public final class Strokes {

    /// The least side of a picture.
    public static final int LEAST = 12;

    /// The largest.
    public static final int MOST = 4096;

    /// The share of neither that nobody has written.
    private static final double CLUTTERED = 0.05;

    /// Which places of the generator's table pictures come from.
    public enum Kind {
        /// Anywhere in the ranges.
        UNIFORM,
        /// Every trait at one of the ends of its range.
        CORNER;

        /// Of one example.
        public Traits traits(long seed, long example) {
            return switch (this) {
                case UNIFORM -> Traits.uniform(seed, example);
                case CORNER -> Traits.corner(seed, example);
            };
        }
    }

    private Strokes() {}

    /// What a camera or scanner sees: grey, (side, side).
    public static Samples.U8 picture(Label label, Traits traits, long seed, int side) {
        requireSide(side);
        Ink ink = new Ink(side);
        Traits t = traits.has(Trait.MARKER) ? traits.with(Trait.PRESSURE, 0) : traits;
        Hand hand = new Hand(t, new Chance(seed, 2), side);
        List<Hand.Drawn> drawn = hand.place(sign(label, t, new Chance(seed, 1)));
        if (label == Label.NEITHER && new Chance(seed, 6).between(0, 1) < CLUTTERED) {
            Clutter.draw(new Chance(seed, 7), ink);
        } else {
            drawn.forEach(d -> draw(d, ink));
        }
        occlude(drawn, t, new Chance(seed, 3), ink);
        if (t.has(Trait.NEIGHBOURS)) {
            Neighbours.draw(new Chance(seed, 4), hand.width(), ink);
        }
        return new Sheet(t, new Chance(seed, 5), side).picture(ink);
    }

    /// The picture as classifiers read it: [Card#SHAPE].
    public static Tensor card(Label label, Traits traits, long seed, int side) {
        Samples.U8 picture = picture(label, traits, seed, side);
        Tensor grey = Tensor.zeros(Shape.plane(side, side));
        for (int i = 0; i < picture.data().length; i++) {
            grey.data()[i] = Byte.toUnsignedInt(picture.data()[i]);
        }
        return Card.of(grey);
    }

    /// Cards of X, O and neither by turns. Example i depends on the seed and on i alone.
    public static Dataset cards(int count, long seed, Kind kind) {
        return cards(count, seed, i -> kind.traits(seed, i));
    }

    /// Cards whose traits are a function of the example's number.
    public static Dataset cards(int count, long seed, LongFunction<Traits> traits) {
        return DrawnCards.of(count, seed, traits);
    }

    /// Pictures of X, O and neither by turns, as [#picture] draws them. Example i depends on the seed and on i
    /// alone, and is drawn each time that it is asked for.
    public static Dataset pictures(int count, long seed, Kind kind, int side) {
        return new DrawnPictures(count, seed, kind, side);
    }

    static void requireSide(int side) {
        if (side < LEAST || side > MOST) {
            throw new IllegalArgumentException(
                    "a picture of side " + side + " cannot be drawn in; use " + LEAST + " … " + MOST);
        }
    }

    /// The strokes of a sign in the square −1 … 1; what they are moved, turned and slanted by comes later.
    static List<Stroke> sign(Label label, Traits traits, Chance chance) {
        return switch (label) {
            case X -> Gaps.open(Crosses.draw(chance, traits), traits.get(Trait.GAP), chance);
            case O -> Rings.draw(chance, traits);
            case NEITHER -> OtherSigns.draw(chance, traits);
        };
    }

    private static void draw(Hand.Drawn d, Ink ink) {
        for (int i = 0; i + 1 < d.x().length; i++) {
            ink.line(d.x()[i], d.y()[i], d.w()[i], d.x()[i + 1], d.y()[i + 1], d.w()[i + 1]);
        }
    }

    /// A round place about a point of the sign.
    private static void occlude(List<Hand.Drawn> drawn, Traits traits, Chance chance, Ink ink) {
        double share = traits.get(Trait.OCCLUSION);
        if (share <= 0 || drawn.isEmpty()) {
            return;
        }
        Hand.Drawn d = drawn.get((int) chance.between(0, drawn.size()));
        int i = (int) chance.between(0, d.x().length);
        double radius = traits.get(Trait.SIZE) * ink.side * Math.sqrt(share / Math.PI);
        ink.erase(d.x()[i], d.y()[i], radius);
    }
}
