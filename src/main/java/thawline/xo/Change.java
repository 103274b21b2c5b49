package thawline.xo;

import java.util.Locale;
import java.util.stream.IntStream;

/// What happens to a sign that is still the same sign to a person, one thing at a time; what makes seeing
/// hard.
///
/// Values go beyond the generator's range, [#from] … [#to], to where it no longer works.
public enum Change {
    /// To the right, to the left, down, up, by turns: as far as there is paper, on pixels of a card.
    SHIFT("Shift", "moved, pixels of a card", 0, 6, 1, Trait.SHIFT_X, Card.SIDE),
    ROTATION("Rotation", "turned clockwise, degrees", -45, 45, 5, Trait.ROTATION, 1),
    SCALE("Scale", "size, % of the picture’s side", 15, 95, 8, Trait.SIZE, 100),
    THICKNESS("Thickness", "pen’s width, % of the sign’s size", 1, 37, 3, Trait.PEN_WIDTH, 100),
    NOISE("Noise", "standard deviation, % of white", 0, 20, 2, Trait.NOISE, 100),
    OCCLUSION("Occlusion", "hidden, % of the sign’s square", 0, 30, 3, Trait.OCCLUSION, 100),
    CONTRAST("Contrast", "darkness of the ink, % of white", 4, 100, 8, Trait.CONTRAST, 100),
    BLUR("Blur", "standard deviation, % of the side", 0, 12, 1, Trait.BLUR, 100);

    /// Of the signs that are moved: they leave paper to be moved on.
    private static final double MOVABLE = 0.6;

    private final String title;
    private final String unit;
    private final double first;
    private final double last;
    private final double step;
    private final Trait trait;
    private final double scale;

    Change(String title, String unit, double first, double last, double step, Trait trait, double scale) {
        this.title = title;
        this.unit = unit;
        this.first = first;
        this.last = last;
        this.step = step;
        this.trait = trait;
        this.scale = scale;
    }

    public String title() {
        return title;
    }

    /// What values count, in words.
    public String unit() {
        return unit;
    }

    /// From the least to the largest.
    public double[] steps() {
        int n = (int) Math.rint((last - first) / step);
        return IntStream.rangeClosed(0, n).mapToDouble(i -> first + i * step).toArray();
    }

    /// Of a clean drawing.
    public double nominal() {
        return trait.nominal() * scale;
    }

    /// Where the generator's range begins, what classifiers are trained on; at least the first value.
    public double from() {
        return Math.max(first, trait.from() * scale);
    }

    public double to() {
        return Math.min(last, trait.to() * scale);
    }

    /// A clean drawing with this change.
    ///
    /// @param i number of the sign, which says where it is moved to
    Traits traits(double value, int i) {
        double v = value / scale;
        if (this != SHIFT) {
            return Traits.nominal().with(trait, v);
        }
        Traits small = Traits.nominal().with(Trait.SIZE, MOVABLE);
        double way = i / 2 % 2 == 0 ? v : -v;
        return small.with(i / 4 % 2 == 0 ? Trait.SHIFT_X : Trait.SHIFT_Y, way);
    }

    /// As it is written in files.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
