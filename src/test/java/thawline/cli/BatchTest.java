package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Samples;
import thawline.testing.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {

    @TempDir
    private Path dir;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(dir.resolve("in"));
        out = dir.resolve("out");
    }

    private static Samples.U8 noise(int seed) {
        Samples.U8 s = Samples.u8(1, 20, 30);
        new Random(seed).nextBytes(s.data());
        return s;
    }

    private Path picture(String name) throws IOException {
        return picture(name, noise(name.hashCode()));
    }

    private Path picture(String name, Samples pixels) throws IOException {
        Path file = in.resolve(name);
        Files.createDirectories(file.getParent());
        ImageFiles.best().write(file, pixels, Existing.REPLACE);
        return file;
    }

    private Terminal batch(Object... more) {
        List<Object> words = new ArrayList<>(List.of("batch", in, out, "-p", "gaussian(3)"));
        words.addAll(List.of(more));
        return thawline(words.toArray());
    }

    @Test
    void folders_in_folders_keep_places_names_and_formats() throws IOException {
        picture("a.png");
        picture("deep/er/b.jpg");
        picture("deep/c.pgm");
        Files.writeString(in.resolve("notes.txt"), "no picture");

        Terminal t = batch();

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(Tree.of(out)).containsOnlyKeys("a.png", "deep/er/b.jpg", "deep/c.pgm");
        assertThat(t.err()).contains("3 done in").contains("1 file is no picture");
        assertThat(t.out()).isEmpty();
    }

    @Test
    void a_second_run_skips_what_is_up_to_date_and_makes_what_is_not() throws IOException {
        picture("a.png");
        picture("b.png");
        picture("c.png");
        batch();
        Map<String, String> before = Tree.of(out);

        assertThat(batch().err()).contains("0 done, 3 skipped (up to date)");
        picture("b.png", noise(99));
        Files.delete(out.resolve("c.png"));
        assertThat(batch().err()).contains("2 done, 1 skipped (up to date)");
        assertThat(Tree.of(out).get("c.png")).isEqualTo(before.get("c.png"));
        assertThat(Tree.of(out).get("b.png")).isNotEqualTo(before.get("b.png"));
        assertThat(batch("--redo").err()).contains("3 done in");
        assertThat(batch("--view", "abs").err()).as("another recipe").contains("3 done in");
    }

    @Test
    void one_picture_more_or_less_costs_no_full_rerun() throws IOException {
        picture("a.png");
        picture("b.png");
        batch();

        picture("c.png");
        assertThat(batch().err()).contains("1 done, 2 skipped");
        Files.delete(in.resolve("a.png"));
        assertThat(batch().err()).contains("0 done, 2 skipped");
    }

    @Test
    void bad_files_are_listed_with_their_reasons_and_the_others_go_on() throws IOException {
        picture("a.png");
        Files.writeString(in.resolve("b, \"or\" not.png"), "not a picture");
        Files.createFile(in.resolve("c.png"));
        byte[] whole = Files.readAllBytes(picture("d.png"));
        Files.write(in.resolve("d.png"), java.util.Arrays.copyOf(whole, whole.length / 2));

        Terminal t = batch();

        assertThat(t.code()).isEqualTo(Exit.SOME_FAILED);
        List<String> failed = Files.readAllLines(out.resolve("failed.csv"));
        assertThat(failed).hasSize(4);
        assertThat(failed.get(0)).isEqualTo("file,reason");
        assertThat(failed.get(1)).startsWith("\"b, \"\"or\"\" not.png\",\"is no picture that can be read");
        assertThat(failed.get(2)).isEqualTo("c.png,the file is empty");
        assertThat(failed.get(3)).startsWith("d.png,the PNG is cut off");
        assertThat(t.err()).contains("1 done, 3 failed (see " + out.toRealPath().resolve("failed.csv") + ")");

        picture("b, \"or\" not.png");
        picture("c.png");
        picture("d.png");
        assertThat(batch().code()).isEqualTo(Exit.DONE);
        assertThat(out.resolve("failed.csv")).doesNotExist();
    }

    @Test
    void results_do_not_depend_on_threads() throws IOException {
        for (int i = 0; i < 7; i++) {
            picture(i + ".png");
        }
        assertThat(batch("--threads", "1", "--corners", "json").code()).isEqualTo(Exit.DONE);
        Map<String, String> one = Tree.of(out);
        out = dir.resolve("other");
        assertThat(batch("--threads", "5", "--corners", "json").code()).isEqualTo(Exit.DONE);
        assertThat(Tree.of(out)).isEqualTo(one);
    }

    @Test
    void a_large_picture_runs_alone_and_with_all_threads_to_the_same_bits() throws IOException {
        Samples.U8 large = Samples.u8(3, 700, 900);
        new Random(3).nextBytes(large.data());
        picture("large.png", large);
        picture("small.png");

        assertThat(batch("--threads", "3").code()).isEqualTo(Exit.DONE);
        String many = Tree.of(out).get("large.png");
        assertThat(batch("--threads", "1", "--redo").code()).isEqualTo(Exit.DONE);
        assertThat(Tree.of(out).get("large.png")).isEqualTo(many);
    }

    @Test
    void fail_fast_begins_nothing_after_the_first_failure() throws IOException {
        Files.createFile(in.resolve("a.png"));
        for (int i = 0; i < 20; i++) {
            picture("b" + i + ".png");
        }
        Terminal t = batch("--fail-fast", "--threads", "1");

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err())
                .contains("0 done, 1 failed")
                .contains("20 not tried")
                .contains("stopped at the first failure");
        assertThat(Tree.of(out)).containsOnlyKeys("failed.csv");
    }

    @Test
    void what_others_made_is_left_alone_unless_overwriting_is_asked_for() throws IOException {
        picture("a.png");
        picture("b.png");
        Files.createDirectory(out);
        Files.writeString(out.resolve("a.png"), "dear");

        Terminal refused = batch();
        assertThat(refused.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(out.resolve("a.png")).hasContent("dear");
        assertThat(Files.readString(out.resolve("failed.csv")))
                .contains("a.png is there already and was not made by this job; --overwrite replaces it");

        assertThat(batch("--overwrite").code()).isEqualTo(Exit.DONE);
        assertThat(ImageFiles.best().read(out.resolve("a.png")).pixels().width())
                .isEqualTo(30);
    }

    @Test
    void clashes_are_found_before_anything_is_written() throws IOException {
        picture("a.png");
        Files.copy(picture("a.jpg"), in.resolve("a.jpeg"));

        Terminal t = batch("--format", "png");

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("a.png");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_rehearsal_says_what_would_be_done_and_does_nothing() throws IOException {
        picture("a.png");
        picture("b.png");
        batch();
        picture("b.png", noise(5));
        picture("c.png");
        Map<String, String> before = Tree.of(out);

        Terminal t = batch("--dry-run");

        assertThat(t.code()).isEqualTo(Exit.DONE);
        assertThat(t.out().lines())
                .containsExactly("again   b.png (the source has changed)", "make    c.png (from c.png)");
        assertThat(t.err()).contains("2 to make, 1 up to date, 0 would fail; nothing was written");
        assertThat(Tree.of(out)).isEqualTo(before);
    }

    @Test
    void events_are_json_objects_a_line() throws IOException {
        picture("a.png");
        picture("b.png");
        batch();
        picture("b.png", noise(5));
        Files.writeString(in.resolve("c.png"), "GIF89a");
        JsonMapper json = JsonMapper.shared();

        Terminal t = batch("--json", "--quiet", "--threads", "1");
        List<JsonNode> events = t.out().lines().map(json::readTree).toList();

        assertThat(events.stream().map(e -> e.get("event").asString()))
                .containsExactly("start", "skipped", "done", "failed", "end");
        assertThat(events.get(0).get("pictures").asInt()).isEqualTo(3);
        assertThat(events.get(1).get("source").asString()).isEqualTo("a.png");
        JsonNode done = events.get(2);
        assertThat(done.get("source").asString()).isEqualTo("b.png");
        assertThat(done.get("outputs").get(0).asString()).isEqualTo("b.png");
        assertThat(done.get("megapixels").asDouble()).isEqualTo(600 / 1e6);
        assertThat(done.get("ms").asDouble()).isPositive();
        assertThat(events.get(3).get("source").asString()).isEqualTo("c.png");
        assertThat(events.get(3).get("reason").asString()).isNotBlank();
        assertThat(events.get(4).get("done").asInt()).isEqualTo(1);
        assertThat(events.get(4).get("skipped").asInt()).isEqualTo(1);
        assertThat(events.get(4).get("failed").asInt()).isEqualTo(1);
        assertThat(t.err().lines()).as("quiet: failures only").hasSize(1);
    }

    @Test
    void depth_format_name_and_quality_are_chosen() throws IOException {
        picture("a.png");

        assertThat(batch("--depth", "16", "--name", "{name}-fine").code()).isEqualTo(Exit.DONE);
        assertThat(ImageFiles.best().read(out.resolve("a-fine.png")).bits()).isEqualTo(16);
        assertThat(batch("--depth", "float", "--format", "tif").code()).isEqualTo(Exit.DONE);
        assertThat(ImageFiles.best().read(out.resolve("a.tif")).pixels()).isInstanceOf(Samples.F32.class);
        assertThat(batch("--format", "jpg", "--quality", "5").code()).isEqualTo(Exit.DONE);
        long small = Files.size(out.resolve("a.jpg"));
        assertThat(batch("--format", "jpg", "--quality", "100").code()).isEqualTo(Exit.DONE);
        assertThat(Files.size(out.resolve("a.jpg"))).isGreaterThan(small);
    }

    @Test
    void what_a_format_cannot_hold_is_noted() throws IOException {
        var alpha = Picture.of(noise(1), ImageFormat.PNG).withAlpha(noise(2));
        ImageFiles.best().write(in.resolve("alpha.png"), alpha, Existing.REPLACE);
        Samples.U16 fine = Samples.u16(1, 5, 5);
        picture("fine.png", fine);

        Terminal t = batch("--format", "jpg");

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.err())
                .contains("alpha.png: written without alpha, which JPEG has not")
                .contains("fine.png: 16 bits were cut to 8, which is all that JPEG has");
        assertThat(Files.readString(out.resolve(".thawline/journal.jsonl"))).contains("written without alpha");
    }

    @Test
    void corners_lie_beside_pictures_or_are_the_result_or_are_drawn() throws IOException {
        Samples.U8 square = Samples.u8(1, 32, 32);
        for (int i = 0; i < 144; i++) {
            square.data()[(10 + i / 12) * 32 + 10 + i % 12] = (byte) 255;
        }
        picture("s.png", square);

        out = dir.resolve("beside");
        assertThat(thawline("batch", in, out, "-p", "harris", "--corners", "csv")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(Files.readAllLines(out.resolve("s.png.corners.csv"))).hasSize(5);
        assertThat(out.resolve("s.png")).exists();
        out = dir.resolve("lists");
        assertThat(thawline("batch", in, out, "-p", "harris | corners").code()).isEqualTo(Exit.DONE);
        assertThat(Files.readAllLines(out.resolve("s.png.csv"))).hasSize(5);
        out = dir.resolve("marked");
        assertThat(thawline("batch", in, out, "-p", "harris | corners | mark").code())
                .isEqualTo(Exit.DONE);
        assertThat(ImageFiles.best().read(out.resolve("s.png")).pixels().channels())
                .isEqualTo(3);
    }

    @Test
    void one_picture_may_go_into_one_file() throws IOException {
        Path a = picture("a.png");
        Path file = dir.resolve("made/b.jpg");

        assertThat(thawline("batch", a, file, "-p", "gaussian(3)").code()).isEqualTo(Exit.DONE);
        assertThat(ImageFormat.begun(file)).isEqualTo(Optional.of(ImageFormat.JPEG));
        assertThat(thawline("batch", a, file, "-p", "gaussian(3)").err()).contains("1 skipped");
        assertThat(thawline("batch", a, a, "-p", "gaussian(3)").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("batch", a, dir.resolve("c.png"), "-p", "corners").err())
                .contains("corners are a list, not a picture");
    }

    @Test
    void nothing_to_do_is_said_by_the_exit_code() throws IOException {
        assertThat(batch().code()).isEqualTo(Exit.NOTHING);
        assertThat(batch().err()).contains("no pictures in " + in);
        Files.createFile(in.resolve("a.png"));
        assertThat(batch().code()).isEqualTo(Exit.NOTHING);
        assertThat(thawline("batch", dir.resolve("none"), out, "-p", "gray").code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void a_wrong_word_is_usage_and_says_what_to_write() throws IOException {
        picture("a.png");

        assertThat(thawline("batch", in, out).err()).contains("--pipeline");
        assertThat(thawline("batch", in, out, "-p", "gausian").err()).contains("did you mean gaussian?");
        assertThat(batch("--threads", "0").err()).contains("--threads 0 is less than 1");
        assertThat(batch("--depth", "12").err()).contains("12 is no depth; use 8, 16 or float");
        assertThat(batch("--format", "gif").err()).contains("gif is no format that can be written");
        assertThat(batch("--quality", "0").code()).isEqualTo(Exit.USAGE);
        assertThat(batch("--name", "a/b").code()).isEqualTo(Exit.USAGE);
        assertThat(batch("--timeout", "-1").code()).isEqualTo(Exit.USAGE);
        assertThat(batch("--reader", "nobody").code()).isEqualTo(Exit.USAGE);
        assertThat(batch("--engine", "word").code()).isEqualTo(Exit.USAGE);
        assertThat(out).doesNotExist();
    }

    @Test
    void limits_make_failures_and_options_raise_them() throws IOException {
        picture("a.png");

        assertThat(batch("--max-megapixels", "0.0001").err()).contains("raise --max-megapixels");
        assertThat(batch("--max-file-size", "0.0001").err()).contains("raise --max-file-size");
        assertThat(batch().code()).isEqualTo(Exit.DONE);
    }
}
