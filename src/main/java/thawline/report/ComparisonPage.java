package thawline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Comparison.Case;
import thawline.learn.compare.Gate;
import thawline.learn.compare.Kernels.Pair;

/// A comparison of two filters as one page that needs nothing from elsewhere: the headline figure, what came out on
/// pictures, kernels, how they were learned, answers to waves, and where all of it comes from.
///
/// @param facts what a reader needs to make the same page again
public record ComparisonPage(Comparison comparison, List<Gate> gates, List<Fact> facts) {

    /// A name and what it stands for.
    ///
    /// @param value shown as it is typed, where it is code
    public record Fact(String name, String value, Look look) {

        /// How a fact is set.
        public enum Look {
            TEXT,
            CODE
        }

        public static Fact text(String name, String value) {
            return new Fact(name, value, Look.TEXT);
        }

        public static Fact code(String name, String value) {
            return new Fact(name, value, Look.CODE);
        }

        private String html() {
            String shown = Html.escaped(value);
            return "<dt>" + Html.escaped(name) + "</dt><dd>"
                    + (look == Look.CODE ? "<code>" + shown + "</code>" : shown) + "</dd>\n";
        }
    }

    public ComparisonPage {
        gates = List.copyOf(gates);
        facts = List.copyOf(facts);
    }

    public String html() {
        ComparisonKernels kernels = new ComparisonKernels(comparison);
        String title = comparison.sides().hand().name() + " against "
                + comparison.sides().learned().name();
        String body = """
            %s<main>
            %s%s%s%s%s%s%s%s</main>
            <footer>Every filter is a layer, and every layer is a filter.</footer>
            """.formatted(
                        header(kernels),
                        new ComparisonPictures(comparison).html(),
                        kernels.sideBySide(),
                        new ComparisonLearning(comparison.film(), comparison.course(), learnedNames()).html(),
                        new ComparisonWaves(kernels.counterparts()).html(),
                        new ComparisonMeasures(kernels.counterparts()).html(),
                        each(),
                        time(),
                        provenance(facts));
        return Html.page(title, body, "base.css", "comparison.css");
    }

    private List<String> learnedNames() {
        return comparison.kernels().pairs().stream()
                .filter(p -> p.learned().isPresent())
                .map(Pair::name)
                .toList();
    }

    /// A part of the page under a heading.
    static String section(String id, String heading, String lead, String content) {
        return "<section id=\"" + id + "\">\n<h2>" + Html.escaped(heading) + "</h2>\n"
                + (lead.isEmpty() ? "" : "<p class=\"lead\">" + Html.escaped(lead) + "</p>\n") + content
                + "</section>\n";
    }

    private String header(ComparisonKernels kernels) {
        return """
            <header>
            <p class="kind">Designed by hand, and learned</p>
            <h1%s><span class="who hand"><b>hand</b> <code>%s</code></span>
            <span class="who learned"><b>learned</b> <code>%s</code></span></h1>
            <div class="headline">
            <p class="figure"><strong>%s</strong><span>dB PSNR</span></p>
            <p class="verdict">%s</p>
            %s</div>
            <dl class="tiles">
            %s</dl>
            %s</header>
            """.formatted(
                        isLong() ? " class=\"long\"" : "",
                        Html.escaped(comparison.sides().hand().name()),
                        Html.escaped(comparison.sides().learned().name()),
                        Figures.decibels(comparison.psnr()),
                        Html.escaped(verdict()),
                        kernels.emblem(),
                        tiles(),
                        gates.isEmpty()
                                ? ""
                                : "<ul class=\"gates\">"
                                        + gates.stream().map(this::gate).collect(Collectors.joining())
                                        + "</ul>\n");
    }

    /// Whether the filters' names would take more than a line or two.
    private boolean isLong() {
        return comparison.sides().hand().name().length() > LONG
                || comparison.sides().learned().name().length() > LONG;
    }

    private static final int LONG = 60;

    /// In words that say no more than the figures do.
    private String verdict() {
        int n = comparison.trial().cases().size();
        String where = n == 1 ? "On one picture" : "On " + n + " pictures";
        if (comparison.isEqual()) {
            return where + " both filters make the same numbers, bit for bit.";
        }
        double largest = comparison.largest();
        double peak = comparison.peak();
        if (!Double.isFinite(largest)) {
            return where + " the learned filter makes values that are no numbers.";
        }
        String far = where + " the learned filter’s results, unrounded, are never further than "
                + Figures.number(largest, 2) + " from those made by hand, which span " + Figures.number(peak, 3) + ".";
        return largest < peak / 255
                ? far + " Drawn with 256 levels of grey, that is less than one level."
                : far + " Drawn with 256 levels of grey, that is " + Figures.number(255 * largest / peak, 2)
                        + " levels; a typical error (RMS) is " + Figures.number(255 * comparison.rms() / peak, 2) + ".";
    }

