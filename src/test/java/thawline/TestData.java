package thawline;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Photographs and data sets that are not in the repository; the environment variable `THAWLINE_DATA` says where they
/// are.
public final class TestData {
    static final String VARIABLE = "THAWLINE_DATA";

    private TestData() {}

    /// The folder `name`. Skips the calling test where the variable is unset; fails where it is set and the folder is
    /// missing.
    public static Path dir(String name) {
        // Surefire keeps an assumption's message to its report files, hence the line on the console
        return dir(name, Optional.ofNullable(System.getenv(VARIABLE)), System.out::println);
    }

    static Path dir(String name, Optional<String> root, Consumer<String> console) {
        if (root.isEmpty() || root.get().isBlank()) {
            String reason = VARIABLE + " is unset: it names the folder that holds " + name;
            console.accept("skipped: " + reason);
            abort(reason);
        }
        Path dir = Path.of(root.get(), name);
        if (!Files.isDirectory(dir)) {
            throw new IllegalStateException(
                    dir + " is no folder: " + VARIABLE + " must name the folder that holds " + name);
        }
        return dir;
    }
}
