package thawline.learn.compare;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bar that a comparison has to reach, such as `psnr>=40`.
public record Gate(Measure measure, Side side, double bar) {

    /// Which way is good.
    enum Side {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }
    }

    /// What can be asked for.
    public enum Measure {
        /// Of all pictures together, in dB.
        PSNR(Comparison::psnr),
        /// Of the picture with the lowest, in dB.
        WORST(Comparison::worstPsnr),
        /// The mean over pictures.
        SSIM(Comparison::ssim),
        CORRELATION(Comparison::correlation),
        /// The largest error of a pixel.
        LARGEST(Comparison::largest),
        /// The root of the mean squared error.
        RMS(Comparison::rms),
        /// The largest error of a kernel's number, as a share of the kernel's largest.
        KERNEL(Comparison::kernelError);

        @SuppressWarnings("ImmutableEnumChecker") // a method
        private final ToDoubleFunction<Comparison> of;

        Measure(ToDoubleFunction<Comparison> of) {
            this.of = of;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern FORM = Pattern.compile("\\s*(\\w+)\\s*(>=|<=)\\s*(\\S+)\\s*");

    private static final Map<String, Measure> NAMES = names();

    private static Map<String, Measure> names() {
        Map<String, Measure> names = new TreeMap<>();
        for (Measure m : Measure.values()) {
            names.put(m.toString(), m);
        }
        return names;
    }

    /// `psnr>=40`, `largest<=0.5`
    public static Gate parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no gate; write a measure, >= or <=, and a number," + " such as psnr>=40");
        }
        Measure measure = NAMES.get(m.group(1).toLowerCase(Locale.ROOT));
        if (measure == null) {
            throw new IllegalArgumentException(
                    "a gate has no '" + m.group(1) + "'; there are " + String.join(", ", NAMES.keySet()));
        }
        return new Gate(measure, m.group(2).equals(">=") ? Side.AT_LEAST : Side.AT_MOST, number(text, m.group(3)));
    }

    private static double number(String text, String number) {
        try {
            double bar = Double.parseDouble(number);
            if (Double.isFinite(bar)) {
                return bar;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new IllegalArgumentException("'" + number + "' in the gate '" + text + "' is no number");
    }

    /// What the comparison has, NaN where it has no such figure.
    public double value(Comparison c) {
        return measure.of.applyAsDouble(c);
    }

    /// A figure that is missing or not a number does not pass.
    public boolean passes(Comparison c) {
        double v = value(c);
        return side == Side.AT_LEAST ? v >= bar : v <= bar;
    }

    @Override
    public String toString() {
        String number = bar == Math.rint(bar) && Math.abs(bar) < 1e9 ? Long.toString((long) bar) : Double.toString(bar);
        return measure + " " + side.sign + " " + number;
    }
}
