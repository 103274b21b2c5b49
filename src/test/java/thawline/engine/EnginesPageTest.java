package thawline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnginesPageTest {

    private static final Path PAGE = Path.of("docs", "engines.md");

    @Test
    void the_page_is_what_the_catalogue_and_the_engine_say() throws IOException {
        if (Boolean.getBoolean("thawline.engines.write")) {
            Files.writeString(PAGE, EnginesPage.markdown());
        }
        assertThat(PAGE).as("write it by -Dthawline.engines.write=true").hasContent(EnginesPage.markdown());
    }
}
