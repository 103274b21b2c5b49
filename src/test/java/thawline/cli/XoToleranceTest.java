package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.xo.Change;
import thawline.xo.PoolingLesson;
import thawline.xo.Tolerance;
import thawline.xo.Tolerance.Curve;
import thawline.xo.Tolerance.Point;
import thawline.xo.Tolerance.Tally;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XoToleranceTest {

    @TempDir
    private static Path made;

    @TempDir
    private Path dir;

    private static Terminal run;

    @BeforeAll
    static void run() {
        run = thawline("xo", "tolerance", "--count", "2", "--seed", "9", "--json", "--out", made.resolve("new"));
    }

    @Test
    void curves_and_lesson_are_written() throws IOException {
        Path out = made.resolve("new");

        assertThat(run.code()).as(run.err()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(out.resolve("tolerance.html")))
                .contains("<h3>Rotation</h3>")
                .contains("<code>thawline xo tolerance --count 2");
        assertThat(Files.readString(out.resolve("tolerance.csv"))).startsWith("change,unit,value,classifier");
        assertThat(Files.readString(out.resolve("pooling.csv"))).startsWith("maps,pooling,window");
    }

    @Test
    void the_figures_are_told_as_json() {
        JsonNode all = JsonMapper.shared().readTree(run.out());

        assertThat(all.get("seed").asInt()).isEqualTo(9);
        assertThat(all.get("classifiers").valueStream().map(JsonNode::asString))
                .containsExactly("CNN", "template matcher", "part matcher", "pixel comparison");
        assertThat(all.get("changes")).hasSize(Change.values().length);
        JsonNode first = all.get("changes").get(0);
        assertThat(first.get("classifiers").get("part matcher").get("right")).hasSameSizeAs(first.get("values"));
        assertThat(all.get("pooling")).hasSize(10);
    }

    @Test
    void the_figures_are_told_as_tables() {
        List<Point> points = List.of(new Point(-5, tallies(8)), new Point(0, tallies(10)), new Point(5, tallies(10)));
        Tolerance one = new Tolerance(List.of("one"), List.of(new Curve(Change.ROTATION, points)), 1, 10);

        assertThat(new ToleranceText(one, PoolingLesson.of(2, 1)).lines())
                .contains("                                       one")
                .contains("  rotation  turned clockwise, degrees  -2.5 … 5.0")
                .anyMatch(line -> line.matches("  threshold  max of 4 × 4      [\\d.]+ %  0\\.\\d\\d"));
    }

    private static List<Tally> tallies(int right) {
        return List.of(new Tally(right, 10 - right, 0));
    }

    @Test
    void what_is_there_is_not_lost() throws IOException {
        Files.writeString(dir.resolve("pooling.csv"), "mine");
        Terminal t = thawline("xo", "tolerance", "--count", "2", "--out", dir);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("pooling.csv is there already; --overwrite replaces it");
        assertThat(dir.resolve("tolerance.csv")).doesNotExist();
        assertThat(Files.readString(dir.resolve("pooling.csv"))).isEqualTo("mine");
    }

    @Test
    void a_place_that_is_no_folder_is_refused_before_anything_is_measured() throws IOException {
        Path file = Files.writeString(dir.resolve("notes"), "mine");

        assertThat(thawline("xo", "tolerance", "--out", file).err()).contains("nothing can be written into " + file);
        assertThat(thawline("xo", "tolerance", "--out", file.resolve("in")).code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThat(thawline("xo", "tolerance", "--count", "3").err()).contains("even and at least 2, not 3");
        assertThat(thawline("xo", "tolerance", "--count", "200000").err()).contains("more than 100000");
        assertThat(thawline("xo", "tolerance", "--threads", "0").err()).contains("--threads 0 is less than 1");
        assertThat(thawline("xo", "tolerance", "--threads", "0").code()).isEqualTo(Exit.USAGE);
    }
}
