package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Kernel;
import thawline.filter.Kernels;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.layer.Layers;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The clock has no say in these tests: a model of full rank is never faster, and --faster 1 with a kernel of 9 × 9
/// is met by far.
class SimplifyTest {

    @TempDir
    private Path dir;

    private Path blur;
    private Path full;

    @BeforeEach
    void writeModels() throws IOException {
        blur = dir.resolve("blur.onnx");
        Kernel gaussian = Kernels.gaussian(9, 9, 2, 2).dense();
        ModelFiles.write(
                blur,
                new SavedModel(
                        Conv2d.learned(gaussian, Border.REFLECT_101),
                        Shape.plane(32, 32),
                        Notes.NONE.with(Notes.RECIPE, "learned")));
        full = dir.resolve("full.onnx");
        float[] diagonal = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        ModelFiles.write(
                full, new SavedModel(Conv2d.learned(Kernel.of(3, 3, diagonal), Border.ZERO), Shape.plane(32, 32)));
    }

    @Test
    void a_learned_blur_is_written_as_a_column_and_a_row() throws IOException {
        Path fast = dir.resolve("fast.onnx");

        Terminal t = thawline("simplify", blur, "--out", fast, "--faster", "1");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("9×9, 1 to 1", "rank 1", "times as fast", "at most for any picture", "written");
        SavedModel read = ModelFiles.read(fast);
        assertThat(Layers.weights(read.layer())
                        .mapToInt(w -> w.kernel().height() * w.kernel().width()))
                .isNotEmpty();
        assertThat(read.layer()).isNotEqualTo(ModelFiles.read(blur).layer());
        assertThat(read.notes().get(Notes.RECIPE)).hasValue("learned; simplified to 50 dB");
    }

    @Test
    void its_figures_are_one_json_object() {
        Terminal t = thawline("simplify", blur, "--out", dir.resolve("fast.onnx"), "--faster", "1", "--json");

        JsonNode all = JsonMapper.shared().readTree(t.out());
        assertThat(all.get("psnr").asDouble()).isGreaterThan(50);
        assertThat(all.get("speedup").asDouble()).isPositive();
        assertThat(all.get("bound").asDouble())
                .isGreaterThanOrEqualTo(all.get("largest").asDouble());
        assertThat(all.get("kernels").get(0).get("verdict").asString()).isEqualTo("replaced");
        assertThat(all.get("kernels").get(0).get("path").asString()).isEqualTo("conv2d");
    }

    @Test
    void where_nothing_gets_faster_nothing_is_written() {
        Path out = dir.resolve("out.onnx");

        Terminal t = thawline("simplify", full, "--out", out);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("nothing is written");
        assertThat(t.out()).contains("kept: nothing with fewer multiply-adds is near enough");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_file_that_is_there_stays() throws IOException {
        Terminal t = thawline("simplify", blur, "--out", full);

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("--overwrite");
        assertThat(ModelFiles.read(full).in()).isEqualTo(Shape.plane(32, 32));
    }

    @Test
    void wrong_goals_and_missing_files_are_told() {
        assertThat(thawline("simplify", blur, "--out", dir.resolve("a.onnx"), "--psnr", "0")
                        .code())
                .isEqualTo(Exit.USAGE);
        Terminal gone = thawline("simplify", dir.resolve("none.onnx"), "--out", dir.resolve("a.onnx"));
        assertThat(gone.code()).isEqualTo(Exit.NOTHING);
        assertThat(gone.err()).contains("is not there");
    }
}
