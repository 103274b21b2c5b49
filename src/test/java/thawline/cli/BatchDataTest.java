package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.Npy;
import thawline.tensor.Samples;
import thawline.testing.Tree;

/// Corners and features as files of a folder job.
class BatchDataTest {

    @TempDir
    private Path dir;

    private Path in;
    private Path out;

    @BeforeEach
    void pictures() throws IOException {
        in = dir.resolve("in");
        out = dir.resolve("out");
        Files.createDirectories(in.resolve("sub"));
        write("b.png", 1, 24, 32, 1);
        write("a, b.png", 3, 24, 32, 2);
        write("sub/c.png", 1, 24, 32, 3);
    }

    private void write(String name, int channels, int h, int w, int seed) throws IOException {
        Samples.U8 s = Samples.u8(channels, h, w);
        new Random(seed).nextBytes(s.data());
        ImageFiles.best().write(in.resolve(name), s, Existing.REPLACE);
    }

    private Terminal batch(Object... options) {
        return Terminal.thawline(
                Stream.concat(Stream.of("batch", in, out), Stream.of(options)).toArray());
    }

    @Test
    void corners_stand_beside_each_picture_and_in_one_file() throws IOException {
        Terminal run = batch("-p", "gray | harris", "--corners", "csv");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Tree.of(out).keySet())
                .containsExactly(
                        "a, b.png",
                        "a, b.png.corners.csv",
                        "b.png",
                        "b.png.corners.csv",
                        "corners.csv",
                        "sub/c.png",
                        "sub/c.png.corners.csv");
        List<String> own = Files.readAllLines(out.resolve("sub/c.png.corners.csv"));
        List<String> all = Files.readAllLines(out.resolve("corners.csv"));
        assertThat(own).startsWith("x,y,score").hasSizeGreaterThan(2);
        assertThat(all).startsWith("file,x,y,score").contains("sub/c.png," + own.get(1));
        assertThat(all.get(1)).startsWith("\"a, b.png\",");
    }

    @Test
    void corners_as_json_say_how_large_the_picture_is() throws IOException {
        Terminal run = batch("-p", "corners(most=2) | mark", "--corners", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve("b.png.corners.json")))
                .startsWith("{\"file\":\"b.png\",\"width\":32,\"height\":24,\"corners\":[{\"x\":");
        assertThat(Files.readString(out.resolve("corners.json"))).startsWith("[\n{\"file\":\"a, b.png\"");
    }

    @Test
    void features_are_a_row_a_picture() throws IOException {
        Terminal run = batch("-p", "gray | gaussian(3)", "--features", "stats");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Tree.of(out).keySet()).contains("b.png", "b.png.features.csv", "features.csv");
        assertThat(Files.readAllLines(out.resolve("features.csv")))
                .hasSize(4)
                .startsWith("file,plane0.mean,plane0.sd,plane0.meanAbs,plane0.energy,plane0.min,plane0.max")
                .contains(Files.readAllLines(out.resolve("sub/c.png.features.csv"))
                        .get(1));
    }

    @Test
    void results_that_are_no_pictures_are_not_written_and_pictures_not_where_only_data_is_wanted() throws IOException {
        assertThat(batch("-p", "gray | sobel", "--features", "stats").code()).isZero();
        assertThat(Tree.of(out).keySet())
                .containsExactly(
                        "a, b.png.features.csv", "b.png.features.csv", "features.csv", "sub/c.png.features.csv");

        out = dir.resolve("other");
        assertThat(batch("-p", "gray", "--features", "hog(cellSize=4)", "--corners", "csv", "--data-only")
                        .code())
                .isZero();
        assertThat(Tree.of(out).keySet()).hasSize(8).allMatch(name -> name.endsWith(".csv"));

        Terminal nothing = batch("-p", "gray", "--data-only");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("nothing would be written; add --features stats");
    }

    @Test
    void features_as_numpy_arrays_have_the_names_of_their_rows_beside_them() throws IOException {
        Terminal run = batch("-p", "gray", "--features", "hog(cellSize=8)", "--features-format", "npy", "--data-only");

        assertThat(run.code()).as(run.err()).isZero();
        Npy.Array table = Npy.read(out.resolve("features.npy"));
        Npy.Array first = Npy.read(out.resolve("a, b.png.features.npy"));
        assertThat(first.shape()).containsExactly(2, 3, 2, 2, 9);
        assertThat(table.shape()).containsExactly(3, 216);
        assertThat(table.values()).startsWith(first.values());
        assertThat(Files.readAllLines(out.resolve("features.files.csv")))
                .containsExactly("file", "\"a, b.png\"", "b.png", "sub/c.png");
    }

    @Test
    void maps_are_of_each_picture_only() throws IOException {
        Terminal run = batch("-p", "gray | gaussian | sobel", "--features", "maps(1.conv2d)");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Tree.of(out).keySet())
                .containsExactly("a, b.png.features.csv", "b.png.features.csv", "sub/c.png.features.csv");
        assertThat(Files.readAllLines(out.resolve("b.png.features.csv"))).hasSize(25);

        Terminal unknown = batch("-p", "gray | gaussian", "--features", "maps(7.conv2d)");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("the pipeline has no 7.conv2d; its operations are 0.");
    }

    @Test
    void pictures_of_another_size_are_left_out_of_the_table_with_a_word() throws IOException {
        write("z.png", 1, 32, 24, 4);

        Terminal run = batch("-p", "gray", "--features", "hog", "--data-only");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 picture is not in features.csv: z.png has 216 numbers up to hog.2.1.1.1.8");
        assertThat(Files.readAllLines(out.resolve("features.csv"))).hasSize(4);
    }

    @Test
    void a_run_that_goes_on_writes_what_one_at_once_would() throws IOException {
        Object[] options = {"-p", "gray | sobel | magnitude", "--features", "stats", "--corners", "json"};
        batch(options);
        Map<String, String> whole = Tree.of(out);

        out = dir.resolve("second");
        Path held = Files.move(in.resolve("b.png"), dir.resolve("held.png"));
        batch(options);
        Files.write(in.resolve("broken.png"), new byte[] {1, 2, 3});
        Terminal broken = batch(options);
        assertThat(broken.code()).isEqualTo(3);
        Files.delete(in.resolve("broken.png"));
        Files.move(held, in.resolve("b.png"));
        Terminal last = batch(options);

        assertThat(last.code()).as(last.err()).isZero();
        assertThat(Tree.of(out))
                .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.get(name)));
        assertThat(Tree.of(out)).containsKey("features.csv");
    }

    @Test
    void a_result_never_takes_the_place_of_the_jobs_own_files() throws IOException {
        Files.move(in.resolve("b.png"), in.resolve("features"));

        Terminal run = batch("-p", "gray | corners", "--features", "stats", "--name", "{name}");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("features.csv");
    }

    @Test
    void what_no_features_are_is_told_before_the_first_picture() {
        Terminal run = batch("-p", "gray", "--features", "hogg");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean hog?");
        assertThat(out).doesNotExist();
    }
}
