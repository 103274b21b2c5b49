package thawline.xo;

import java.util.Arrays;
import thawline.data.Chance;

/// A value of each [Trait]: how one picture is drawn.
public final class Traits {

    /// How far slant and rotation together lean a sign, in degrees; beyond, an X would near a plus.
    private static final double LEAN = 22;

    private static final Traits NOMINAL =
            new Traits(Arrays.stream(Trait.values()).mapToDouble(Trait::nominal).toArray());

    private final double[] values;

    private Traits(double[] values) {
        this.values = values;
    }

    /// Of a clean drawing in the middle.
    public static Traits nominal() {
        return NOMINAL;
    }

    /// Each trait anywhere in its range, all places alike; a choice as often as the table says.
    public static Traits uniform(long seed, long example) {
        Chance chance = new Chance(seed, example);
        double[] values = new double[NOMINAL.values.length];
        for (Trait t : Trait.values()) {
            double u = chance.between(0, 1);
            values[t.ordinal()] = t.isChoice() ? (u < t.chance() ? 1 : 0) : t.from() + u * (t.to() - t.from());
        }
        return new Traits(values).leaning();
    }

    /// Each trait at one of the ends of its range; a choice as often as the table says.
    public static Traits corner(long seed, long example) {
        Chance chance = new Chance(seed, example);
        double[] values = new double[NOMINAL.values.length];
        for (Trait t : Trait.values()) {
            double u = chance.between(0, 1);
            values[t.ordinal()] = t.isChoice() ? (u < t.chance() ? 1 : 0) : u < 0.5 ? t.from() : t.to();
        }
        return new Traits(values).leaning();
    }

    public double get(Trait trait) {
        return values[trait.ordinal()];
    }

    /// Whether a choice is made.
    public boolean has(Trait trait) {
        return get(trait) >= 0.5;
    }

    /// The same with another value, which may lie out of the trait's range.
    public Traits with(Trait trait, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(trait + " is a number, not " + value);
        }
        double[] other = values.clone();
        other[trait.ordinal()] = value;
        return new Traits(other);
    }

    /// The same with this trait's place in its range moved to the same place in a narrower one.
    public Traits within(Trait trait, double from, double to) {
        double place = (get(trait) - trait.from()) / (trait.to() - trait.from());
        return with(trait, from + place * (to - from));
    }

    private Traits leaning() {
        double slant = Math.toDegrees(StrictMath.atan(get(Trait.SLANT))) / 2;
        double turn = get(Trait.ROTATION);
        return with(Trait.ROTATION, Math.clamp(turn, -LEAN - slant, LEAN - slant));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traits t && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Trait t : Trait.values()) {
            text.append(text.isEmpty() ? "" : " ").append(t).append('=').append((float) get(t));
        }
        return text.toString();
    }
}
