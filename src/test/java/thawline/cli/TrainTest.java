package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.testing.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainTest {

    @TempDir
    private static Path signs;

    private static Path data;
    private static Path net;

    @TempDir
    private Path dir;

    private Path model;

    @BeforeAll
    static void draw() throws IOException {
        data = Signs.write(signs.resolve("signs"), 60);
        net = Files.writeString(signs.resolve("signs.net"), Signs.NET);
    }

    @BeforeEach
    void names() {
        model = dir.resolve("signs.onnx");
    }

    private Terminal train(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("train", "--model", net, "--data", data, "--out", model, "--batch", 10));
        words.addAll(List.of(more));
        if (!words.contains("--rate")) {
            words.addAll(List.of("--rate", 0.01));
        }
        return thawline(words.toArray());
    }

    private static JsonNode json(Terminal t) {
        assertThat(t.out().lines()).as(t.err()).hasSize(1);
        return JsonMapper.shared().readTree(t.out());
    }

    @Test
    void a_net_in_a_file_is_trained_tested_and_used() throws IOException {
        Terminal trained = train("--epochs", 6);

        assertThat(trained.code()).as(trained.err()).isEqualTo(Exit.DONE);
        assertThat(trained.err().lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .matches("epoch \\d/6  loss [\\d.]+  accuracy [\\d.]+ %  validation loss [\\d.]+,"
                                + " accuracy [\\d.]+ %  [\\d.]+ s(  0:\\d\\d to go)?"));
        assertThat(trained.out())
                .contains("test: accuracy ")
                .contains(model.toString())
                .contains("parameters");
        assertThat(Tree.of(dir).keySet()).contains("signs.onnx", "signs.history.json");
        assertThat(Files.readAllLines(dir.resolve("signs.history.csv"))).hasSize(7);
        assertThat(ImageFiles.best()
                        .read(dir.resolve("signs.history.png"))
                        .pixels()
                        .width())
                .isGreaterThan(1000);

        Terminal tested = thawline("evaluate", model, "--data", data, "--json");
        assertThat(tested.code()).as(tested.err()).isEqualTo(Exit.DONE);
        assertThat(json(tested).get("accuracy").asDouble()).isGreaterThan(0.95);

        Terminal said = thawline("predict", model, data.resolve("test/x"));
        assertThat(said.out().lines().skip(1))
                .hasSize(30)
                .filteredOn(line -> line.contains(".png,x,"))
                .hasSizeGreaterThan(27);
    }

    @Test
    void json_is_one_object_with_epochs_and_the_test() {
        JsonNode said = json(train("--epochs", 2, "--json", "--quiet"));

        assertThat(said.get("ending").asString()).isEqualTo("done");
        assertThat(said.get("epochs").size()).isEqualTo(2);
        assertThat(said.get("epochs").get(1).get("validation").get("examples").asInt())
                .isEqualTo(12);
        assertThat(said.get("test").get("examples").asInt()).isEqualTo(60);
        assertThat(said.get("parameters").asInt()).isEqualTo(4 * 25 + 4 + 4 * 5 * 5 * 2 + 2);
        assertThat(said.get("weights").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_resumed_training_ends_with_the_same_bits() {
        String straight =
                json(train("--epochs", 4, "--json", "-q")).get("weights").asString();
        train("--epochs", 2, "--overwrite", "-q", "--checkpoint-every", 3);
        Terminal resumed = train("--epochs", 4, "--resume", "--json", "-q");

        assertThat(json(resumed).get("weights").asString()).isEqualTo(straight);
        assertThat(json(resumed).get("epochs").size()).isEqualTo(4);
    }

    @Test
    void the_same_seed_gives_the_same_file_for_any_number_of_threads() throws IOException {
        String one = json(train("--epochs", 1, "--json", "-q", "--threads", 1))
                .get("weights")
                .asString();
        String three = json(train("--epochs", 1, "--json", "-q", "--threads", 3, "--overwrite"))
                .get("weights")
                .asString();
        String other = json(train("--epochs", 1, "--json", "-q", "--seed", 2, "--overwrite"))
                .get("weights")
                .asString();

        assertThat(three).isEqualTo(one).isNotEqualTo(other);
    }

    @Test
    void what_is_there_is_not_overwritten_unasked() throws IOException {
        Files.writeString(model, "mine");

        Terminal refused = train("--epochs", 1);
        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains(model + " is there already; --overwrite replaces it");
        assertThat(model).hasContent("mine");

        assertThat(train("--epochs", 1, "--overwrite").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_rate_that_is_too_large_ends_with_code_4_and_names_the_layer() {
        Terminal t = train("--epochs", 3, "--rate", 1e30, "--optimizer", "sgd", "--json");

        assertThat(t.code()).isEqualTo(Exit.DIVERGED);
        assertThat(t.err())
                .contains("training diverged in step")
                .contains("is not finite")
                .contains("nothing is written");
        assertThat(json(t).get("ending").asString()).isEqualTo("diverged");
        assertThat(json(t).get("model").isNull()).isTrue();
        assertThat(json(t).get("diverged").get("step").asInt()).isPositive();
        assertThat(model).doesNotExist();
    }

    @Test
    void what_diverges_later_leaves_the_last_good_weights() {
        Terminal t = train("--epochs", 3, "--schedule", "step(1, 1e35)", "--json");

        assertThat(t.code()).isEqualTo(Exit.DIVERGED);
        assertThat(json(t).get("epochs").size()).isEqualTo(1);
        double validated = json(t).get("epochs")
                .get(0)
                .get("validation")
                .get("metrics")
                .get("accuracy")
                .asDouble();
        Terminal tested = thawline("evaluate", model, "--data", data, "--json");
        assertThat(json(tested).get("accuracy").asDouble()).isCloseTo(validated, within(0.2));
    }

    @Test
    void fewer_than_one_epoch_or_example_is_told_by_the_options_name() {
        Terminal epochs = train("--epochs", 0);
        assertThat(epochs.code()).isEqualTo(Exit.USAGE);
        assertThat(epochs.err()).contains("--epochs 0: training takes at least 1 epoch");

        Terminal batch = thawline("train", "--model", net, "--data", data, "--out", model, "--batch", 0);
        assertThat(batch.code()).isEqualTo(Exit.USAGE);
        assertThat(batch.err()).contains("--batch 0: a batch has at least 1 example");
    }

    @Test
    void a_single_class_is_too_few() throws IOException {
        Path cats = Files.writeString(
                Files.createDirectory(dir.resolve("cats")).resolve("set.csv"), "cat," + "0,".repeat(195) + "0\n");
        Terminal t = thawline("train", "--model", net, "--data", cats, "--out", model);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains(cats + " has a single class, cat; at least two are needed");
    }

    @Test
    void a_net_of_too_many_numbers_is_told_with_its_place() throws IOException {
        Path huge = Files.writeString(dir.resolve("huge.net"), "flatten\n| dense(2000000000) | dense(2)");
        Terminal t = thawline("train", "--model", huge, "--data", data, "--out", model);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.USAGE);
        assertThat(t.err())
                .contains("huge.net, line 2, column 3: dense: 2,000,000,000 outputs by 196 inputs")
                .contains("392,000,000,000 numbers");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_folder_that_takes_no_files_is_told_before_training() {
        Terminal t = thawline("train", "--model", net, "--data", data, "--out", "/proc/x.onnx");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.USAGE);
        assertThat(t.err())
                .contains("nothing can be written into the folder /proc")
                .doesNotContain("epoch 1/");
    }

    @Test
    void a_finished_training_has_nothing_to_resume_and_keeps_its_seconds() throws IOException {
        train("--epochs", 3, "-q");
        Terminal again = train("--epochs", 3, "--resume", "--json");
        double sum = json(again)
                .get("epochs")
                .valueStream()
                .mapToDouble(e -> e.get("seconds").asDouble())
                .sum();

        assertThat(again.code()).isEqualTo(Exit.DONE);
        assertThat(again.err()).contains(model + " already has 3 epochs; nothing to train");
        assertThat(json(again).get("seconds").asDouble()).isPositive().isCloseTo(sum, within(1e-3));
    }

    @Test
    void json_and_the_history_have_scores_in_one_shape() throws IOException {
        JsonNode said = json(train("--epochs", 1, "--json", "-q"));
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(dir.resolve("signs.history.json")));

        assertThat(said.get("epochs")).isEqualTo(kept.get("epochs"));
        assertThat(said.get("test").get("metrics").get("accuracy").isNumber()).isTrue();
    }

    @Test
    void a_net_that_no_file_could_hold_is_refused_before_it_is_trained() throws IOException {
        Path median = Files.writeString(dir.resolve("median.net"), "median(3) | flatten | dense(2) | softmax");
        Terminal t = thawline("train", "--model", median, "--data", data, "--out", dir.resolve("median.onnx"));

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("cannot be trained to a model file: 0.median has no counterpart in ONNX");
        assertThat(t.err()).doesNotContain("epoch 1");
    }

    @Test
    void wrong_words_are_told_what_they_may_have_meant() throws IOException {
        Terminal preset = train("--model", "keras-minst");
        assertThat(preset.code()).isEqualTo(Exit.USAGE);

        Terminal name = thawline("train", "--model", "keras-minst", "--data", data, "--out", model);
        assertThat(name.code()).isEqualTo(Exit.USAGE);
        assertThat(name.err()).contains("did you mean keras-mnist?");

        Terminal optimizer = train("--optimizer", "adan");
        assertThat(optimizer.code()).isEqualTo(Exit.USAGE);
        assertThat(optimizer.err()).contains("did you mean adam?");

        Terminal initializer = train("--initializer", "he");
        assertThat(initializer.code()).isEqualTo(Exit.USAGE);
        assertThat(initializer.err()).contains("he_normal");

        Terminal classes = thawline(
                "train",
                "--model",
                Files.writeString(dir.resolve("ten.net"), "flatten | dense(10)"),
                "--data",
                data,
                "--out",
                model);
        assertThat(classes.code()).isEqualTo(Exit.USAGE);
        assertThat(classes.err()).contains("ends in dense(2) | softmax");

        Terminal out = thawline("train", "--model", net, "--data", data, "--out", dir.resolve("model.bin"));
        assertThat(out.code()).isEqualTo(Exit.USAGE);
        assertThat(out.err()).contains("end in .onnx");
        Terminal root = thawline("train", "--model", net, "--data", data, "--out", dir.getRoot());
        assertThat(root.err()).contains("end in .onnx");

        Terminal resume = train("--resume");
        assertThat(resume.code()).isEqualTo(Exit.USAGE);
        assertThat(resume.err()).contains("to go on from");
    }

    @Test
    void data_that_are_not_there_leave_nothing_done() {
        Terminal t = thawline("train", "--model", net, "--data", dir.resolve("none"), "--out", model);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("none");
        assertThat(model).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_told_in_words() {
        Path none = dir.resolve("none.onnx");

        assertThat(thawline("evaluate", none, "--data", data).err()).contains(none + ": is not there");
        assertThat(thawline("predict", none, data).err()).contains(none + ": is not there");
        assertThat(thawline("summary", none).err()).contains("there is no file " + none);
    }

    @Test
    void a_preset_takes_folders_of_other_sizes_and_classes() {
        Terminal t =
                thawline("train", "--model", "dmlp", "--data", data, "--out", model, "--epochs", 1, "--json", "-q");

        assertThat(json(t).get("classes").size()).isEqualTo(2);
        assertThat(json(t).get("parameters").asInt()).isEqualTo(785 * 44 + 45 * 2);
    }

    @Test
    void a_model_is_trained_on_with_a_frozen_layer() throws IOException {
        train("--epochs", 1, "-q");
        Terminal summary = thawline("summary", model, "--json");
        String path = json(summary).get("layers").get(1).get("path").asString();
        Terminal tuned = thawline(
                "train",
                "--model",
                model,
                "--data",
                data,
                "--out",
                dir.resolve("tuned.onnx"),
                "--epochs",
                1,
                "--freeze",
                path,
                "--json",
                "-q");

        assertThat(tuned.code()).as(tuned.err()).isEqualTo(Exit.DONE);
        assertThat(json(tuned).get("parameters").asInt()).isEqualTo(4 * 5 * 5 * 2 + 2);
    }

    @Test
    void a_filter_bank_stays_as_it_is_until_it_is_thawed() throws IOException {
        Path bank = Files.writeString(
                dir.resolve("bank.net"),
                "[ sobel(dx=1) , sobel(dy=1) ] | absolute | scale(1/255) | averagePool(2) | flatten | dense(2) |"
                        + " softmax");
        Object[] words = {"train", "--model", bank, "--data", data, "--out", model, "--epochs", 1, "--json", "-q"};
        Object[] thawed = Stream.concat(Stream.of(words), Stream.of("--thaw", "0", "--overwrite"))
                .toArray();
        int head = 2 * 7 * 7 * 2 + 2;

        assertThat(json(thawline(words)).get("parameters").asInt()).isEqualTo(head);
        assertThat(json(thawline(thawed)).get("parameters").asInt()).isEqualTo(head + 2 * 9);
    }

    @Test
    void evaluate_prints_classes_and_a_matrix_and_draws_it() throws IOException {
        train("--epochs", 4, "-q");
        Path picture = dir.resolve("confusion.png");
        Terminal t = thawline("evaluate", model, "--data", data, "--confusion", picture);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("accuracy ").contains("recall").contains("true \\ predicted");
        assertThat(ImageFiles.best().read(picture).pixels().width()).isGreaterThan(100);
        assertThat(thawline("evaluate", model, "--data", data, "--confusion", picture)
                        .code())
                .isEqualTo(Exit.USAGE);
        assertThat(thawline("evaluate", model, "--data", data, "--augment", "shift(9)")
                        .out())
                .isNotEqualTo(t.out());
    }

    @Test
    void classes_of_other_names_are_compared_by_number_and_of_another_count_refused() throws IOException {
        train("--epochs", 1, "-q");
        Path named = Files.writeString(
                Files.createDirectory(dir.resolve("other")).resolve("set.csv"),
                "cat," + "0,".repeat(195) + "0\ndog," + "9,".repeat(195) + "9\n");

        Terminal t = thawline("evaluate", model, "--data", named);
        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.err()).contains("compared by their numbers");
        Terminal shapes = thawline("evaluate", model, "--data", "shapes");
        assertThat(shapes.code()).isEqualTo(Exit.USAGE);
        assertThat(shapes.err()).contains("tells 2 classes apart, but shapes has 5");
    }

    @Test
    void predict_goes_on_where_a_picture_is_damaged() throws IOException {
        train("--epochs", 4, "-q");
        Path folder = Files.createDirectory(dir.resolve("new"));
        ImageFiles.best().write(folder.resolve("a.png"), Signs.cross(new SplittableRandom(99)), Existing.REFUSE);
        ImageFiles.best().write(folder.resolve("b.png"), Samples.u8(3, 40, 50), Existing.REFUSE);
        Files.writeString(folder.resolve("c.png"), "no picture");
        Path out = dir.resolve("new.json");
        Terminal t = thawline("predict", model, folder, "--all", "--out", out);

        assertThat(t.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(t.err()).contains("c.png");
        JsonNode said = JsonMapper.shared().readTree(Files.readString(out));
        assertThat(said.get("predictions").size()).isEqualTo(2);
        assertThat(said.get("predictions").get(0).get("classes").get("x").asDouble())
                .isEqualTo(said.get("predictions").get(0).get("probability").asDouble());
        assertThat(said.get("failed").size()).isEqualTo(1);
    }

    @Test
    void summary_of_the_tutorials_net_says_what_every_course_says() {
        Terminal t = thawline("summary", "keras-mnist");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out())
                .contains("34,826")
                .contains("32×26×26")
                .contains("18,496")
                .contains("16,010");
        assertThat(json(thawline("summary", "keras-mnist", "--json"))
                        .get("parameters")
                        .asInt())
                .isEqualTo(34_826);
    }
}
