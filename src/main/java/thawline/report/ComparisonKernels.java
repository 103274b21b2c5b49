package thawline.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Grid;
import thawline.learn.compare.Kernels.Kind;
import thawline.learn.compare.Kernels.Pair;

/// The kernels of both filters, side by side or apart.
final class ComparisonKernels {

    /// Of so many pairs waves and measures are shown.
    private static final int MOST = 4;

    /// Kernels that are wider have no numbers where there is little room.
    private static final int SMALL = 3;

    private final Comparison comparison;
    private final List<Pair> pairs;

    /// How many pairs are not shown because nothing differs.
    private final int equal;

    ComparisonKernels(Comparison comparison) {
        this.comparison = comparison;
        List<Pair> all = comparison.kernels().pairs();
        List<Pair> differing =
                all.stream().filter(p -> !p.hand().equals(p.learned())).toList();
        this.pairs = differing.isEmpty() ? all.stream().limit(1).toList() : differing;
        this.equal = all.size() - pairs.size();
    }

    String sideBySide() {
        if (pairs.isEmpty() && comparison.kernels().numbers().isEmpty()) {
            return "";
        }
        String lead = switch (comparison.kernels().kind()) {
            case WHOLE ->
                "Both filters are linear, so each amounts to one kernel for every plane that it makes, whatever it is"
                        + " built of. Kernels are applied as they are read, with the anchor in the middle.";
            case ALIKE ->
                "Both filters are built alike: every kernel has its counterpart at the same place. A factor may"
                        + " have moved from one kernel to a later one, which changes both and the result hardly."
                        + (equal == 0 ? "" : equal == 1 ? " One more is equal." : " " + equal + " more are equal.");
            case APART -> "The filters are built differently, so each shows its own kernels.";
        };
        String content = comparison.kernels().kind() == Kind.APART ? apart() : together();
        int more = comparison.kernels().more();
        return ComparisonPage.section(
                "kernels",
                "Kernels",
                lead + (more == 0 ? "" : " There are " + more + " more, which are not shown."),
                content + numbers());
    }

    /// The first pair, small, for the head of the page; nothing where it is large.
    String emblem() {
        return counterparts().stream()
                .map(Titled::pair)
                .filter(p -> p.hand().orElseThrow().w() <= KernelDrawing.READABLE)
                .findFirst()
                .map(p -> {
                    Grid hand = p.hand().orElseThrow();
                    Grid learned = p.learned().orElseThrow();
                    double largest = Math.max(hand.largest(), learned.largest());
                    return "<div class=\"emblem\">\n"
                            + figure("hand", "hand", emblem(hand, largest))
                            + figure("learned", "learned", emblem(learned, largest)) + "</div>\n";
                })
                .orElse("");
    }

    private static KernelDrawing emblem(Grid grid, double largest) {
        return grid.w() <= SMALL ? KernelDrawing.of(grid, largest, 3) : KernelDrawing.colours(grid, largest);
    }

    private String together() {
        StringBuilder html = new StringBuilder(pairs.size() > 1 ? "<div class=\"pairs\">\n" : "<div>\n");
        for (Pair p : pairs) {
            Grid hand = p.hand().orElseThrow();
            Grid learned = p.learned().orElseThrow();
            Grid difference = learned.minus(hand);
            double largest = Math.max(hand.largest(), learned.largest());
            double off = difference.largest();
            KernelDrawing last =
                    off < 0.1 || off >= 1000 ? KernelDrawing.ofSmall(difference) : KernelDrawing.of(difference, off, 3);
            html.append("<div>\n" + heading(p))
                    .append("<div class=\"trio\">\n")
                    .append(figure("hand", "hand", KernelDrawing.of(hand, largest, 4)))
                    .append(figure("learned", "learned", KernelDrawing.of(learned, largest, 4)))
                    .append(figure(
                            "difference",
                            off == 0
                                    ? "no difference"
                                    : "learned − hand"
                                            + p.error()
                                                    .map(e -> ", at most " + Figures.percent(e) + " of the largest")
                                                    .orElse(""),
                            last))
                    .append("</div>\n</div>\n");
        }
        return html.append("</div>\n").toString();
    }

    private String heading(Pair p) {
        return pairs.size() == 1 && comparison.kernels().kind() == Kind.WHOLE
                ? ""
                : "<h3>" + Html.escaped(p.name()) + "</h3>\n";
    }

    private static String figure(String style, String caption, KernelDrawing drawing) {
        return "<figure class=\"" + style + "\">\n" + drawing.svg(caption) + "<figcaption>"
                + Html.escaped(caption + drawing.units()) + "</figcaption>\n</figure>\n";
    }

    private String apart() {
        return shelf("hand", Pair::hand) + shelf("learned", Pair::learned);
    }

    private String shelf(String who, Function<Pair, Optional<Grid>> side) {
        List<Pair> own = pairs.stream().filter(p -> side.apply(p).isPresent()).toList();
        if (own.isEmpty()) {
            return "<h3>" + who + "</h3>\n<p class=\"lead\">This filter has no kernels.</p>\n";
        }
        return "<h3>" + who + "</h3>\n<div class=\"shelf\">\n"
                + own.stream()
                        .map(p -> figure(
                                who, p.name(), KernelDrawing.of(side.apply(p).orElseThrow())))
                        .collect(Collectors.joining())
                + "</div>\n";
    }

    private String numbers() {
        if (comparison.kernels().numbers().isEmpty()) {
            return "";
        }
        String rows = comparison.kernels().numbers().stream()
                .map(n -> row(n.path(), Figures.number(n.hand(), 5), Figures.number(n.learned(), 5)))
                .collect(Collectors.joining());
        return "<h3>Single numbers</h3>\n" + table("path", rows);
    }

    static String row(String name, String hand, String learned) {
        return "<tr><th scope=\"row\">" + name + "</th><td>" + hand + "</td><td>" + learned + "</td></tr>\n";
    }

    static String table(String first, String rows) {
        return "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">" + first
                + "</th><th scope=\"col\">hand</th><th scope=\"col\">learned</th></tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n";
    }

    /// A pair of kernels under its heading, which a single one does not need.
    record Titled(String heading, Pair pair) {}

    /// Those of which waves and measures are shown.
    List<Titled> counterparts() {
        return pairs.stream()
                .filter(p -> p.hand().isPresent() && p.learned().isPresent())
                .limit(MOST)
                .map(p -> new Titled(heading(p), p))
                .toList();
    }
}
