package thawline.cli;

import java.util.Locale;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// Numbers as a table shows them to people.
final class Numbers {
    private Numbers() {}

    /// `1920×1080×3`, width first.
    static String shape(Shape s) {
        return s.w() + "×" + s.h() + "×" + s.c();
    }

    /// `0 … 255`, `±3060`, `-2.1e+12 … 4.6e+13`: what a larger digit would not change.
    static String range(Range r) {
        double unit = Math.max(Math.abs(r.min()), Math.abs(r.max()));
        double low = rounded(r.min(), unit);
        double high = rounded(r.max(), unit);
        return low == -high && high > 0 ? "±" + number(high) : number(low) + " … " + number(high);
    }

    /// To the fourth digit of the largest.
    private static double rounded(double v, double unit) {
        if (Double.isInfinite(v) || unit == 0) {
            return v;
        }
        double step = Math.pow(10, Math.floor(Math.log10(unit)) - 3);
        double rounded = Math.rint(v / step) * step;
        return rounded == 0 ? 0 : rounded;
    }

    /// Three digits after the point, or an exponent where that says too little or takes too long.
    static String number(double v) {
        return number(v, 3);
    }

    static String number(double v, int digits) {
        if (Double.isInfinite(v)) {
            return v > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(v);
        if (size != 0 && (size >= 1e5 || size < Math.pow(10, -digits))) {
            return String.format(Locale.ROOT, "%.1e", v)
                    .replaceAll("(\\.0)?e([+-])0?", "e$2")
                    .replace("e+", "e");
        }
        String plain = String.format(Locale.ROOT, "%." + digits + "f", v);
        return plain.replaceAll("\\.?0+$", "");
    }

    /// `123`, `45.6 k`, `20.7 M`, `1.2 G`
    static String count(long n) {
        if (n < 1000) {
            return Long.toString(n);
        }
        String units = "kMGTPE";
        double v = n;
        int unit = -1;
        while (v >= 999.95 && unit < units.length() - 1) {
            v /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, v < 99.95 ? "%.1f %c" : "%.0f %c", v, units.charAt(unit));
    }

    static String bytes(long n) {
        return n == 0
                ? "0 B"
                : n < 1 << 20
                        ? (n + 1023) / 1024 + " KB"
                        : String.format(Locale.ROOT, "%.1f MB", n / (double) (1 << 20));
    }
}
