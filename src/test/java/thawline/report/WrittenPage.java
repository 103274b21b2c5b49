package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

/// What tests look for in a page.
public record WrittenPage(String html) {

    private static final Pattern PNG = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");
    private static final Pattern SVG = Pattern.compile("(?s)<svg.*?</svg>");
    private static final Pattern ID = Pattern.compile(" id=\"(\\w+)\"");

    /// The names of its parts from top to bottom.
    public List<String> parts() {
        return ID.matcher(html).results().map(m -> m.group(1)).toList();
    }

    /// Its pictures in Base64.
    List<String> pictures() {
        return PNG.matcher(html).results().map(m -> m.group(1)).toList();
    }

    List<String> drawings() {
        return SVG.matcher(html).results().map(m -> m.group()).toList();
    }

    /// Needs nothing from elsewhere, lacks no number, and every picture and drawing in it can be read.
    public void requireSound() throws Exception {
        assertThat(html).doesNotContain("<img src=\"\"");
        // letters of Base64 may say anything
        assertThat(PNG.matcher(html).replaceAll(""))
                .doesNotContain("http:", "https:", "@import", "<script", "<link", "url(", "NaN", "Infinity");
        for (String picture : pictures()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture))))
                    .isNotNull();
        }
        for (String svg : drawings()) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        }
    }
}
