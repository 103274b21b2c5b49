package thawline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class TestDataTest {
    @TempDir
    Path root;

    @Test
    void a_folder_below_the_variable_is_found() throws IOException {
        Path photos = Files.createDirectory(root.resolve("photos"));

        assertThat(TestData.dir("photos", Optional.of(root.toString()))).isEqualTo(photos);
    }

    @Test
    void an_unset_variable_skips_the_test_and_names_itself() {
        assertThatThrownBy(() -> TestData.dir("photos", Optional.empty()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("THAWLINE_DATA is unset");
        assertThatThrownBy(() -> TestData.dir("photos", Optional.of(" "))).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void a_variable_that_points_elsewhere_fails_the_test() {
        assertThatThrownBy(() -> TestData.dir("photos", Optional.of(root.toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("photos is no folder");
    }
}
