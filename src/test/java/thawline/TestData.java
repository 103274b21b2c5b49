package thawline;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Photographs and data sets that are not in the repository; the environment variable `THAWLINE_DATA` says where they
/// are.
public final class TestData {
    static final String VARIABLE = "THAWLINE_DATA";

    private TestData() {}

    /// The folder `name`. Skips the calling test where the variable is unset; fails where it is set and the folder is
    /// missing.
    public static Path dir(String name) {
        return dir(name, Optional.ofNullable(System.getenv(VARIABLE)));
    }

    static Path dir(String name, Optional<String> root) {
        if (root.isEmpty() || root.get().isBlank()) {
            String reason = VARIABLE + " is unset: it names the folder that holds " + name;
            System.out.println("Skipped: " + reason); // Surefire keeps an assumption's message to its report files
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
