package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.data.Datasets;
import thawline.data.KnownSet;
import thawline.data.Part;
import thawline.data.Synthetic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `thawline data` lists, checks and draws.
class DataTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path dir;

    @Test
    void list_has_every_set_and_where_it_is_or_where_to_get_it() {
        Terminal t = thawline("data", "list");

        assertThat(t.code()).isEqualTo(Exit.DONE);
        for (KnownSet set : KnownSet.values()) {
            assertThat(t.out()).contains(set + " ", set.what());
            assertThat(t.out()).contains(set.find().map(path -> "here: " + path).orElse("get " + set.source()));
        }
        assertThat(t.out()).contains("volumes        16×16×1, 16 deep: ball, box, ring, rod");
    }

    @Test
    void list_as_json_has_the_same() {
        JsonNode all = JSON.readTree(thawline("data", "list", "--json").out());

        assertThat(all.get("published").size()).isEqualTo(KnownSet.values().length);
        assertThat(all.get("drawn").get(0).get("name").asString()).isEqualTo("xo");
        assertThat(all.get("drawn").get(0).get("shape").toString()).isEqualTo("[1,1,28,28]");
    }

    @Test
    void make_draws_a_set_that_check_finds_whole() {
        Path set = dir.resolve("set");
        Path sheet = dir.resolve("sheet.png");

        Terminal made = thawline("data", "make", "xo", set, "--count", 30, "--test", 10, "--seed", 3);
        Terminal checked = thawline("data", "check", set, "--sheet", sheet);

        assertThat(made.code()).as(made.err()).isEqualTo(Exit.DONE);
        assertThat(made.out()).isEqualTo(set + ": 30 examples to learn from, 10 to test with\n");
        assertThat(checked.code()).as(checked.err()).isEqualTo(Exit.DONE);
        assertThat(checked.out())
                .contains("train: 30 examples of 28×28×1, 2 classes\n  digest "
                        + Synthetic.XO.draw(30, 3).digest() + "\n  15 of each: o, x\n")
                .contains("test: 10 examples of 28×28×1, 2 classes\n");
        assertThat(sheet).isNotEmptyFile();
    }

    @Test
    void make_writes_idx_too_and_leaves_what_is_there() throws IOException {
        Terminal made = thawline("data", "make", "volumes", dir, "--as", "idx", "--count", 9, "--test", 4);
        Terminal again = thawline("data", "make", "volumes", dir, "--as", "idx", "--count", 9, "--test", 4);

        assertThat(made.code()).as(made.err()).isEqualTo(Exit.DONE);
        assertThat(Datasets.open(dir, Part.TRAIN).digest())
                .isEqualTo(Synthetic.VOLUMES.draw(9, 1).digest());
        assertThat(again.code()).isEqualTo(Exit.NOTHING);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void check_says_which_file_is_damaged_and_where() throws IOException {
        thawline("data", "make", "edges", dir, "--as", "idx", "--count", 10, "--test", 5);
        Path file = dir.resolve("t10k-images-idx3-ubyte");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 700));

        Terminal t = thawline("data", "check", dir);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains(file + ": byte 4: the header says 5 × 16 × 16 bytes");
    }

    @Test
    void check_as_json_has_files_parts_and_classes() {
        thawline("data", "make", "shapes", dir, "--as", "idx", "--count", 10, "--test", 5);

        Terminal t = thawline("data", "check", dir, "--json");
        JsonNode all = JSON.readTree(t.out());

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(all.get("files").size()).isEqualTo(4);
        assertThat(all.get("files").get(0).get("verdict").asString()).isEqualTo("unknown");
        assertThat(all.get("parts").get(0).get("classes").get("star").asInt()).isEqualTo(2);
        assertThat(all.get("parts").get(1).get("examples").asInt()).isEqualTo(5);
    }

    @Test
    void check_makes_pictures_fit_a_size() {
        thawline("data", "make", "shapes", dir, "--count", 10, "--test", 5);

        Terminal t = thawline("data", "check", dir, "--size", "8x8x3");

        assertThat(t.out()).contains("train: 10 examples of 8×8×3, 5 classes");
    }

    @Test
    void without_a_word_it_says_which_there_are() {
        Terminal t = thawline("data");

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("list, check or make");
    }

    @Test
    void a_set_that_is_not_drawn_is_refused_with_those_that_are() {
        Terminal t = thawline("data", "make", "mnist", dir);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("no set 'mnist' is drawn; there are xo, edges, shapes, volumes");
    }
}
