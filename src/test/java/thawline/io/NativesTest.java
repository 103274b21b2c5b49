package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;
import thawline.testing.Child;

/// A list of libraries saves looking for them, and is never trusted.
class NativesTest {

    private static final Pattern LOADED = Pattern.compile("Loaded library (.+), handle");

    @TempDir
    private Path dir;

    /// Writes a JPEG file by OpenCV, and says whether JavaCPP had to look for its libraries.
    static final class Writing {
        public static void main(String[] args) throws IOException {
            ImageFiles.best().write(Path.of(args[0]), Samples.u8(1, 9, 9), Existing.REPLACE);
            System.out.println(Natives.describe() + Loader.getLoadedLibraries().keySet());
        }
    }

    @BeforeEach
    void there_is_opencv() {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
    }

    private Child.Said written(String... options) throws IOException, InterruptedException {
        return Child.Said.of(Child.ordinary().with(options).program(Writing.class, dir.resolve("picture.jpg")));
    }

    private Path list(List<String> libraries) throws IOException {
        return Files.write(dir.resolve("natives"), libraries);
    }

    /// As the launcher's build makes it.
    private List<String> loaded() throws IOException, InterruptedException {
        String said = written("-Xlog:library=info").out();
        return LOADED.matcher(said)
                .results()
                .map((MatchResult line) -> line.group(1))
                .filter(library ->
                        Path.of(library).isAbsolute() && !library.startsWith(System.getProperty("java.home")))
                .toList();
    }

    @Test
    void those_of_a_list_are_loaded_without_looking_for_them() throws IOException, InterruptedException {
        Child.Said said = written("-D" + Natives.LIST + "=" + list(loaded()));

        assertThat(said.err()).doesNotContain("Exception");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("OpenCV 4").doesNotContain("jniopencv");
    }

    @Test
    void a_list_of_libraries_that_have_gone_is_left_alone() throws IOException, InterruptedException {
        Child.Said said = written("-D" + Natives.LIST + "=" + list(List.of("/gone/libopencv_core.so")));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("OpenCV 4", "jniopencv_imgcodecs");
    }

    @Test
    void a_list_of_what_is_no_library_is_left_alone() throws IOException, InterruptedException {
        Path no = Files.writeString(dir.resolve("none.so"), "no library");
        Child.Said said = written("-D" + Natives.LIST + "=" + list(List.of(no.toString())));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("OpenCV 4", "jniopencv_imgcodecs");
    }
}
