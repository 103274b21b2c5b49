package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.testing.Child;

/// What a JVM without the incubator module writes is what one with it does.
class LanesTest {

    @TempDir
    private Path dir;

    private byte[] written(Child java, String name) throws IOException, InterruptedException {
        Path out = dir.resolve(name + ".png");
        Child.Said said = Child.Said.of(java.thawline("run", "classic", "images/still-life.png", out));
        assertThat(said.code()).as(said.err()).isZero();
        return Files.readAllBytes(out);
    }

    @Test
    void the_same_file_without_the_incubator_module() throws IOException, InterruptedException {
        assertThat(written(Child.quick(), "plain")).isEqualTo(written(Child.ordinary(), "lanes"));
    }

    @Test
    void there_are_no_lanes_without_it() throws IOException, InterruptedException {
        assertThat(Child.Said.of(Child.quick().thawline("doctor")).out()).contains("none, every loop runs in scalar");
    }
}
