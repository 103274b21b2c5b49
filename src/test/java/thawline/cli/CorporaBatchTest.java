package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.TestData;
import thawline.io.Corpora;
import thawline.io.Draft;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.io.Pixels;
import thawline.tensor.Shape;

/// Thousands of damaged, odd and turned files that others collected go through one folder job.
class CorporaBatchTest {

    @TempDir
    private Path dir;

    private static void unpack(String name, Path into) throws IOException {
        Files.createDirectories(into);
        assertThat(Corpora.unpacked(TestData.dir("corpora").resolve(name + ".tar.xz"), into, ""))
                .isNotEmpty();
    }

    @Test
    void one_call_takes_all_of_them_and_ends_with_every_file_made_or_named() throws IOException {
        Path in = dir.resolve("in");
        Path out = dir.resolve("out");
        unpack("malformed-images", in.resolve("damaged"));
        unpack("pngsuite", in.resolve("pngsuite"));
        unpack("exif-orientation", in.resolve("turned"));

        Terminal run = thawline("batch", in, out, "-p", "identity", "--timeout", "5", "--quiet");

        assertThat(run.code())
                .as(run.err().lines().limit(5).toList().toString())
                .isEqualTo(Exit.SOME_FAILED);
        List<String> failed = Files.readAllLines(out.resolve("failed.csv"));
        assertThat(failed.stream().filter(line -> line.startsWith("pngsuite/")))
                .hasSize(14)
                .allMatch(line -> line.contains("/x"));
        assertThat(failed).noneMatch(line -> line.matches(".*(Exception|Error:|\\bnull\\b|java\\.|@[0-9a-f]{5}).*"));
        assertThat(failed).noneMatch(line -> line.startsWith("turned/"));

        assertThat(tree(out)).noneMatch(Draft::isPart);
        pngsHaveTheirPixels(in.resolve("pngsuite"), out.resolve("pngsuite"));
        assertThat(landscapes(out.resolve("turned"))).as("upright landscapes").hasSize(1);
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void pngsHaveTheirPixels(Path in, Path out) throws IOException {
        int same = 0;
        for (Path made : tree(out)) {
            Picture expected = ImageFiles.jdk().read(in.resolve(out.relativize(made)));
            Picture actual = ImageFiles.jdk().read(made);
            assertThat(Pixels.of(actual.pixels())).as(made.toString()).isEqualTo(Pixels.of(expected.pixels()));
            assertThat(actual.alpha().map(Pixels::of).map(Arrays::toString))
                    .as(made.toString())
                    .isEqualTo(expected.alpha().map(Pixels::of).map(Arrays::toString));
            same++;
        }
        assertThat(same).isGreaterThan(150);
    }

    /// The shapes of the pictures that were taken across.
    private static Set<Shape> landscapes(Path out) throws IOException {
        Set<Shape> shapes = new HashSet<>();
        for (Path made : tree(out)) {
            if (made.getFileName().toString().startsWith("Landscape")) {
                shapes.add(ImageFiles.best().read(made).pixels().shape());
            }
        }
        return shapes;
    }
}
