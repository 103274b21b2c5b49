package thawline.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.learn.compare.Grid;

/// A kernel as SVG: a square for each number, blue below zero and orange above, with the number in it.
///
/// Colours are the page's, so that they follow its light and dark. Windows that are too large for numbers have
/// colours only.
///
/// @param largest the number of the fullest colour
/// @param unit numbers are shown in such units, 1 or a power of ten
/// @param digits that are shown after the point, where not all numbers are whole; [#COLOURS] for no numbers
record KernelDrawing(Grid grid, double largest, double unit, int digits) {

    private static final int CELL = 100;
    private static final int GAP = 4;

    /// Windows that are wider have no numbers.
    static final int READABLE = 9;

    /// White letters stand on a blue that is fuller; on orange dark ones can be read.
    private static final double FULL = 0.78;

    /// In place of digits: no numbers.
    static final int COLOURS = -1;

    /// In colours of its own, with some four digits that count in its largest number.
    static KernelDrawing of(Grid grid) {
        return of(grid, grid.largest(), 4);
    }

    /// @param counting how many digits count in the number of the fullest colour
    static KernelDrawing of(Grid grid, double largest, int counting) {
        double unit = unit(largest);
        int digits = largest == 0 ? 0 : Math.clamp(counting - 1L - power(largest / unit), 0, 6);
        return new KernelDrawing(grid, largest, unit, digits);
    }

    /// Without numbers.
    static KernelDrawing colours(Grid grid, double largest) {
        return new KernelDrawing(grid, largest, 1, COLOURS);
    }

    /// 1, or the power of ten of the largest number where all would begin with 0.0.
    private static double unit(double largest) {
        return largest == 0 || largest >= 0.1 ? 1 : Math.pow(10, power(largest));
    }

    /// What a caption has to say of the unit: `, in 10⁻²`, or nothing.
    String units() {
        return unit == 1 ? "" : ", in 10" + Figures.superscript(power(unit * 1.5));
    }

    private boolean hasNumbers() {
        return digits != COLOURS && grid.w() <= READABLE && grid.h() <= READABLE;
    }

    /// Of small numbers, in the power of ten of the largest.
    static KernelDrawing ofSmall(Grid grid) {
        double largest = grid.largest();
        return new KernelDrawing(grid, largest, largest == 0 ? 1 : Math.pow(10, power(largest)), 1);
    }

    static int power(double largest) {
        return (int) Math.floor(Math.log10(largest));
    }

    String svg(String label) {
        int w = grid.w() * CELL;
        int h = grid.h() * CELL;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"kernel\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                w,
                h,
                Html.escaped(label + told())));
        for (int y = 0; y < grid.h(); y++) {
            for (int x = 0; x < grid.w(); x++) {
                cell(svg, x, y);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void cell(StringBuilder svg, int x, int y) {
        double v = grid.at(y, x);
        double share = largest > 0 ? Math.min(1, Math.abs(v) / largest) : 0;
        int gap = grid.w() > READABLE ? 0 : GAP;
        String place = String.format(
                Locale.ROOT,
                "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"%s",
                x * CELL + gap / 2,
                y * CELL + gap / 2,
                CELL - gap,
                CELL - gap,
                gap == 0 ? "" : " rx=\"8\"");
        svg.append("<rect class=\"zero\" ").append(place).append("/>");
        if (share > 0.002) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" %s fill-opacity=\"%.3f\"/>",
                    v < 0 ? "below" : "above",
                    place,
                    share));
        }
        if (hasNumbers()) {
            String text = number(v);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text%s x=\"%d\" y=\"%d\" font-size=\"%.0f\">%s</text>",
                    v < 0 && share > FULL ? " class=\"on\"" : "",
                    x * CELL + CELL / 2,
                    y * CELL + CELL / 2,
                    Math.min(34, 88 / (0.66 * widest())),
                    text));
        }
        svg.append('\n');
    }

    /// Of all numbers, so that letters are of one size.
    private int widest() {
        return IntStream.range(0, grid.h() * grid.w())
                .map(i -> number(grid.at(i / grid.w(), i % grid.w())).length())
                .max()
                .orElse(1);
    }

    private String number(double v) {
        return Figures.fixed(v / unit, isWhole() ? 0 : digits);
    }

    private boolean isWhole() {
        return Arrays.stream(grid.values()).allMatch(v -> v / unit == Math.rint(v / unit));
    }

    /// For those who do not see it.
    private String told() {
        if (!hasNumbers()) {
            return ", " + grid.h() + " by " + grid.w() + " numbers up to " + Figures.number(grid.largest(), 3);
        }
        return IntStream.range(0, grid.h())
                .mapToObj(y -> IntStream.range(0, grid.w())
                        .mapToObj(x -> number(grid.at(y, x)))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; ", units() + ": ", ""));
    }
}
