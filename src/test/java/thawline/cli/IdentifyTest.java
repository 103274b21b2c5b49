package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.pipeline.Pipeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentifyTest {

    private static final Path PHOTO = Path.of("images/still-life-small.jpg");

    @TempDir
    private Path dir;

    private Path filtered(String pipeline, String name) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(thawline("run", pipeline, PHOTO, file).code()).isEqualTo(Exit.DONE);
        return file;
    }

    @Test
    void a_filter_is_told_with_what_does_it_again() throws IOException {
        Terminal t = thawline("identify", PHOTO, filtered("gaussian(5, 1.2)", "after.png"));

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).startsWith("Gaussian 5×5, sigma 1.2").contains("REFLECT_101", "again      thawline run '");
    }

    @Test
    void json_is_one_object_whose_pipeline_is_one() throws IOException {
        Terminal t = thawline("identify", PHOTO, filtered("sharpen", "after.jpg"), "--json");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        JsonNode json = JsonMapper.shared().readTree(t.out());
        assertThat(json.get("verdict").asString()).as(t.out()).isEqualTo("linear");
        assertThat(json.has("match")).as(t.out()).isTrue();
        assertThat(json.get("match").get("family").asString()).isEqualTo("sharpen");
        assertThat(json.get("jpegQuality").asInt()).isBetween(50, 100);
        assertThat(Pipeline.parse(json.get("pipeline").asString())).isNotNull();
    }

    @Test
    void bad_pairs_are_named_and_the_others_tell() throws IOException {
        Path before = Files.createDirectories(dir.resolve("before"));
        Files.copy(PHOTO, before.resolve("one.jpg"));
        Files.copy(PHOTO, before.resolve("two.jpg"));
        Files.copy(Path.of("images/x-pencil.png"), before.resolve("three.png"));
        filtered("box(3)", "after/one.png");
        filtered("box(3)", "after/three.png");

        Terminal t = thawline("identify", before, dir.resolve("after"));

        assertThat(t.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(t.err()).contains("thawline: two: is not in ", "thawline: three: sizes differ: ");
        assertThat(t.out()).startsWith("box 3×3");
    }

    @Test
    void without_a_good_pair_nothing_is_told() throws IOException {
        Path before = Files.createDirectories(dir.resolve("before"));
        Path after = Files.createDirectories(dir.resolve("after"));
        Files.copy(PHOTO, before.resolve("one.jpg"));

        Terminal t = thawline("identify", before, after);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("one: is not in " + after, "there is no pair of pictures");
        assertThat(t.out()).isEmpty();
    }

    @Test
    void what_is_missing_is_told() {
        Terminal t = thawline("identify", dir.resolve("none.png"), PHOTO);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("none.png: no such file");
    }
}
