package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.xo.Label;
import thawline.xo.Strokes;
import thawline.xo.Traits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XoClassifyTest {

    @TempDir
    private Path dir;

    private Path cards;

    @BeforeEach
    void draw() throws IOException {
        cards = Files.createDirectories(dir.resolve("cards"));
        for (Label label : List.of(Label.X, Label.O)) {
            Samples.U8 picture = Strokes.picture(label, Traits.nominal(), 3, 64);
            ImageFiles.jdk().write(cards.resolve("a-" + label + ".png"), picture, Existing.REPLACE);
        }
        ImageFiles.jdk().write(cards.resolve("blank.png"), Samples.u8(3, 40, 30), Existing.REPLACE);
    }

    @Test
    void a_line_for_each_picture_of_a_folder() {
        Terminal answer = thawline("xo", "classify", cards);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isEqualTo(Exit.DONE);
        assertThat(answer.out().lines())
                .satisfiesExactly(
                        o -> assertThat(o).startsWith(cards.resolve("a-O.png") + ": O "),
                        x -> assertThat(x).startsWith(cards.resolve("a-X.png") + ": X "),
                        n -> assertThat(n).startsWith(cards.resolve("blank.png") + ": neither "));
    }

    @Test
    void json_is_one_array_of_objects() {
        Terminal answer = thawline("xo", "classify", cards, "--json", "--threads", 1);
        JsonNode all = JsonMapper.shared().readTree(answer.out());
        assertThat(all.isArray()).isTrue();
        assertThat(all).hasSize(3);
        assertThat(all.get(1).propertyNames()).containsExactly("file", "label", "probability");
        assertThat(all.get(1).path("file").asString())
                .isEqualTo(cards.resolve("a-X.png").toString());
        assertThat(all.get(1).path("label").asString()).isEqualTo("X");
        assertThat(all.get(1).path("probability").asDouble()).isBetween(0.8, 1.0);
    }

    @Test
    void what_cannot_be_read_is_told_and_the_others_are_done() throws IOException {
        Files.writeString(cards.resolve("broken.png"), "no picture");
        Terminal answer = thawline("xo", "classify", cards, "--json");
        assertThat(answer.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(answer.err()).contains("broken.png");
        assertThat(JsonMapper.shared().readTree(answer.out())).hasSize(3);
    }

    @Test
    void nothing_to_read_is_said() throws IOException {
        assertThat(thawline("xo", "classify", dir.resolve("absent.png")).code()).isEqualTo(Exit.NOTHING);
        Path empty = Files.createDirectories(dir.resolve("empty"));
        Terminal answer = thawline("xo", "classify", empty);
        assertThat(answer.code()).isEqualTo(Exit.NOTHING);
        assertThat(answer.err()).contains("there are no pictures");
    }

    @Test
    void a_model_of_the_user_is_taken_and_one_of_other_things_refused() {
        Path model = dir.resolve("my.onnx");
        assertThat(thawline("xo", "train", "--out", model, "--cards", 96, "--epochs", 1, "-q")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(thawline("xo", "classify", cards, "--model", model).code()).isEqualTo(Exit.DONE);
        Terminal other = thawline("xo", "classify", cards, "--model", "docs/better-harris.onnx");
        assertThat(other.code()).isEqualTo(Exit.USAGE);
        assertThat(other.err()).contains("a classifier makes");
    }

    @Test
    void the_same_seed_trains_the_same_file_on_any_number_of_threads() throws IOException {
        Path a = dir.resolve("a.onnx");
        Path b = dir.resolve("b.onnx");
        Terminal first = thawline(
                "xo", "train", "--out", a, "--cards", 96, "--epochs", 1, "--seed", 5, "--threads", 1, "--json");
        Terminal second =
                thawline("xo", "train", "--out", b, "--cards", 96, "--epochs", 1, "--seed", 5, "--threads", 2, "-q");
        assertThat(first.code()).as(first.err()).isEqualTo(Exit.DONE);
        assertThat(second.code()).as(second.err()).isEqualTo(Exit.DONE);
        assertThat(Files.readAllBytes(b)).isEqualTo(Files.readAllBytes(a));
        assertThat(first.err()).contains("drew 96 cards", "epoch 1/1");
        assertThat(second.err()).isEmpty();
        JsonNode json = JsonMapper.shared().readTree(first.out());
        assertThat(json.path("seed").asInt()).isEqualTo(5);
        assertThat(json.path("classes")).hasSize(3);
    }

    @Test
    void a_file_that_is_there_is_kept() throws IOException {
        Path there = Files.writeString(dir.resolve("there.onnx"), "mine");
        Terminal answer = thawline("xo", "train", "--out", there, "--cards", 96);
        assertThat(answer.code()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains("--overwrite");
        assertThat(there).hasContent("mine");
        assertThat(thawline("xo", "train", "--out", dir.resolve("b.onnx"), "--cards", 5)
                        .err())
                .contains("draw 60 or more");
    }
}
