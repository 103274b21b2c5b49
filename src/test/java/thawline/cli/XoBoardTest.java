package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.io.ImageFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XoBoardTest {

    private static final String BOARD = "images/board-squared.jpg";

    @TempDir
    private Path dir;

    @Test
    void the_board_of_the_example_is_printed_with_its_winner() {
        Terminal t = thawline("xo", "board", BOARD);
        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).isEqualTo("X X X\nO X O\n. O O\nX has won\n");
    }

    @Test
    void the_marked_picture_is_as_large_and_replaces_nothing_unasked() throws IOException {
        Path marked = dir.resolve("marked.png");
        assertThat(thawline("xo", "board", BOARD, "--out", marked).code()).isEqualTo(Exit.DONE);
        assertThat(ImageFiles.jdk().read(marked).pixels().shape())
                .isEqualTo(
                        ImageFiles.jdk().read(Path.of(BOARD)).pixels().shape().withChannels(3));
        Terminal again = thawline("xo", "board", BOARD, "--out", marked);
        assertThat(again.code()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("--overwrite replaces it");
        assertThat(thawline("xo", "board", BOARD, "--out", marked, "--overwrite")
                        .code())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void json_has_rows_cells_and_the_winner() {
        JsonNode json = JsonMapper.shared()
                .readTree(thawline("xo", "board", BOARD, "--json").out());
        assertThat(json.get("file").asString()).isEqualTo(BOARD);
        assertThat(json.get("board").get(2).asString()).isEqualTo(".OO");
        assertThat(json.get("winner").asString()).isEqualTo("X");
        assertThat(json.get("cells").size()).isEqualTo(9);
        assertThat(json.get("cells").get(1).get("probability").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void a_picture_without_a_board_is_told() {
        Terminal t = thawline("xo", "board", "images/x-pencil.png");
        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.out()).isEmpty();
        assertThat(t.err()).contains("x-pencil.png: no board of 3 × 3 cells was found");
    }

    @Test
    void a_file_that_is_not_there_is_told() throws IOException {
        assertThat(thawline("xo", "board", dir.resolve("gone.png")).err()).contains("gone.png: no such file");
        Path text = Files.writeString(dir.resolve("text.png"), "no picture");
        assertThat(thawline("xo", "board", text).code()).isEqualTo(Exit.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"marked, says no format", "marked.gif, says no format", "none/marked.png, no folder"})
    void a_place_where_no_picture_can_be_written_is_told_before_the_board_is_read(String name, String why) {
        Terminal t = thawline("xo", "board", dir.resolve("not-even-read.png"), "--out", dir.resolve(name));
        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains(why);
    }
}
