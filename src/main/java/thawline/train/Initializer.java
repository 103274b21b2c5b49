package thawline.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the numbers of a kernel start: w ~ U(−a, a) or N(0, σ²), the wider the fewer numbers are summed up.
///
/// | name | numbers of a kernel | bias |
/// |---|---|---|
/// | Glorot | variance 2/(in + out) | 0 |
/// | He | variance 2/in | 0 |
/// | LeCun | variance 1/in | 0 |
/// | `KERAS` | as `GLOROT_UNIFORM`: what Keras does unasked | 0 |
/// | `PYTORCH` | variance 1/(3·in), uniform: what PyTorch does unasked | alike |
///
/// `in` and `out` are how many inputs and outputs one place of the window joins, times the window's size. A
/// uniform number of variance v lies within ±√(3v). The normal ones are cut at two standard deviations and
/// widened again by 1/0.8796, as Keras has them; PyTorch does not cut.
public enum Initializer {
    KERAS(Spread.UNIFORM),
    PYTORCH(Spread.UNIFORM),
    GLOROT_UNIFORM(Spread.UNIFORM),
    GLOROT_NORMAL(Spread.NORMAL),
    HE_UNIFORM(Spread.UNIFORM),
    HE_NORMAL(Spread.NORMAL),
    LECUN_UNIFORM(Spread.UNIFORM),
    LECUN_NORMAL(Spread.NORMAL);

    private enum Spread {
        UNIFORM,
        NORMAL
    }

    /// The standard deviation of N(0, 1) cut at ±2.
    private static final double CUT_DEVIATION = 0.8796256610342398;

    private final Spread spread;

    Initializer(Spread spread) {
        this.spread = spread;
    }

    /// By the name that Keras has for it, such as `he_normal`.
    public static Initializer named(String name) {
        List<String> names = Arrays.stream(values()).map(Initializer::toString).toList();
        int i = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (i < 0) {
            throw Unknown.name("initialiser", name, names);
        }
        return values()[i];
    }

    double variance(Fans fans) {
        return switch (this) {
            case KERAS, GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / (fans.in() + fans.out());
            case HE_UNIFORM, HE_NORMAL -> 2.0 / fans.in();
            case LECUN_UNIFORM, LECUN_NORMAL -> 1.0 / fans.in();
            case PYTORCH -> 1.0 / (3 * fans.in());
        };
    }

    float[] kernel(int count, Fans fans, Draws draws) {
        double variance = variance(fans);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float)
                    (spread == Spread.UNIFORM
                            ? Math.sqrt(3 * variance) * (2 * draws.uniform() - 1)
                            : Math.sqrt(variance) / CUT_DEVIATION * cut(draws));
        }
        return numbers;
    }

    float[] bias(int count, Fans fans, Draws draws) {
        return this == PYTORCH ? kernel(count, fans, draws) : new float[count];
    }

    private static double cut(Draws draws) {
        double v = draws.gaussian();
        while (Math.abs(v) > 2) {
            v = draws.gaussian();
        }
        return v;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many numbers are summed for an output, and in how many sums an input takes part.
    record Fans(double in, double out) {}
}
