package thawline.learn.identify;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Numbers as sentences have them.
final class Words {
    private Words() {}

    /// Three significant digits, without trailing zeros.
    static String number(double v) {
        if (v == 0 || Double.isNaN(v) || Double.isInfinite(v)) {
            return v == 0 ? "0" : Double.toString(v);
        }
        int digits = Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(v))), 0, 6);
        String text = String.format(Locale.ROOT, "%." + digits + "f", v);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /// `99.98 %`, never rounded up to all.
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", Math.floor(10_000 * share) / 100);
    }

    static Map<String, Double> map(String a, double v, String b, double w) {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put(a, v);
        map.put(b, w);
        return map;
    }
}
