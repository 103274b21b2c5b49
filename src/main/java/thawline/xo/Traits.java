package thawline.xo;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import thawline.data.Chance;

/// A value of each [Trait]: how one picture is drawn.
///
/// A trait that is not given has its nominal value.
public record Traits(Map<Trait, Double> values) {

    /// How far slant and rotation together lean a sign, in degrees; beyond, an X would near a plus.
    private static final double LEAN = 18;

    /// Of the contrast that the thinnest line has after the blur.
    private static final double NOISE = 0.075;

    private static final double GRAIN = 0.04;

    /// The thinnest pen, of the side.
    private static final double THIN = 0.015;

    private static final Traits NOMINAL = of(Trait::nominal);

    public Traits {
        EnumMap<Trait, Double> all = new EnumMap<>(Trait.class);
        for (Trait t : Trait.values()) {
            double value = values.getOrDefault(t, t.nominal());
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(t + " is a number, not " + value);
            }
            all.put(t, value);
        }
        values = Collections.unmodifiableMap(all);
    }

    private static Traits of(ToDoubleFunction<Trait> value) {
        EnumMap<Trait, Double> values = new EnumMap<>(Trait.class);
        for (Trait t : Trait.values()) {
            values.put(t, value.applyAsDouble(t));
        }
        return new Traits(values);
    }

    /// Of a clean drawing in the middle.
    public static Traits nominal() {
        return NOMINAL;
    }

    /// Each trait anywhere in its range, all places alike; a choice as often as the table says.
    public static Traits uniform(long seed, long example) {
        Chance chance = new Chance(seed, example);
        return of(t -> {
                    double u = chance.between(0, 1);
                    return t.isChoice() ? chosen(t, u) : t.from() + u * (t.to() - t.from());
                })
                .readable();
    }

    /// Each trait at one of the ends of its range; a choice as often as the table says.
    public static Traits corner(long seed, long example) {
        Chance chance = new Chance(seed, example);
        return of(t -> {
                    double u = chance.between(0, 1);
                    return t.isChoice() ? chosen(t, u) : u < 0.5 ? t.from() : t.to();
                })
                .readable();
    }

    private static double chosen(Trait t, double u) {
        return u < t.chance() ? 1 : 0;
    }

    public double get(Trait trait) {
        return values.get(trait);
    }

    /// Whether a choice is made.
    public boolean has(Trait trait) {
        return get(trait) >= 0.5;
    }

    /// The same with another value, which may lie out of the trait's range.
    public Traits with(Trait trait, double value) {
        EnumMap<Trait, Double> other = new EnumMap<>(values);
        other.put(trait, value);
        return new Traits(other);
    }

    /// The same with this trait's place in its range moved to the same place in a narrower one.
    public Traits within(Trait trait, double from, double to) {
        double place = (get(trait) - trait.from()) / (trait.to() - trait.from());
        return with(trait, from + place * (to - from));
    }

    /// Held where what lies over a sign would hide it, or make another of it.
    private Traits readable() {
        double slant = Math.toDegrees(StrictMath.atan(get(Trait.SLANT))) / 2;
        double pen = Math.max(get(Trait.PEN_WIDTH) * get(Trait.SIZE), THIN);
        double blur = Math.min(get(Trait.BLUR), pen);
        double seen = get(Trait.CONTRAST) * pen / Math.sqrt(pen * pen + 6 * blur * blur);
        return with(Trait.ROTATION, Math.clamp(get(Trait.ROTATION), -LEAN - slant, LEAN - slant))
                .with(Trait.BLUR, blur)
                .with(Trait.NOISE, Math.min(get(Trait.NOISE), NOISE * seen))
                .with(Trait.PAPER_GRAIN, Math.min(get(Trait.PAPER_GRAIN), GRAIN * seen));
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().floatValue())
                .collect(Collectors.joining(" "));
    }
}
