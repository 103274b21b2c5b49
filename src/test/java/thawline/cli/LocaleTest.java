package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.testing.Child;

/// Java alone, without the launcher that sets a locale of UTF-8.
class LocaleTest {

    @TempDir
    private Path dir;

    @Test
    @EnabledOnOs(OS.LINUX)
    void names_that_the_locale_cannot_say_fail_alone_and_the_others_are_done() throws Exception {
        picture("plain.pgm");
        picture("caf%C3%A9.pgm");
        picture("d%C3%A9p%C3%B4t/a.pgm");

        Child.Said said = batch("C");
        assertThat(said.code()).as(said.err()).isEqualTo(Exit.SOME_FAILED);
        assertThat(dir.resolve("C/plain.pgm")).exists();
        assertThat(Files.readString(dir.resolve("C/failed.csv"), StandardCharsets.UTF_8))
                .contains("caf\\xC3\\xA9.pgm,", "d\\xC3\\xA9p\\xC3\\xB4t/a.pgm,")
                .contains("its name cannot be said in this locale; set LC_ALL=C.UTF-8");

        assertThat(batch("C.UTF-8").code()).isZero();
    }

    private Child.Said batch(String locale) throws Exception {
        return Child.Said.of(Child.quick()
                .inLocale(locale)
                .thawline("batch", dir.resolve("in"), dir.resolve(locale), "-p", "gaussian(3)"));
    }

    /// @param name its bytes beyond ASCII as in a URI
    private void picture(String name) throws IOException {
        Path file = Path.of(URI.create(dir.toUri() + "in/" + name));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "P5 2 2 255\nabcd");
    }
}
