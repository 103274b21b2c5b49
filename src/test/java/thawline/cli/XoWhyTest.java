package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XoWhyTest {

    @TempDir
    private Path dir;

    @Test
    void classify_writes_its_reasons_on_a_page() throws IOException {
        Path page = dir.resolve("why.html");

        Terminal t = thawline("xo", "classify", "images/x-rotated.png", "images/o-oval.png", "--why", page);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("x-rotated.png: X", "o-oval.png: O", page.toString());
        assertThat(Files.readString(page))
                .contains("2 pictures", "evidence for X", "convolution 5 × 5", "x-rotated.png", "--why");
    }

    @Test
    void of_many_pictures_the_least_sure_are_shown() throws IOException {
        Path cards = Files.createDirectory(dir.resolve("cards"));
        Files.copy(Path.of("images/x-clean.png"), cards.resolve("sure.png"));
        for (int i = 0; i < 60; i++) {
            Files.copy(Path.of("images/neither-blank.png"), cards.resolve("blank-" + i + ".png"));
        }
        Path page = dir.resolve("why.html");

        assertThat(thawline("xo", "classify", cards, "--why", page).code()).isEqualTo(Exit.DONE);

        assertThat(Files.readString(page))
                .contains("the 60 least sure of 61 pictures", "blank-0.png", "blank-59.png")
                .doesNotContain("sure.png");
    }

    @Test
    void a_page_that_is_there_is_kept() throws IOException {
        Path page = Files.writeString(dir.resolve("why.html"), "mine");

        Terminal t = thawline("xo", "classify", "images/x-clean.png", "--why", page);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("is there already; --overwrite replaces it");
        assertThat(Files.readString(page)).isEqualTo("mine");
        assertThat(thawline("xo", "classify", "images/x-clean.png", "--why", page, "--overwrite")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(Files.readString(page)).contains("x-clean.png");
    }

    @Test
    void a_page_is_asked_for_by_its_ending_and_in_a_folder_that_is_there() {
        assertThat(thawline("xo", "classify", "images/x-clean.png", "--why", dir.resolve("why.png"))
                        .err())
                .contains("let", "end in .html");
        assertThat(thawline("xo", "classify", "images/x-clean.png", "--why", dir.resolve("no/why.html"))
                        .err())
                .contains("there is no folder");
    }
}