    private String tiles() {
        List<String> tiles = new ArrayList<>();
        tiles.add(tile("SSIM", Figures.likeness(comparison.ssim()), "1 is equal"));
        tiles.add(tile(
                "largest error",
                Figures.number(comparison.largest(), 2),
                "of a span of " + Figures.number(comparison.peak(), 3)));
        if (!Double.isNaN(comparison.kernelError())) {
            tiles.add(tile(
                    "largest kernel error",
                    Figures.percent(comparison.kernelError()),
                    "of the kernel’s largest number"));
        }
        tiles.add(tile("correlation", Figures.below(comparison.correlation(), 6), "of all values"));
        double speed = comparison.timing().speed();
        tiles.add(tile("speed", Figures.number(speed, speed < 1 ? 2 : 3) + "×", "of the hand’s; above 1 is faster"));
        return String.join("", tiles);
    }

    static String tile(String name, String value, String note) {
        return "<div><dt>" + name + "</dt><dd>" + Html.escaped(value) + "</dd><dd class=\"note\">" + Html.escaped(note)
                + "</dd></div>\n";
    }

    private String gate(Gate gate) {
        boolean passes = gate.passes(comparison);
        return "<li class=\"" + (passes ? "passed" : "refused") + "\"><b>" + (passes ? "✓ passed" : "✗ refused")
                + "</b> gate <code>" + Html.escaped(gate.toString()) + "</code> has "
                + Figures.number(gate.value(comparison), 5) + "</li>\n";
    }

    /// More pictures than these are folded up, but for the worst.
    private static final int MANY = 12;

    private static final int WORST = 8;

    private String each() {
        List<Case> cases = comparison.trial().cases();
        List<Case> worst = cases.stream()
                .sorted(Comparator.comparingDouble(c -> c.fidelity().psnr()))
                .limit(WORST)
                .toList();
        return section(
                "each",
                "Every picture",
                "PSNR and SSIM of all are relative to the span of the hand’s results over all pictures, "
                        + Figures.number(comparison.peak(), 4) + "."
                        + (cases.size() > MANY ? " These are the worst." : ""),
                cases.size() > MANY
                        ? table(worst) + "<details>\n<summary>All " + cases.size() + " pictures</summary>\n"
                                + table(cases) + "</details>\n"
                        : table(cases));
    }

    private static String table(List<Case> cases) {
        String rows = cases.stream()
                .map(c -> String.format(
                        Locale.ROOT,
                        "<tr><th scope=\"row\">%s</th><td>%d ×"
                                + " %d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n",
                        Html.escaped(c.name()),
                        c.out().w(),
                        c.out().h(),
                        Figures.decibels(c.fidelity().psnr()),
                        Figures.likeness(c.ssim()),
                        Figures.number(c.fidelity().largest(), 2),
                        Figures.number(c.fidelity().rms(), 2)))
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">picture</th><th scope=\"col\">size</th>"
                + "<th scope=\"col\">PSNR, dB</th><th scope=\"col\">SSIM</th><th scope=\"col\">largest error</th>"
                + "<th scope=\"col\">RMS error</th></tr></thead>\n<tbody>\n" + rows + "</tbody></table></div>\n";
    }

    private String time() {
        double hand = comparison.timing().hand();
        double learned = comparison.timing().learned();
        double most = Math.max(hand, learned);
        var in = comparison.timing().in();
        return section(
                "time",
                "Time per megapixel",
                "The fastest of some runs, turn by turn, over " + in.w() + " × " + in.h() + " pixels"
                        + (in.c() == 1 ? "" : " in " + in.c() + " planes") + ", "
                        + (comparison.timing().threads() == 1
                                ? "one thread"
                                : comparison.timing().threads() + " threads")
                        + ", learned numbers frozen. Times depend on the machine; look at the two together.",
                "<div class=\"bars\">\n" + bar("hand", hand, most) + bar("learned", learned, most) + "</div>\n");
    }

    private static String bar(String who, double time, double most) {
        return String.format(
                Locale.ROOT,
                "<div class=\"bar %s\"><span>%s</span><i style=\"width:%.1f%%\"></i><b>%s ms</b></div>%n",
                who,
                who,
                100 * time / most,
                Figures.number(time, 3));
    }

    static String provenance(List<Fact> facts) {
        return section(
                "provenance",
                "Where this comes from",
                "",
                "<dl class=\"facts\">\n" + facts.stream().map(Fact::html).collect(Collectors.joining()) + "</dl>\n");
    }
}
