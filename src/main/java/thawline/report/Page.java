package thawline.report;

import java.util.List;
import java.util.stream.Collectors;

/// A page of exhibits: every input beside its results.
///
/// Pointing at a result, or touching it, shows the input in its place; a click opens the file.
public record Page(String title, String lead, List<Exhibit> exhibits) {

    public Page {
        exhibits = List.copyOf(exhibits);
    }

    public String html() {
        String body = """
            <header>
            <h1>%s</h1>
            <p class="motto">Every filter is a layer, and every layer is a filter.</p>
            <p>%s</p>
            <nav>%s</nav>
            </header>
            <main>
            %s</main>
            <footer>Point at a result to see its input in the same place. A click opens the picture.</footer>
            """.formatted(
                        Html.escaped(title),
                        Html.escaped(lead),
                        exhibits.stream()
                                .map(e -> "<a href=\"#" + anchor(e) + "\">" + Html.escaped(e.title()) + "</a>")
                                .collect(Collectors.joining(" ")),
                        exhibits.stream().map(Page::section).collect(Collectors.joining()));
        return Html.page(title, body, "page.css");
    }

    private static String section(Exhibit e) {
        return "<section id=\"" + anchor(e) + "\">\n<h2>" + Html.escaped(e.title()) + "</h2>\n<p>"
                + Html.escaped(e.text())
                + "</p>\n<div class=\"wall" + (e.input().size().isSmall() ? " small" : "") + "\">\n" + input(e.input())
                + e.results().stream().map(r -> result(r, e.input())).collect(Collectors.joining())
                + "</div>\n</section>\n";
    }

    private static String input(Exhibit.Panel p) {
        return "<figure class=\"input\">\n" + frame(p, "") + "<figcaption><b>"
                + Html.escaped(p.file().replaceFirst(".*/", "")) + "</b><span>" + Html.escaped(p.fact())
                + "</span></figcaption>\n</figure>\n";
    }

    private static String result(Exhibit.Panel p, Exhibit.Panel input) {
        String under = p.size().equals(input.size())
                ? "<img class=\"before\" src=\"" + Html.escaped(input.file()) + "\" alt=\"\" loading=\"lazy\">"
                : "";
        return "<figure>\n" + frame(p, under) + "<figcaption><code>" + Html.escaped(p.code()) + "</code><span>"
                + Html.escaped(p.fact()) + "</span></figcaption>\n</figure>\n";
    }

    private static String frame(Exhibit.Panel p, String under) {
        String alt = p.code().isEmpty() ? p.file().replaceFirst(".*/", "") : p.code();
        return "<a class=\"frame\" href=\"" + Html.escaped(p.file()) + "\"><img src=\"" + Html.escaped(p.file())
                + "\" alt=\""
                + Html.escaped(alt) + "\" width=\"" + p.size().width() + "\" height=\""
                + p.size().height() + "\">" + under + "</a>\n";
    }

    private static String anchor(Exhibit e) {
        return e.input().file().replaceFirst(".*/", "").replaceFirst("[.][a-z]+$", "");
    }
}
