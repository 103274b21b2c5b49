package thawline.report;

import java.util.List;
import java.util.stream.Collectors;
import thawline.learn.compare.KernelMeasures;
import thawline.learn.compare.Kernels.Pair;
import thawline.report.ComparisonKernels.Titled;

/// Kernels in numbers: gains, separability, symmetry, angular error.
record ComparisonMeasures(List<Titled> pairs) {

    /// What the kernels are in numbers.
    String html() {
        if (pairs.isEmpty()) {
            return "";
        }
        return ComparisonPage.section(
                "measures",
                "Kernels in numbers",
                "",
                "<div class=\"tables\">\n"
                        + pairs.stream()
                                .map(p -> "<div>\n" + p.heading() + measures(p.pair()) + "</div>\n")
                                .collect(Collectors.joining("", "", "</div>\n")));
    }

    private static String measures(Pair p) {
        KernelMeasures a = KernelMeasures.of(p.hand().orElseThrow());
        KernelMeasures b = KernelMeasures.of(p.learned().orElseThrow());
        String rows = ComparisonKernels.row(
                        term("DC gain", "what a flat picture is multiplied by"),
                        Figures.number(zeroed(a.gain(), a), 4),
                        Figures.number(zeroed(b.gain(), b), 4))
                + ComparisonKernels.row(
                        term("noise gain", "what the deviation of white noise is multiplied by"),
                        Figures.number(a.noise(), 5),
                        Figures.number(b.noise(), 5))
                + ComparisonKernels.row(
                        term(
                                "separability rank",
                                "how many products of a column and a row it takes, and how much of the energy one has"),
                        rank(a),
                        rank(b))
                + ComparisonKernels.row(
                        term("left and right", "1 alike, −1 opposite"),
                        Figures.fixed(a.leftRight(), 4),
                        Figures.fixed(b.leftRight(), 4))
                + ComparisonKernels.row(
                        term("top and bottom", "1 alike, −1 opposite"),
                        Figures.fixed(a.topBottom(), 4),
                        Figures.fixed(b.topBottom(), 4));
        if (Math.abs(p.offsets().hand()) > 0 || Math.abs(p.offsets().learned()) > 0) {
            rows = ComparisonKernels.row(
                            term("offset", "what black becomes"),
                            Figures.number(p.offsets().hand(), 4),
                            Figures.number(p.offsets().learned(), 4))
                    + rows;
        }
        boolean angle = !Double.isNaN(a.angle()) || !Double.isNaN(b.angle());
        return ComparisonKernels.table(
                "measure",
                rows
                        + (angle
                                ? ComparisonKernels.row(
                                        term(
                                                "angular error",
                                                "RMS of the direction seen by this derivative and its transpose, waves"
                                                        + " of four pixels and longer"),
                                        degrees(a.angle()),
                                        degrees(b.angle()))
                                : ""));
    }

    /// What is left of 0 by rounding is 0.
    private static double zeroed(double gain, KernelMeasures m) {
        return Math.abs(gain) < 1e-7 * m.noise() ? 0 : gain;
    }

    private static String degrees(double angle) {
        return Double.isNaN(angle) ? "–" : Figures.fixed(angle, 3) + "°";
    }

    private static String rank(KernelMeasures m) {
        return m.rank() + " <small>" + Figures.below(100 * m.separable(), 2) + " %</small>";
    }

    private static String term(String name, String meaning) {
        return name + "<small>" + meaning + "</small>";
    }
}
