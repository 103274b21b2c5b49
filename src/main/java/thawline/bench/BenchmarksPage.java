package thawline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Kept reports as the tables of docs/benchmarks.md.
public final class BenchmarksPage {

    private final List<Report> reports;
    private final List<Row> rows;

    /// Of one machine, in the order of the cases.
    public BenchmarksPage(List<Report> reports) {
        this.reports = List.copyOf(reports);
        List<String> names = Cases.ALL.stream().map(Case::name).toList();
        this.rows = reports.stream()
                .flatMap(r -> r.rows().stream())
                .filter(row -> names.contains(row.name()))
                .sorted((a, b) -> Integer.compare(names.indexOf(a.name()), names.indexOf(b.name())))
                .toList();
    }

    public List<Row> rows() {
        return rows;
    }

    /// Everything, as Markdown.
    public String text() {
        StringBuilder page = new StringBuilder(machine());
        for (int threads : threads()) {
            page.append("\n\n## ").append(count(threads)).append("\n\n").append(table(threads));
        }
        page.append("\n\n## Losses\n\n").append(losses());
        page.append("\n\n## Two threads, shares of the roof, memory\n\n").append(shares());
        return page.append("\n\n## Measured by\n\n").append(commands()).toString();
    }

    private List<Integer> threads() {
        return rows.stream().map(Row::threads).distinct().sorted().toList();
    }

    private static String count(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private String machine() {
        Report first = reports.getFirst();
        Machine m = first.machine();
        Map<String, String> peers = new TreeMap<>();
        reports.forEach(r -> peers.putAll(r.peers()));
        Map<String, List<Double>> roofs = new TreeMap<>();
        reports.stream()
                .filter(BenchmarksPage::careful)
                .forEach(r -> r.roofs()
                        .forEach((name, v) -> roofs.computeIfAbsent(name, k -> new ArrayList<>())
                                .add(v.median())));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s; %s. Peers: %s.%n%n| roof | threads | |%n|---|---|---|%n",
                m.text(),
                care(),
                peers.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "))));
        roofs.forEach((name, values) -> {
            String[] words = name.split(", ", 2);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f %s |%n",
                    words[0],
                    words[1],
                    Statistic.of(values).median(),
                    words[0].equals(Roof.FMA.title) ? "GFLOP/s" : "GB/s"));
        });
        return text.toString().strip();
    }

    /// A quick look in one JVM is too short for shares of roofs; a median over several is not.
    private static boolean careful(Report r) {
        return r.forks() >= Benchmark.FORKS || r.pace().equals(Pace.FULL.named());
    }

    /// How much was measured, at the least careful.
    private String care() {
        int forks = reports.stream().mapToInt(Report::forks).min().orElse(0);
        boolean quick = !reports.stream().allMatch(BenchmarksPage::careful);
        return (forks == 1 ? "1 JVM" : forks + " JVMs") + " a case" + (quick ? ", a quick look only" : "");
    }

    private String table(int threads) {
        List<String> lines = new ArrayList<>(
                List.of("| what | ms | peer | ms | times as fast | bar | |", "|---|---|---|---|---|---|---|"));
        for (Row row : rows) {
            if (row.threads() == threads) {
                row.peers().forEach(a -> lines.add(line(row, a)));
                if (row.peers().isEmpty()) {
                    lines.add(
                            String.format(Locale.ROOT, "| %s | %s | | | | | |", row.what(), time(row.milliseconds())));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Row row, Row.Against a) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s (%s … %s) | %s | %s |",
                row.what(),
                time(row.milliseconds()),
                a.peer(),
                time(a.milliseconds()),
                times(a.ratio().median()),
                times(a.ratio().low()),
                times(a.ratio().high()),
                a.hasBar() ? times(a.must()) : "",
                a.ratio().median() < 1 ? "slower" : verdict(a.ratio().median(), a.must(), a.stretch()));
    }

    private static String verdict(double value, double must, double stretch) {
        if (must <= 0) {
            return "";
        }
        return value < must ? "not met" : stretch > 0 && value >= stretch ? "well met" : "met";
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%.0f" : ratio >= 2 ? "%.1f" : "%.2f", ratio);
    }

    private static String time(Statistic milliseconds) {
        double ms = milliseconds.median();
        return String.format(Locale.ROOT, ms >= 100 ? "%.0f" : ms >= 1 ? "%.1f" : "%.4f", ms);
    }

    /// Where a peer is faster, and where a bar was not reached.
    private String losses() {
        List<String> lines = new ArrayList<>();
        tell(lines, "slower than", a -> a.ratio().median() < 1);
        tell(
                lines,
                "below the bar against",
                a -> a.ratio().median() >= 1 && a.ratio().median() < a.must());
        return lines.isEmpty() ? "None in this run." : String.join("\n", lines);
    }

    private void tell(List<String> lines, String how, Predicate<Row.Against> which) {
        for (Row row : rows) {
            for (Row.Against a : row.peers()) {
                if (which.test(a)) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "* %s, %s: %s %s, %s ×",
                            row.what(),
                            count(row.threads()),
                            how,
                            a.peer(),
                            times(a.ratio().median())));
                }
            }
        }
    }

    private String shares() {
        List<Row> careful = reports.stream()
                .filter(BenchmarksPage::careful)
                .flatMap(r -> r.rows().stream())
                .toList();
        if (careful.isEmpty()) {
            return "Not measured yet: a quick look is too short for them.";
        }
        List<String> lines = new ArrayList<>(List.of(
                "| what | threads | times one thread | share of the roof's gain | share of the FMA peak | bytes"
                        + " allocated |",
                "|---|---|---|---|---|---|"));
        for (Row row : careful) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %d |",
                    row.what(),
                    row.threads(),
                    !row.scales()
                            ? ""
                            : String.format(Locale.ROOT, "%.2f", row.scaling().median()),
                    !row.scales() ? "" : percent(row.scalingShare().median()),
                    row.peakShare().median() > 0
                            ? percent(row.peakShare().median())
                                    + (row.mustShare() > 0
                                            ? ", bar " + percent(row.mustShare()) + ": "
                                                    + verdict(
                                                            row.peakShare().median(),
                                                            row.mustShare(),
                                                            row.stretchShare())
                                            : "")
                            : "",
                    row.bytes()));
        }
        return String.join("\n", lines);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private String commands() {
        return reports.stream()
                .map(r -> String.format(Locale.ROOT, "    %s", r.command()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
