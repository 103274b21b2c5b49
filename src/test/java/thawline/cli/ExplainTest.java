package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Entry;
import thawline.pipeline.Pipeline;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainTest {

    private static final int WIDTH = 100;

    @TempDir
    private Path dir;

    @Test
    void a_table_says_what_comes_out_of_every_step() {
        Terminal t = thawline("explain", "gray | gaussian(5) | canny", "--size", "640x480");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).isEqualTo("""
            step                     output        values           border      window         field     mul-add
            (the picture)            640×480×3     0 … 255                                     1×1
            gray                     640×480×1     0 … 255                      1×1 of 3       1×1         922 k
            gaussian(5)              640×480×1     0 … 255          REFLECT_101 5×5 as 5+5     5×5         3.1 M
            canny
              conv2d                 640×480×2     ±1020            REPLICATE   3×3 as 3+3     7×7         3.1 M
              nonmaximum             640×480×1     0 … 2040         CONSTANT    3×3            9×9             0
              hysteresis             640×480×1     0 … 255                                     all             0

            multiply-adds: 7.1 M, 23 a pixel
            plan: one pass, no planes kept between steps
              1  gray, gaussian, canny: fused, a few rows at a time
                 bits for each pixel are kept until all of them are seen
            """);
    }

    static List<Entry> entries() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_entry_is_explained_in_lines_that_fit(Entry entry) {
        Terminal t = thawline("explain", entry.examplePipeline(), "--verbose", "--size", "640x480");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out().lines())
                .filteredOn(line -> !line.contains("(") && !line.contains("path"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @Test
    void verbose_shows_paths_and_small_kernels() {
        Terminal t = thawline("explain", "gray | kernel([1,2; 3,4], CONSTANT(7))", "--verbose");

        assertThat(t.out()).contains("path 1.conv2d", "beyond the edge 7", "        1        2", "        3        4");
    }

    @Test
    void json_is_one_object() {
        Terminal t = thawline("explain", "gray | gaussian | normalise", "--json", "--size", "64x48x3");

        JsonNode json = JsonMapper.shared().readTree(t.out());
        assertThat(json.get("pipeline").asString()).isEqualTo("gray | gaussian | normalise");
        assertThat(json.get("rows")
                        .get(1)
                        .get("operation")
                        .get("kernel")
                        .get("separable")
                        .asBoolean())
                .isTrue();
        assertThat(json.get("plan").get(0).get("reasons").get(0).get("why").asString())
                .isEqualTo("STATISTIC");
        assertThat(json.get("keptBytes").asLong()).isEqualTo(64 * 48 * 4);
    }

    @Test
    void java_and_files_of_pipelines_go_together() throws IOException {
        Path file = Files.writeString(dir.resolve("edges.txt"), "gray  # luma\n| sobel\n| magnitude\n");

        Terminal t = thawline("explain", "@" + file, "--java", "--size", "64x48x3");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("// gray | sobel | magnitude", "Layer layer = Colour.gray()");
    }

    @Test
    void a_pipeline_is_written_as_a_model_that_reads_back() throws IOException {
        Path file = dir.resolve("response.onnx");
        String text = "gray | gaussian(5) | sobel(5) | magnitude | harris";

        Terminal t = thawline("explain", text, "--onnx", file, "--size", "64x48x3");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        SavedModel model = ModelFiles.read(file);
        assertThat(model.layer()).isEqualTo(Pipeline.parse(text).layer(Shape.planes(3, 48, 64)));
        assertThat(model.notes().get(Notes.RECIPE))
                .hasValueSatisfying(recipe -> assertThat(recipe).startsWith("gray | gaussian("));
        assertThat(thawline("explain", "median", "--onnx", file).err()).contains("median has no counterpart in ONNX");
        assertThat(thawline("explain", "corners", "--onnx", file).err()).contains("no part of a network");
    }

    @Test
    void what_is_wrong_is_usage() {
        assertThat(thawline("explain", "gray | gausian").err()).contains("did you mean gaussian?", "       ^");
        assertThat(thawline("explain", "gray | magnitude").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("explain", "gray", "--size", "large").err()).contains("write width x height");
        assertThat(thawline("explain", "gray", "--size", "0x5").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("explain", "gray", "--java", "--json").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("explain", "crop(0, 0, 50, 50)", "--size", "40x40").err())
                .contains("reaches beyond the picture of 40 rows and 40 columns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 255; 0 … 255",
                "-0.001; 255.0004; 0 … 255",
                "-1020.01; 1020.01; ±1020",
                "-1; 0.5; -1 … 0.5",
                "0; 12345678; 0 … 1.2e7",
                "-2e30; 1e31; -2e30 … 1e31",
                "0; 0; 0 … 0",
                "0; 0.00001; 0 … 1e-5",
                "-Infinity; Infinity; ±∞",
            })
    void a_range_is_short(float min, float max, String text) {
        assertThat(Numbers.range(new Range(min, max))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"999, 999", "1000, 1.0 k", "99960, 100 k", "999960, 1.0 M", "129000000, 129 M", "0, 0"})
    void a_count_has_three_digits(long count, String text) {
        assertThat(Numbers.count(count)).isEqualTo(text);
    }

    @Test
    void filters_shows_one_in_full() {
        Terminal t = thawline("filters", "threshold");

        assertThat(t.code()).isEqualTo(Exit.DONE);
        assertThat(t.out()).isEqualTo("""
            threshold(level, type=BINARY, high=255)
              high where x > level, else 0

              level           128, or 0.01 max for a share of the largest value, or OTSU
              type   =BINARY  BINARY, BINARY_INV, TRUNC, TOZERO or TOZERO_INV
              high   =255     what BINARY writes

              example  threshold(128)
              Java     Thresholds.above(128)
              OpenCV   threshold
            """);
        assertThat(thawline("filters", "gausian").err()).contains("did you mean gaussian?");
    }
}
