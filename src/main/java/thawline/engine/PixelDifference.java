package thawline.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Of two pictures of one shape: how many pixels differ in any plane, and by how much.
///
/// Largest and mean are of |a − b|, in steps of the depth (of floats, in 8-bit units). PSNR =
/// 10·log₁₀(peak²/mean square) in decibels with a peak of 255, or 65,535 for 16-bit pictures; ∞ where nothing
/// differs.
public record PixelDifference(Share pixels, double largest, double mean, double psnr) implements Difference {

    private static final String INFINITE = "inf";

    /// So many of so many.
    public record Share(long differing, long all) {
        /// 0 … 1
        public double value() {
            return all == 0 ? 0 : (double) differing / all;
        }
    }

    /// Sample (c, y, x) of a picture.
    private interface Picture {
        double at(int c, int y, int x);
    }

    public static PixelDifference of(Tensor a, Tensor b) {
        requireAlike(a.shape(), b.shape());
        return of(a.shape(), a::at, b::at, 255);
    }

    public static PixelDifference of(Samples a, Samples b) {
        requireAlike(a.shape(), b.shape());
        if (a.depth() != b.depth()) {
            throw new IllegalArgumentException(a.depth() + " and " + b.depth() + " have different steps");
        }
        double peak = switch (a.depth()) {
            case U8, F32 -> 255;
            case U16, S16 -> 65_535;
        };
        return of(a.shape(), numbers(a), numbers(b), peak);
    }

    private static Picture numbers(Samples s) {
        Layout l = s.layout();
        return switch (s) {
            case Samples.U8 u -> (c, y, x) -> Byte.toUnsignedInt(u.data()[l.index(c, y, x)]);
            case Samples.U16 u -> (c, y, x) -> Short.toUnsignedInt(u.data()[l.index(c, y, x)]);
            case Samples.S16 i -> (c, y, x) -> i.data()[l.index(c, y, x)];
            case Samples.F32 f -> (c, y, x) -> f.data()[l.index(c, y, x)];
        };
    }

    private static void requireAlike(Shape a, Shape b) {
        if (!a.equals(b)) {
            throw new IllegalArgumentException("pictures of " + a + " and " + b + " cannot be compared");
        }
    }

    private static PixelDifference of(Shape s, Picture a, Picture b, double peak) {
        long differing = 0;
        double largest = 0;
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                double most = 0;
                for (int c = 0; c < s.c(); c++) {
                    double d = apart(a.at(c, y, x), b.at(c, y, x));
                    most = Math.max(most, d);
                    sum += d;
                    squares += d * d;
                }
                differing += most > 0 ? 1 : 0;
                largest = Math.max(largest, most);
            }
        }
        Share pixels = new Share(differing, (long) s.h() * s.w());
        double psnr = differing == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(peak * peak / (squares / s.size()));
        return new PixelDifference(pixels, largest, sum / s.size(), psnr);
    }

    static PixelDifference of(Map<String, String> row) {
        return new PixelDifference(
                new Share(Long.parseLong(row.get("differing")), Long.parseLong(row.get("pixels"))),
                number(row.get("largest")),
                number(row.get("mean")),
                number(row.get("psnr")));
    }

    static double number(String cell) {
        return cell.equals(INFINITE) ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }

    /// |a − b|; what is no number is infinitely far from what is one.
    private static double apart(double a, double b) {
        double d = Double.compare(a, b) == 0 ? 0 : Math.abs(a - b);
        return Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }

    @Override
    public boolean isNone() {
        return pixels.differing == 0;
    }

    @Override
    public List<String> titles() {
        return List.of("pixels", "differing", "largest", "mean", "psnr");
    }

    @Override
    public List<String> cells() {
        return List.of(
                Long.toString(pixels.all),
                Long.toString(pixels.differing),
                number(largest),
                number(mean),
                psnr == Double.POSITIVE_INFINITY ? INFINITE : String.format(Locale.ROOT, "%.2f", psnr));
    }

    /// Whole numbers plainly, others with four digits.
    static String number(double v) {
        if (v == Double.POSITIVE_INFINITY) {
            return INFINITE;
        }
        return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : String.format(Locale.ROOT, "%.3e", v);
    }
}
