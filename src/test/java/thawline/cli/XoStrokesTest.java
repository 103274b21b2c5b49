package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XoStrokesTest {

    @TempDir
    private Path dir;

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void pictures_lie_in_folders_of_their_labels() throws IOException {
        Terminal t = thawline("xo", "strokes", dir, "--count", "9", "--test", "6", "--side", "32");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("9 examples to learn from, 6 to test with");
        for (String label : new String[] {"X", "O", "neither"}) {
            assertThat(files(dir.resolve("train").resolve(label))).isEqualTo(3);
            assertThat(files(dir.resolve("test").resolve(label))).isEqualTo(2);
        }
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        for (String name : new String[] {"a", "b"}) {
            thawline("xo", "strokes", dir.resolve(name), "--as", "IDX", "--count", "6", "--test", "3", "--seed", "5");
        }

        for (String file : new String[] {"train-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "classes.txt"}) {
            assertThat(dir.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("b").resolve(file));
        }
        assertThat(dir.resolve("a/train-images-idx3-ubyte")).hasSize(16 + 6 * 64 * 64);
    }

    @Test
    void what_is_there_stays_unless_it_may_be_replaced() {
        Object[] once = {"xo", "strokes", dir, "--count", "3", "--test", "3", "--side", "28"};
        thawline(once);

        assertThat(thawline(once).code()).isEqualTo(Exit.NOTHING);
        assertThat(thawline("xo", "strokes", dir, "--count", "3", "--test", "3", "--side", "28", "--overwrite")
                        .code())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void sizes_that_cannot_be_drawn_are_told() {
        assertThat(thawline("xo", "strokes", dir, "--side", "3").err()).contains("--side 3: a picture has 12 … 4096");
        assertThat(thawline("xo", "strokes", dir, "--count", "0").err()).contains("both parts have at least 1 example");
    }
}
