package thawline.pipeline;

import java.util.stream.Collectors;

/// The catalogue as the page `docs/filters.md`.
public final class CataloguePage {

    private static final String HEAD = """
        # Filters

        Everything that a pipeline may use. This page is made of the catalogue that also parses pipelines
        (`./thawline filters --markdown > docs/filters.md`); a test compares both.

        A pipeline is steps apart by `|`. A step is a name with its arguments, by place or by name, or branches over
        one input: `[ a , b ]` stacks the planes of their results, `+[ a , b ]` adds them up. An argument is a number
        (`5`, `1/255`), a level (`0.01 max`), a name (`REPLICATE`, `CONSTANT(7)`), numbers of a kernel
        (`[1,2,1; 2,4,2; 1,2,1]/16`) or a file (`blur.csv`, `"my blur.csv"`). Pictures are 0 … 255 whatever their
        depth. Lists and marks (`corners`, `blobs`, `mark`) come last. `#` begins a comment that ends with the line.
        """;

    private CataloguePage() {}

    public static String markdown() {
        return HEAD + Catalogue.SECTIONS.stream().map(CataloguePage::section).collect(Collectors.joining());
    }

    private static String section(Catalogue.Section section) {
        return "\n## " + section.title() + "\n"
                + section.entries().stream().map(CataloguePage::entry).collect(Collectors.joining());
    }

    private static String entry(Entry entry) {
        String twin = entry.note().twin();
        return "\n### `" + entry.signature() + "`\n\n"
                + capital(entry.note().line()) + "." + (twin.isEmpty() ? "" : " OpenCV: `" + twin + "`.")
                + "\n\nJava: " + example(entry) + "\n"
                + (entry.parameters().isEmpty() ? "" : parameters(entry));
    }

    private static String example(Entry entry) {
        boolean plain = entry.example().equals(entry.name());
        return (plain ? "" : "`" + entry.example() + "` is ") + "`" + entry.exampleInJava() + "`";
    }

    private static String parameters(Entry entry) {
        return entry.parameters().stream()
                .map(p -> "| `" + p.name() + "` | "
                        + p.fallback().map(v -> "`" + v + "`").orElse("–") + " | " + p.doc() + " |\n")
                .collect(Collectors.joining("", "\n| argument | default | |\n|---|---|---|\n", ""));
    }

    private static String capital(String line) {
        return Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }
}
