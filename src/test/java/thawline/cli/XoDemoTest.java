package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.report.WrittenPage;

class XoDemoTest {

    @TempDir
    private Path dir;

    @Test
    void the_net_reads_all_shipped_pictures_and_boards_and_says_why_on_a_page() throws IOException {
        Terminal t = thawline("xo", "demo", dir, "--brief");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out())
                .containsPattern("right .* 20 of 20\n")
                .contains("board-squared.jpg: X has won\nX X X\nO X O\n. O O", "board-ruled.jpg: X has won")
                .contains("hiding the hottest tenth", dir.resolve("index.html").toString());
        String page = Files.readString(dir.resolve("index.html"));
        assertThat(page).contains("<strong>20</strong><span>of 20</span>");
        assertThat(new WrittenPage(page).parts())
                .containsSubsequence("answers", "reasons", "hiding", "boards")
                .doesNotContain("changes");
    }

    @Test
    void a_page_that_is_there_is_kept() throws IOException {
        Files.writeString(dir.resolve("index.html"), "mine");

        Terminal t = thawline("xo", "demo", dir);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("is there already; --overwrite replaces it");
        assertThat(Files.readString(dir.resolve("index.html"))).isEqualTo("mine");
    }

    @Test
    void a_folder_without_pictures_is_told() {
        Terminal t = thawline("xo", "demo", dir.resolve("page"), "--pictures", dir);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("there are no pictures x-");
    }
}
