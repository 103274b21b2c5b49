package thawline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class TestDataTest {
    @TempDir
    Path root;

    private final List<String> console = new ArrayList<>();

    @Test
    void a_folder_below_the_variable_is_found() throws IOException {
        Path photos = Files.createDirectory(root.resolve("photos"));

        assertThat(TestData.dir("photos", Optional.of(root.toString()), console::add))
                .isEqualTo(photos);
    }

    @Test
    void an_unset_variable_skips_the_test_and_names_itself() {
        assertThatThrownBy(() -> TestData.dir("photos", Optional.empty(), console::add))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("THAWLINE_DATA is unset");
        assertThatThrownBy(() -> TestData.dir("photos", Optional.of(" "), console::add))
                .isInstanceOf(TestAbortedException.class);
        assertThat(console).hasSize(2).first().asString().startsWith("skipped: THAWLINE_DATA is unset");
    }

    @Test
    void a_variable_that_points_elsewhere_fails_the_test() {
        assertThatThrownBy(() -> TestData.dir("photos", Optional.of(root.toString()), console::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("photos is no folder");
    }
}
