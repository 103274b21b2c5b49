package thawline.report;

import java.util.Locale;
import java.util.stream.Collectors;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.xo.PoolingLesson;
import thawline.xo.PoolingLesson.Maps;
import thawline.xo.PoolingLesson.Pooling;
import thawline.xo.PoolingLesson.Row;

/// What stays of feature maps when the picture moves by a pixel: the cells of one X, and the count of many.
///
/// @param card the X
record PoolingFigure(PoolingLesson lesson, Tensor card) {

    /// The maps of the X, cell by cell.
    String cells() {
        return "<div class=\"cells\">\n"
                + figure("The card", "32 × 32 cells of ink", Pixmap.ink(card).img("An X"))
                + map("No pooling", Pooling.NONE, 1)
                + map("Max of 2 × 2", Pooling.MAX, 2)
                + map("Average of 2 × 2", Pooling.AVERAGE, 2)
                + map("Max of 4 × 4", Pooling.MAX, 4)
                + map("Average of 4 × 4", Pooling.AVERAGE, 4)
                + "</div>\n<p class=\"legend\"><span class=\"key kept\"><i></i>equal after the move</span>"
                + "<span class=\"key changed\"><i></i>changed</span>"
                + "<span class=\"key blank\"><i></i>nothing there, before or after</span></p>\n";
    }

    private static String figure(String name, String fact, String drawing) {
        return "<figure>\n" + drawing + "<figcaption><b>" + name + "</b><span>" + fact
                + "</span></figcaption>\n</figure>\n";
    }

    private String map(String name, Pooling pooling, int window) {
        Tensor before = pooling.of(Trace.run(Maps.THRESHOLD.layer(), card), window);
        Tensor after = pooling.of(Trace.run(Maps.THRESHOLD.layer(), PoolingLesson.moved(card, 0, 1)), window);
        Shape s = before.shape();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"grid-map\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                s.w(),
                s.h(),
                name));
        int seeing = 0;
        int kept = 0;
        for (int y = 0; y < s.h(); y++) {
            for (int x = 0; x < s.w(); x++) {
                boolean sees = false;
                boolean same = true;
                for (int c = 0; c < s.c(); c++) {
                    sees |= before.at(c, y, x) != 0 || after.at(c, y, x) != 0;
                    same &= before.at(c, y, x) == after.at(c, y, x);
                }
                seeing += sees ? 1 : 0;
                kept += sees && same ? 1 : 0;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"0.92\" height=\"0.92\"/>%n",
                        sees ? same ? "kept" : "changed" : "blank",
                        x + 0.04,
                        y + 0.04));
            }
        }
        return figure(
                name,
                kept + " of " + seeing + " cells equal",
                svg.append("</svg>\n").toString());
    }

    /// Shares over all cards.
    String table() {
        String rows = lesson.rows().stream()
                .filter(r -> r.maps() == Maps.THRESHOLD)
                .map(r -> row(r, like(r)))
                .collect(Collectors.joining());
        return """
            <div class="wide"><table class="pooling">
            <thead><tr><th scope="col"></th><th scope="colgroup" colspan="2">after a threshold</th>\
            <th scope="colgroup" colspan="2">after ReLU</th></tr>
            <tr><th scope="col">pooling</th><th scope="col">cells equal</th><th scope="col">change</th>\
            <th scope="col">cells equal</th><th scope="col">change</th></tr></thead>
            <tbody>
            %s</tbody></table></div>
            """.formatted(rows);
    }

    private Row like(Row row) {
        return lesson.rows().stream()
                .filter(r -> r.maps() == Maps.RELU && r.pooling() == row.pooling() && r.window() == row.window())
                .findFirst()
                .orElseThrow();
    }

    private static String row(Row threshold, Row relu) {
        return "<tr><th scope=\"row\">" + name(threshold) + "</th>" + share(threshold.ofSeeing())
                + "<td>" + Figures.fixed(threshold.change(), 2) + "</td>" + share(relu.ofSeeing()) + "<td>"
                + Figures.fixed(relu.change(), 2) + "</td></tr>\n";
    }

    private static String name(Row row) {
        String window = row.window() + " × " + row.window();
        return switch (row.pooling()) {
            case NONE -> "none";
            case MAX -> "max of " + window;
            case AVERAGE -> "average of " + window;
        };
    }

    private static String share(double share) {
        return String.format(
                Locale.ROOT,
                "<td><span class=\"range\"><i style=\"width:%.1f%%\"></i></span><b>%s %%</b></td>",
                100 * share,
                Figures.fixed(100 * share, 1));
    }
}
