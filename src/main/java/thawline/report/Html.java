package thawline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What pages have in common.
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A whole page, whose style sheet is in it.
    ///
    /// @param body what stands between `<body>` and `</body>`, in HTML
    /// @param styles files of this package; a later one has the last word
    static String page(String title, String body, String... styles) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            %s</body>
            </html>
            """.formatted(
                        escaped(title), Stream.of(styles).map(Html::resource).collect(Collectors.joining()), body);
    }

    /// A text that stands beside the classes of this package.
    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream("/thawline/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
