package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Item ITEM = new Item(
            new Found(java.nio.file.Path.of("a.png"), "a.png", Optional.empty(), "key"),
            "a.png",
            List.of("a.png"),
            List.of());

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    private static Tally tally(int done, int failed, double seconds) {
        return new Tally(
                100, new Tally.Counts(done, 0, failed), done * 12_000_000L, Duration.ofMillis((long) (seconds * 1000)));
    }

    private static Progress.Done done(String... notes) {
        return new Progress.Done(ITEM, List.of("a.png"), 12_000_000, Duration.ofMillis(3), List.of(notes));
    }

    @Test
    void a_summary_says_counts_time_and_both_rates() {
        Tally t = new Tally(125, new Tally.Counts(120, 3, 2), 1_428_000_000L, Duration.ofMillis(4200));

        assertThat(t.summary(" (see out/failed.csv)"))
                .isEqualTo("120 done, 3 skipped (up to date), 2 failed (see out/failed.csv) in 4.2 s,"
                        + " 28.6 images/s, 340 megapixels/s");
        assertThat(new Tally(3, new Tally.Counts(0, 0, 1), 0, Duration.ofMillis(100)).summary(""))
                .isEqualTo("0 done, 1 failed, 2 not tried in 0.1 s");
    }

    @Test
    void a_status_says_share_rates_and_the_time_to_go_in_one_narrow_line() {
        assertThat(Lines.status(tally(20, 0, 10)))
                .isEqualTo("20/100 (20%), 2.00 images/s, 24.0 megapixels/s, 0:40 to go");
        assertThat(Lines.status(tally(0, 0, 10))).isEqualTo("0/100 (0%)");
        Tally most =
                new Tally(1_000_000, new Tally.Counts(999_000, 0, 999), 99_900_000_000_000L, Duration.ofHours(200));
        assertThat(Lines.status(most)).hasSizeLessThan(100);
        assertThat(Lines.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }

    @Test
    void on_a_terminal_one_line_is_drawn_again_and_wiped_at_the_end() {
        LineProgress line = new LineProgress(out);
        line.begun(tally(0, 0, 0), List.of());
        line.done(done("a note"), tally(1, 0, 0.05));
        line.done(done(), tally(50, 0, 1));
        line.failed("b.png", "is empty", tally(50, 1, 1.1));
        line.ended(tally(99, 1, 2), List.of("99 done"));

        List<String> shown = lines(said.toString());
        assertThat(shown)
                .containsExactly(
                        "thawline: b.png: is empty",
                        "thawline: 1 note on pictures: --json shows them, and the journal keeps them",
                        "thawline: 99 done");
        assertThat(said.toString().split("\r", -1))
                .as("0.05 s after the first it is not drawn")
                .hasSize(8);
    }

    /// What stays on a terminal where a carriage return goes back to the beginning of a line.
    private static List<String> lines(String text) {
        return java.util.Arrays.stream(text.split("\n"))
                .map(line -> {
                    StringBuilder row = new StringBuilder();
                    for (String part : line.split("\r", -1)) {
                        row.replace(0, Math.min(row.length(), part.length()), part);
                    }
                    return row.toString().stripTrailing();
                })
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void elsewhere_lines_come_now_and_then() {
        PlainProgress plain = new PlainProgress(out);
        plain.begun(tally(0, 0, 0), List.of("3 links were left alone"));
        plain.tick(tally(10, 0, 5));
        plain.tick(tally(20, 0, 10));
        plain.tick(tally(21, 0, 10.2));
        plain.tick(tally(40, 0, 20.5));
        plain.done(done("first of 3 frames"), tally(41, 0, 20.6));
        plain.ended(tally(100, 0, 30), List.of("100 done"));

        assertThat(said.toString().lines().map(l -> l.replaceFirst(",.*", "")))
                .containsExactly(
                        "thawline: 3 links were left alone",
                        "thawline: 20/100 (20%)",
                        "thawline: 40/100 (40%)",
                        "thawline: a.png: first of 3 frames",
                        "thawline: 100 done");
    }

    @Test
    void quiet_is_failures_only() {
        QuietProgress quiet = new QuietProgress(out);
        quiet.begun(tally(0, 0, 0), List.of("a note"));
        quiet.done(done("a note"), tally(1, 0, 1));
        quiet.tick(tally(1, 0, 60));
        quiet.failed("b.png", "is empty", tally(1, 1, 61));
        quiet.ended(tally(1, 1, 62), List.of("summary"));

        assertThat(said.toString().lines()).containsExactly("thawline: b.png: is empty");
    }

    @Test
    void failures_are_quoted_where_commas_quotes_and_line_breaks_ask_for_it() {
        SortedMap<String, String> reasons = new TreeMap<>();
        reasons.put("plain.png", "is empty");
        reasons.put("a,b.png", "says \"no\"");
        reasons.put("c.png", "two\nlines");

        assertThat(FailedCsv.text(reasons))
                .isEqualTo("file,reason\n\"a,b.png\",\"says \"\"no\"\"\"\nc.png,\"two\nlines\"\nplain.png,is empty\n");
    }

    @Test
    void a_full_disk_stops_a_job_after_three_in_a_row() {
        Stop stop = new Stop(Conduct.AtFailure.GO_ON);
        stop.failed("was not written: the disk is full");
        stop.failed("was not written: the disk is full");
        stop.done();
        stop.failed("was not written: the disk is full");
        stop.failed("is empty");
        stop.failed("was not written: the disk is full");
        stop.failed("was not written: the disk is full");
        assertThat(stop.isWanted()).isFalse();

        stop.failed("was not written: the disk is full");

        assertThat(stop.isWanted()).isTrue();
        assertThat(stop.remark()).contains("stopped: the disk is full");
    }
}
