package thawline.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `docs/parity.md`: its text from the results of a run, and what is written in it already.
final class ParityTable {
    static final Path FILE = Path.of("docs", "parity.md");
    private static final String HEAD = "| function | depth | border | pictures | largest difference | bar | verdict |";

    /// function | depth | border → the difference as it stands in the file.
    private final Map<String, String> committed = new HashMap<>();

    static ParityTable empty() {
        return new ParityTable();
    }

    /// The file as it is; empty where there is none.
    static ParityTable committed() {
        ParityTable table = new ParityTable();
        for (String line : text().lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 9 && !line.equals(HEAD) && !line.startsWith("|-")) {
                for (String border : cells[3].split(",", -1)) {
                    table.committed.put(key(cells[1].strip(), cells[2].strip(), border.strip()), cells[5].strip());
                }
            }
        }
        return table;
    }

    static String text() {
        try {
            return Files.exists(FILE) ? Files.readString(FILE) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether there is a row for a function of OpenCV under this depth and border.
    boolean has(String opencv, Route route, Edge edge) {
        String end = key("", route.toString(), edge.toString());
        return committed.keySet().stream()
                .anyMatch(k -> k.endsWith(end) && k.split("[,|]", 2)[0].strip().equals(opencv));
    }

    boolean names(String opencv) {
        return committed.keySet().stream()
                .anyMatch(k -> k.split("[,|]", 2)[0].strip().equals(opencv));
    }

    private static String key(String function, String depth, String border) {
        return function + "|" + depth + "|" + border;
    }

    /// The text for these results. A difference keeps the words that the file has for it where they are still true,
    /// as the last digits depend on the machine that OpenCV runs on.
    String text(List<ParityCase.Result> results) {
        List<String> reasons = new ArrayList<>();
        Map<String, List<String>> borders = new LinkedHashMap<>();
        for (ParityCase.Result r : results) {
            borders.computeIfAbsent(row(r, reasons), row -> new ArrayList<>())
                    .add(r.of().edge().toString());
        }
        StringBuilder s = new StringBuilder(INTRODUCTION).append(HEAD).append("\n|---|---|---|---|---|---|---|\n");
        borders.forEach((row, edges) -> s.append(row.formatted(String.join(", ", edges))));
        s.append("\n## Exceptions\n\n");
        for (int i = 0; i < reasons.size(); i++) {
            s.append(i + 1).append(". ").append(reasons.get(i)).append(".\n");
        }
        s.append("""

            ## What OpenCV refuses

            Every border and every depth works on every function here. OpenCV throws for:

            """);
        s.append(refused(results));
        return s.append(leftOut()).toString();
    }

    private String row(ParityCase.Result r, List<String> reasons) {
        ParityCase c = r.of();
        Bar bar = c.bar();
        if (bar.isException() && !reasons.contains(bar.exception())) {
            reasons.add(bar.exception());
        }
        String verdict =
                bar.verdict(r.difference()) + (bar.isException() ? " " + (reasons.indexOf(bar.exception()) + 1) : "");
        String key = key(c.function().name(), c.route().toString(), c.edge().toString());
        String size = bar.limit() == 0 && r.difference() == 0
                ? "0"
                : bar.measure().words(r.difference(), bar.limit(), committed.getOrDefault(key, ""));
        return "| " + c.function().name() + " | " + c.route() + " | %s | " + r.pictures() + " | " + size + " | " + bar
                + " | " + verdict + " |\n";
    }

    /// One line per function with borders: those it refuses at every depth it takes, and those at some.
    private static String refused(List<ParityCase.Result> results) {
        Map<String, Map<Route, List<Edge>>> taken = new LinkedHashMap<>();
        for (ParityCase.Result r : results) {
            if (r.of().function().traits().kind() == ParityFunction.Kind.PLAIN) {
                taken.computeIfAbsent(r.of().function().opencv(), n -> new LinkedHashMap<>())
                        .computeIfAbsent(r.of().route(), n -> new ArrayList<>())
                        .add(r.of().edge());
            }
        }
        StringBuilder s = new StringBuilder();
        taken.forEach((function, routes) -> {
            if (routes.values().iterator().next().contains(Edge.NONE)) {
                return;
            }
            String missing = Arrays.stream(Edge.values())
                    .filter(e -> e != Edge.NONE && e.isOurs())
                    .map(e -> refusing(e, routes))
                    .filter(t -> !t.isEmpty())
                    .collect(Collectors.joining("; "));
            if (!missing.isEmpty()) {
                s.append("- ").append(function).append(": ").append(missing).append('\n');
            }
        });
        return s.toString();
    }

    private static String refusing(Edge e, Map<Route, List<Edge>> routes) {
        List<String> at = routes.keySet().stream()
                .filter(r -> !routes.get(r).contains(e))
                .map(Route::toString)
                .toList();
        return at.isEmpty() ? "" : at.size() == routes.size() ? e.toString() : e + " at " + String.join(", ", at);
    }

    private static String leftOut() {
        if (ParityFunctions.LEFT_OUT.isEmpty()) {
            return "";
        }
        StringBuilder s = new StringBuilder("\n## What is left out here\n\n");
        new TreeMap<>(ParityFunctions.LEFT_OUT)
                .forEach((function, borders) -> borders.forEach((edge, why) -> s.append("- ")
                        .append(function)
                        .append(", ")
                        .append(edge)
                        .append(": ")
                        .append(why)
                        .append('\n')));
        return s.toString();
    }

    private static final String INTRODUCTION = """
        # Parity with OpenCV

        Every filter that OpenCV has too, compared with OpenCV 4.13 at every depth and border that OpenCV takes.
        `mvn verify` measures this table anew and fails where it differs from this file. To write the file:

        ```sh
        mvn test -Dtest=ParityTest -Dthawline.parity.write=true
        ```

        How to read it:

        - Depth: 8U, 16U, 16S and 32F are OpenCV's; `8U → 32F` reads one and writes the other. A 16U sample v is v/257 in
          our planes, so results are multiplied by 257 before they are compared.
        - Pictures: random ones (noise, waves, patches, spots, gradients, flat ones), grey and colour where the function takes
          both, among them 1×1, 1×N, N×1 and smaller than the kernel; seeds %d and following. Each is compared with three
          drawings of the function's parameters.
        - Largest difference: of integers in steps of the output; of 32F as max|Δ| / max|reference|; of a black-and-white map
          in differing pixels per million (ppm); of angles in degrees. Where a float result is fainter than a hundredth of
          what noise of the picture's strength gives, rounding is all that is left of it, and that hundredth stands for
          max|reference|. Sizes are rounded up generously (of 32F tenfold), so that the table is the same on every machine.
        - Verdict: "equal" to the last bit, "holds" within the bar, "exception" with its reason below the table.
        - A name with "in 32F and rounded", "border laid on first" or "with unrounded weights" is evidence for an exception:
          the same function by a detour.

        """.formatted(Pictures.SEED);
}
