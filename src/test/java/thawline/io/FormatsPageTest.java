package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatsPageTest {

    @Test
    void the_page_is_made_of_the_tables() {
        assertThat(Path.of("docs/formats.md"))
                .as("./thawline formats --markdown > docs/formats.md writes it")
                .hasContent(FormatsPage.markdown());
    }

    @Test
    void the_list_tells_every_format_and_who_is_here() {
        for (ImageFormat format : ImageFormat.values()) {
            assertThat(FormatsPage.plain()).contains(format == ImageFormat.OTHER ? "others" : format.toString());
        }
        assertThat(FormatsPage.plain())
                .contains("com.sun.imageio.plugins.png.PNGImageReaderSpi")
                .contains("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi");
    }
}
