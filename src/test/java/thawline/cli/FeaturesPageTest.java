package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.filter.PlaneStatistics;
import thawline.io.Npy;
import thawline.pipeline.FeatureSpec;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Tree;

/// What docs/features.md says: its commands run and write the files that it names, of the shapes that it
/// names.
class FeaturesPageTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./thawline (batch .*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path dir;

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/features.md"));
    }

    /// By the command's line.
    private Map<String, Path> run() throws IOException {
        Map<String, Path> outs = new TreeMap<>();
        Matcher m = COMMAND.matcher(page());
        while (m.find()) {
            Path out = dir.resolve(Integer.toString(outs.size()));
            String[] words = WORD.matcher(m.group(1))
                    .results()
                    .map(w -> w.group(1) != null ? w.group(1) : w.group(2).equals("out") ? out.toString() : w.group(2))
                    .toArray(String[]::new);
            Terminal run = Terminal.thawline((Object[]) words);
            assertThat(run.code()).as(m.group(1) + "\n" + run.err()).isZero();
            outs.put(m.group(1), out);
        }
        return outs;
    }

    @Test
    void the_commands_write_the_files_that_the_table_names() throws IOException {
        Map<String, Path> outs = run();
        assertThat(outs).hasSize(4);
        outs.forEach((command, out) -> {
            Map<String, String> tree = Tree.of(out);
            if (command.contains("hog")) {
                assertThat(tree)
                        .containsOnlyKeys("o-clean.png.features.csv", "x-clean.png.features.csv", "features.csv");
                assertThat(tree.get("features.csv"))
                        .startsWith("file,hog.0.0.0.0.0,")
                        .contains("\no-clean.png,");
            } else if (command.contains("npy")) {
                assertThat(tree)
                        .containsOnlyKeys(
                                "o-clean.png.features.npy",
                                "x-clean.png.features.npy",
                                "features.npy",
                                "features.files.csv");
                assertThat(tree).containsEntry("features.files.csv", "file\no-clean.png\nx-clean.png\n");
            } else if (command.contains("maps")) {
                assertThat(tree).containsOnlyKeys("o-clean.png.features.csv", "x-clean.png.features.csv");
            } else {
                assertThat(tree)
                        .containsOnlyKeys(
                                "o-clean.png",
                                "o-clean.png.corners.csv",
                                "x-clean.png",
                                "x-clean.png.corners.csv",
                                "corners.csv");
            }
        });
        Path npy = outs.values().stream()
                .map(out -> out.resolve("features.npy"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        assertThat(Npy.read(npy).shape()).containsExactly(2, 96);
    }

    @Test
    void shapes_and_names_are_those_that_are_told() throws IOException {
        Shape person = Shape.planes(3, 128, 64);
        FeatureSpec hog = FeatureSpec.parse("hog");
        Shape blocks = hog.layer(Pipeline.parse("gray"), person).shape(person);
        assertThat(blocks).isEqualTo(Shape.planes(36, 15, 7));
        assertThat(hog.readOut().read(Tensor.zeros(blocks)).values()).hasSize(3780);
        assertThat(hog.readOut().read(Tensor.zeros(blocks)).names()).contains("hog.3.0.1.1.8");
        assertThat(Pipeline.parse("bank").layer(person).shape(person).c()).isEqualTo(16);
        assertThat(Pipeline.parse("gray | [ log(9, 1.4) , sobel(dx=1) , sobel(dy=1) ]")
                        .layer(person)
                        .shape(person)
                        .c())
                .isEqualTo(3);
        for (String name :
                new PlaneStatistics().read(Tensor.zeros(Shape.plane(1, 1))).names()) {
            assertThat(page()).contains("`" + name + "`");
        }
    }
}
