package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The lines of a page between `<!-- mark -->` and `<!-- /mark -->`, which a test makes of stored results.
///
/// @param flag the system property that lets the test write them, instead of holding the page to them
record MadePart(Path page, String mark, String flag) {

    MadePart(Path page, String flag) {
        this(page, "figures", flag);
    }

    void holds(String made) throws IOException {
        String text = Files.readString(page);
        String open = "<!-- " + mark + " -->";
        int begin = text.indexOf(open) + open.length();
        int end = text.indexOf("<!-- /" + mark + " -->");
        assertThat(begin).as("%s has %s", page, open).isGreaterThanOrEqualTo(open.length());
        assertThat(end).as("%s has the end of %s", page, open).isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean(flag)) {
            Files.writeString(page, text.substring(0, begin) + "\n" + made + "\n" + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end).strip())
                .as("write it by -D" + flag + "=true")
                .isEqualTo(made);
    }
}
