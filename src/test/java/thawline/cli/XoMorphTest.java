package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.report.WrittenPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XoMorphTest {

    @TempDir
    private Path dir;

    private static Terminal morph(Object... more) {
        Object[] words = new Object[more.length + 8];
        System.arraycopy(
                new Object[] {"xo", "morph", "--cards", "128", "--unseen", "30", "--epochs", "1"}, 0, words, 0, 8);
        System.arraycopy(more, 0, words, 8, more.length);
        return thawline(words);
    }

    @Test
    void the_way_is_told_and_written() throws Exception {
        Path page = dir.resolve("morph.html");
        Terminal t = morph("--out", page);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).startsWith("template matcher").contains("CNN").contains(page.toString());
        assertThat(t.err()).contains("epoch 0").contains("epoch 1");
        String html = Files.readString(page);
        assertThat(html)
                .contains("<h1>A template matcher becomes a net</h1>")
                .contains("<code>thawline xo morph --cards 128");
        new WrittenPage(html).requireSound();
    }

    @Test
    void the_same_as_json() {
        JsonNode all = JsonMapper.shared().readTree(morph("--json", "-q").out());

        assertThat(all.get("moments").get(0).get("accuracy")).isEqualTo(all.get("matcher"));
        assertThat(all.get("moments").get(0).get("asTheMatcher").asDouble()).isEqualTo(1);
    }

    @Test
    void what_is_there_is_not_lost() throws IOException {
        Path page = Files.writeString(dir.resolve("morph.html"), "mine");
        Terminal t = morph("--out", page);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("morph.html is there already; --overwrite replaces it");
        assertThat(Files.readString(page)).isEqualTo("mine");
    }

    @Test
    void words_that_make_no_sense_are_refused() {
        assertThat(morph("--out", "page.txt").err()).contains("let page.txt end in .html");
        assertThat(thawline("xo", "morph", "--cards", "5").err()).contains("128 or more cards");
        assertThat(thawline("xo", "morph", "--cards", "5").code()).isEqualTo(Exit.USAGE);
    }
}
