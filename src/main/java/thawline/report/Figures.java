package thawline.report;

import java.util.Locale;

/// Numbers as people read them on a page: enough digits, a true minus, powers of ten written out.
final class Figures {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Figures() {}

    /// With so many digits that count: `2,040`, `0.0213`, `3.1·10⁻⁷`, `0`.
    static String number(double v, int digits) {
        if (Double.isNaN(v)) {
            return "–";
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(v);
        if (size == 0) {
            return "0";
        }
        int power = (int) Math.floor(Math.log10(size));
        if (power < -4 || power > 5) {
            return fixed(v / Math.pow(10, power), digits - 1) + "·10" + superscript(power);
        }
        return fixed(v, Math.clamp(digits - 1L - power, 0, 12));
    }

    /// With so many digits after the point, and a true minus; −0 is 0.
    static String fixed(double v, int digits) {
        if (!Double.isFinite(v)) {
            return number(v, 1);
        }
        String text = String.format(Locale.ROOT, "%,." + digits + "f", v);
        return text.startsWith("-")
                ? text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "−" + text.substring(1) : text.substring(1)
                : text;
    }

    /// Cut off, not rounded, so that what is less than 1 is never shown as 1.
    static String below(double v, int digits) {
        double unit = Math.pow(10, digits);
        return fixed(Math.floor(v * unit + 1e-6) / unit, digits);
    }

    /// SSIM, which is right to some millionths.
    static String likeness(double ssim) {
        return below(ssim > 1 - 1e-6 ? 1 : ssim, 5);
    }

    static String superscript(int power) {
        StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
        for (char c : Integer.toString(Math.abs(power)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }

    /// `84.2`, or `∞` where nothing differs.
    static String decibels(double v) {
        return Double.isInfinite(v) ? number(v, 1) : fixed(v, 1);
    }

    /// A share as a percentage: `0.0042 %`.
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : number(100 * share, 2) + " %";
    }
}
