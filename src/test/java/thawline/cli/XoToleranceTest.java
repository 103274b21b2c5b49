package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.xo.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XoToleranceTest {

    @TempDir
    private Path dir;

    @Test
    void curves_and_lesson_are_told_and_written() throws IOException {
        Path out = dir.resolve("new");
        Terminal t = thawline("xo", "tolerance", "--count", "2", "--out", out);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out())
                .startsWith("At least 9 of 10 signs are read right:")
                .contains("rotation")
                .contains("max of 2 × 2")
                .contains(out.resolve("tolerance.html").toString());
        assertThat(Files.readString(out.resolve("tolerance.html")))
                .contains("<h3>Rotation</h3>")
                .contains("<code>thawline xo tolerance --count 2");
        assertThat(Files.readString(out.resolve("tolerance.csv"))).startsWith("change,unit,value,classifier");
        assertThat(Files.readString(out.resolve("pooling.csv"))).startsWith("maps,pooling,window");
    }

    @Test
    void the_same_as_json() {
        Terminal t = thawline("xo", "tolerance", "--count", "2", "--seed", "9", "--json");
        JsonNode all = JsonMapper.shared().readTree(t.out());

        assertThat(all.get("seed").asInt()).isEqualTo(9);
        assertThat(all.get("changes")).hasSize(Change.values().length);
        JsonNode first = all.get("changes").get(0);
        String name = all.get("classifiers").get(0).asString();
        assertThat(first.get("classifiers").get(name).get("right")).hasSameSizeAs(first.get("values"));
        assertThat(all.get("pooling")).hasSize(10);
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
    void numbers_that_make_no_sense_are_refused() {
        assertThat(thawline("xo", "tolerance", "--count", "3").err()).contains("even and at least 2, not 3");
        assertThat(thawline("xo", "tolerance", "--count", "200000").err()).contains("more than 100000");
        assertThat(thawline("xo", "tolerance", "--threads", "0").err()).contains("--threads 0 is less than 1");
        assertThat(thawline("xo", "tolerance", "--threads", "0").code()).isEqualTo(Exit.USAGE);
    }
}
