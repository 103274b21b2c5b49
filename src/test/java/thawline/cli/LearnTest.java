package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.learn.Drawn;
import thawline.learn.Snapshots;
import thawline.tensor.Layout;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;
import thawline.testing.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnTest {

    @TempDir
    private Path dir;

    private Path model;

    @BeforeEach
    void names() {
        model = dir.resolve("learned.onnx");
    }

    private Terminal learn(Object... words) {
        List<Object> all = new ArrayList<>(List.of("learn"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", model, "--patches", 64));
        return thawline(all.toArray());
    }

    private static JsonNode json(Terminal t) {
        assertThat(t.out().lines()).as(t.err()).hasSize(1);
        return JsonMapper.shared().readTree(t.out());
    }

    /// Discs in a folder, and what a pipeline makes of them in another.
    private void pairs(String pipeline) throws IOException {
        Files.createDirectories(dir.resolve("before"));
        for (int i = 0; i < 4; i++) {
            discs(dir.resolve("before/" + i + ".png"), 80, i);
        }
        Terminal batch = thawline("batch", dir.resolve("before"), dir.resolve("after"), "-p", pipeline, "-q");
        assertThat(batch.code()).as(batch.err()).isEqualTo(Exit.DONE);
    }

    private static void discs(Path file, int side, int seed) throws IOException {
        Tensor x = Drawn.LEAVES.draw(1, side, seed);
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(x.data()[i]);
        }
        ImageFiles.best().write(file, new Samples.U8(pixels, Layout.planar(1, side, side)), Existing.REFUSE);
    }

    @Test
    void a_teacher_is_learned_and_told_and_the_model_is_a_filter() throws IOException {
        Terminal learned = learn("sobel(ksize=3)");

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.DONE);
        assertThat(learned.err().lines().toList().getFirst())
                .matches("epoch 1/40  loss [\\d.e-]+  kernel off by [\\d.e-]+  \\d:\\d\\d to go");
        assertThat(learned.err().lines().toList().getLast()).startsWith("epoch 40/40  loss ");
        assertThat(learned.out())
                .contains("  -1.0000   0.0000   1.0000     -1.0000  -2.0000  -1.0000")
                .containsPattern("learned +\\d+\\.\\d\\d dB")
                .contains("best kernel")
                .contains("8 pictures that were not learned from")
                .contains("18 numbers learned in");
        assertThat(Tree.of(dir).keySet()).containsExactly("learned.onnx");
        SavedModel saved = ModelFiles.read(model);
        assertThat(saved.notes().get(Notes.RECIPE)).contains("learn sobel(ksize=3)");
        assertThat(Snapshots.parse(saved.notes().get(Notes.SNAPSHOTS).orElseThrow())
                        .all())
                .hasSize(12);
        Terminal used = thawline(
                "run", "gray | model(" + model + ") | magnitude", "images/x-pencil.png", dir.resolve("edges.png"));
        assertThat(used.code()).as(used.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void json_has_the_figures_of_the_run() {
        JsonNode json = json(learn("emboss", "--json", "-q", "--epochs", 3, "--seed", 9));

        assertThat(json.get("student").asString()).isEqualTo("kernel 3×3");
        assertThat(json.get("seed").asInt()).isEqualTo(9);
        assertThat(json.get("ending").asString()).isEqualTo("done");
        assertThat(json.get("epochs")).hasSize(3);
        assertThat(json.get("epochs").get(0).get("kernelDistance").asDouble()).isPositive();
        assertThat(json.get("kernel").get(0).get(0)).hasSize(3);
        assertThat(json.get("heldOut").get("learned").get("psnr").asDouble()).isPositive();
        assertThat(json.get("heldOut").get("pictures")).hasSize(8);
        assertThat(json.get("kernelError").asDouble()).isPositive();
    }

    @Test
    void pictures_of_a_folder_are_learned_from() throws IOException {
        pairs("gaussian(3)");

        JsonNode json = json(learn("laplacian", "--images", dir.resolve("before"), "--json", "-q"));

        assertThat(json.get("kernelError").asDouble()).isLessThan(0.01);
        assertThat(json.get("heldOut").get("pictures").get(0).asString()).isEqualTo("3.png");
    }

    @Test
    void examples_are_learned_and_bad_pairs_are_named_one_by_one() throws IOException {
        pairs("gray | gaussian(3)");
        discs(dir.resolve("before/odd.png"), 80, 5);
        discs(dir.resolve("before/small.png"), 80, 6);
        discs(dir.resolve("after/small.png"), 79, 6);

        Terminal learned =
                learn("--before", dir.resolve("before"), "--after", dir.resolve("after"), "--model", "kernel(3)");

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.SOME_FAILED);
        assertThat(learned.err())
                .contains("thawline: odd: is not in ")
                .contains("thawline: small: sizes differ: ")
                .contains("4 pairs");
        assertThat(learned.out()).containsPattern("0[.]2[45]\\d\\d ").contains("PSNR is relative to 255");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; nothing to learn from: give a teacher",
                "sobel --before a --after b; a teacher and examples at once",
                "--before a; --before and --after belong together",
                "--before a --after b --images c; --images are shown to a teacher",
                "sobel --model kernel(0); kernel 0 has no middle; use an odd size such as 1 or 3",
                "sobel --model kernel(4); kernel 4 has no middle; use an odd size such as 3 or 5",
                "sobel --model kernel(a); --model kernel(a) takes a size, as kernel(5)",
                "sobel --model brain; --model brain is no model; use kernel(5)",
                "sobel --init best; unknown filter",
                "sobel --init median(3); is not linear, so it has no kernel to begin with",
                "median(3) --init hand; is not linear and has none",
                "sobel --disturb 0.3; --disturb is for --model thaw",
                "sobel --epochs 0; --epochs 0 is less than 1",
                "sobel --time 0; give seconds above 0",
                "sobbel; did you mean sobel?",
                "resize(8, 8); keeps the size of pictures",
                "harris | corners; planes from planes"
            })
    void a_wrong_option_says_what_is_right(String words, String message) {
        Object[] all =
                words == null ? new Object[0] : words.contains("|") ? new Object[] {words} : (Object[]) split(words);

        Terminal learned = learn(all);

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.USAGE);
        assertThat(learned.err()).contains(message);
        assertThat(model).doesNotExist();
    }

    private static String[] split(String words) {
        return words.matches("resize.*") ? new String[] {words} : words.split(" ");
    }

    @Test
    void files_that_are_missing_are_told_and_nothing_is_written() {
        assertThat(learn("sobel", "--images", dir.resolve("none")).err()).contains("none: no such folder");
        assertThat(learn("--before", dir.resolve("none"), "--after", dir).code())
                .isEqualTo(Exit.NOTHING);
        assertThat(model).doesNotExist();
    }

    @Test
    void a_model_that_is_there_is_kept() throws IOException {
        Files.writeString(model, "mine");

        Terminal learned = learn("sobel", "--epochs", 1);

        assertThat(learned.code()).isEqualTo(Exit.USAGE);
        assertThat(learned.err()).contains("learned.onnx is there already; --overwrite replaces it");
        assertThat(model).hasContent("mine");
        assertThat(learn("sobel", "--epochs", 1, "--overwrite", "-q").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void time_that_is_over_ends_training_with_what_there_is() {
        Terminal learned = learn("sobel", "--time", "0.05", "--epochs", 100_000, "--json");

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.DONE);
        assertThat(json(learned).get("ending").asString()).isEqualTo("time");
        assertThat(model).exists();
    }

    @Test
    void a_thawed_teacher_whose_numbers_were_disturbed_learns_them_again() throws IOException {
        Terminal disturbed = learn("harris", "--model", "thaw", "--disturb", 0.3, "--epochs", 1, "--seed", 2, "--json");
        double before = correlation(json(disturbed));

        JsonNode json = json(learn(
                "harris", "--model", "thaw", "--disturb", 0.3, "--epochs", 15, "--seed", 2, "--json", "--overwrite"));

        assertThat(correlation(json)).isGreaterThan(0.999).isGreaterThan(before);
        assertThat(json.get("student").asString()).isEqualTo("thawed harris");
        assertThat(json.get("parameters").asInt()).isEqualTo(23);
        assertThat(ModelFiles.read(model).notes().get(Notes.RECIPE))
                .contains("learn harris --model thaw --disturb 0.3");
    }

    private static double correlation(JsonNode json) {
        return json.get("heldOut").get("learned").get("correlation").asDouble();
    }

    @Test
    void a_thawed_teacher_that_rounds_is_watched_step_by_step_over_pictures_of_a_folder() throws IOException {
        pairs("gaussian(3)");

        Terminal learned = learn(
                "gaussian(3) | round8 | sobel",
                "--model",
                "thaw",
                "--disturb",
                0.2,
                "--epochs",
                4,
                "--images",
                dir.resolve("before"));

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.DONE);
        assertThat(learned.err()).contains("epoch 8/8").doesNotContain("epoch 9");
    }

    @Test
    void a_thawed_grey_conversion_is_shown_colour() {
        JsonNode json =
                json(learn("gray | gaussian(3)", "--model", "thaw", "--disturb", 0.3, "--epochs", 5, "--json", "-q"));

        assertThat(json.get("parameters").asInt()).isEqualTo(3 + 9);
        assertThat(correlation(json)).isGreaterThan(0.99);
    }

    @Test
    void pictures_before_and_after_have_no_steps_to_thaw() throws IOException {
        Files.createDirectory(dir.resolve("before"));
        Files.createDirectory(dir.resolve("after"));
        discs(dir.resolve("before/0.png"), 80, 0);
        discs(dir.resolve("after/0.png"), 80, 0);

        Terminal refused = learn("--before", dir.resolve("before"), "--after", dir.resolve("after"), "--model", "thaw");

        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("what is thawed is a teacher's own steps");
        assertThat(model).doesNotExist();
    }

    @Test
    void derivatives_learn_where_waves_rise() throws IOException {
        Terminal learned = thawline(
                "learn",
                "--objective",
                "angle",
                "--model",
                "kernel(3)",
                "--out",
                model,
                "--epochs",
                20,
                "--json",
                "-q");

        JsonNode json = json(learned);
        JsonNode errors = json.get("angularError");
        assertThat(errors.get("learned").get("rmsDegrees").asDouble()).isLessThan(0.06);
        assertThat(errors.get("in whole numbers").get("rmsDegrees").asDouble()).isLessThan(0.06);
        assertThat(errors.get("scharr").get("rmsDegrees").asDouble()).isGreaterThan(0.17);
        assertThat(json.get("whole").get(0).get(0).get(0).get(0).asInt()).isNegative();
        assertThat(ModelFiles.read(model).notes().get(Notes.SNAPSHOTS)).isPresent();
    }

    @Test
    void angles_need_neither_teacher_nor_net() {
        assertThat(thawline("learn", "sobel", "--objective", "angle", "--out", model)
                        .err())
                .contains("it takes no teacher and no pictures");
        assertThat(thawline("learn", "--objective", "angle", "--model", "net", "--out", model)
                        .err())
                .contains("learns a kernel, as --model 'kernel(3)', not net");
    }

    @Test
    void pictures_that_were_moved_are_laid_on_each_other_first() throws IOException {
        pairs("gaussian(3)");
        Terminal left = thawline("batch", dir.resolve("before"), dir.resolve("left"), "-p", "crop(0, 0, 70, 70)", "-q");
        Terminal right =
                thawline("batch", dir.resolve("after"), dir.resolve("right"), "-p", "crop(2, 3, 70, 70)", "-q");

        Terminal learned = learn("--before", dir.resolve("left"), "--after", dir.resolve("right"), "--json", "-q");

        assertThat(left.code() + right.code()).isZero();
        JsonNode json = json(learned);
        assertThat(json.get("found").asString()).contains("Gaussian 3×3").contains("3 pixels to the left, 2 up");
        assertThat(json.get("heldOut").get("learned").get("psnr").asDouble()).isGreaterThan(45);
    }

    @Test
    void a_damaged_picture_is_named_and_left_out() throws IOException {
        pairs("gaussian(3)");
        byte[] whole = Files.readAllBytes(dir.resolve("before/1.png"));
        Files.write(dir.resolve("before/1.png"), Arrays.copyOf(whole, whole.length / 2));

        Terminal learned = learn("laplacian", "--images", dir.resolve("before"), "--epochs", 1);

        assertThat(learned.code()).as(learned.err()).isEqualTo(Exit.SOME_FAILED);
        assertThat(learned.err()).contains("1.png: the PNG is cut off").contains("; left out");
    }

    @Test
    void one_picture_is_enough() throws IOException {
        pairs("gaussian(3)");

        JsonNode json = json(
                learn("--before", dir.resolve("before/2.png"), "--after", dir.resolve("after/2.png"), "--json", "-q"));

        assertThat(json.get("student").asString()).isEqualTo("kernel 3×3");
        assertThat(json.get("heldOut").get("learned").get("psnr").asDouble()).isGreaterThan(45);
    }

    @Test
    void a_training_that_diverges_writes_nothing() {
        Terminal learned = learn("laplacian", "--rate", "1e30", "-q");

        assertThat(learned.code()).isEqualTo(Exit.DIVERGED);
        assertThat(learned.err()).contains("is not finite any more; nothing is written. Try a smaller --rate");
        assertThat(model).doesNotExist();
    }
}
