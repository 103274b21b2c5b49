package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.Picture;
import thawline.tensor.Samples;
import thawline.testing.Tree;

/// What a job answers where formats, names and files are unusual.
class BatchWordsTest {

    @TempDir
    private Path dir;

    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(dir.resolve("in"));
        out = dir.resolve("out");
    }

    private Path picture(String name, Samples pixels) throws IOException {
        Path file = in.resolve(name);
        ImageFiles.best().write(file, pixels, Existing.REPLACE);
        return file;
    }

    private static Samples.U8 noise(int channels) {
        Samples.U8 s = Samples.u8(channels, 20, 30);
        new Random(channels).nextBytes(s.data());
        return s;
    }

    private Picture made(String name) throws IOException {
        return ImageFiles.best().read(out.resolve(name));
    }

    @Test
    void a_ppm_takes_grey_as_three_equal_channels() throws IOException {
        picture("a.ppm", noise(3));
        picture("b.png", noise(3));

        Terminal t = thawline("batch", in, out, "-p", "gray");

        assertThat(t.code()).as(t.err()).isZero();
        assertThat(made("a.ppm").pixels().channels()).isEqualTo(3);
        assertThat(thawline("batch", in, out, "-p", "gray", "--format", "ppm").code())
                .isZero();
        assertThat(Tree.of(out)).containsKeys("a.ppm", "b.png", "b.ppm");
    }

    @Test
    void a_pbm_becomes_a_png_and_so_does_a_pgm_that_is_drawn_into() throws IOException {
        picture("a.pbm", Samples.u8(1, 9, 9));
        picture("b.pgm", noise(1));

        Terminal plain = thawline("batch", in, out, "-p", "gaussian(5)");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(Tree.of(out)).containsOnlyKeys("a.png", "b.pgm");
        assertThat(plain.err()).contains("a.pbm: a PBM holds only black and white; the result is a PNG");

        out = dir.resolve("marked");
        Terminal marked = thawline("batch", in, out, "-p", "corners | mark");
        assertThat(marked.code()).as(marked.err()).isZero();
        assertThat(Tree.of(out)).containsOnlyKeys("a.png", "b.png");
        assertThat(marked.err()).contains("b.pgm: a PGM holds no colour; the result is a PNG");
    }

    @Test
    void failures_read_the_same_wherever_the_output_folder_is() throws IOException {
        picture("a.png", noise(3));
        Path other = dir.resolve("some/where/else");

        assertThat(thawline("batch", in, out, "-p", "gaussian(5)", "--format", "pgm")
                        .code())
                .isEqualTo(Exit.NOTHING);
        thawline("batch", in, other, "-p", "gaussian(5)", "--format", "pgm");

        assertThat(Tree.of(out)).isEqualTo(Tree.of(other));
        assertThat(Files.readString(out.resolve("failed.csv"))).doesNotContain(dir.toString());
    }

    @Test
    void floats_in_a_png_keep_16_bits() throws IOException {
        Samples.F32 numbers = Samples.f32(1, 4, 4);
        numbers.data()[0] = 100.25f;
        picture("a.tif", numbers);

        Terminal t = thawline("batch", in, out, "-p", "identity", "--format", "png");

        assertThat(t.err()).contains("floats were held in 0 … 255 and written with 16 bits; a TIFF keeps them");
        assertThat(made("a.png").bits()).isEqualTo(16);
        assertThat(((Samples.U16) made("a.png").pixels()).data()[0]).isEqualTo((short) 25764);
    }

    @Test
    void a_file_of_nobody_with_the_very_bytes_of_the_result_is_adopted() throws IOException {
        picture("a.png", noise(1));
        picture("b.png", noise(3));
        Object[] batch = {"batch", in, out, "-p", "gaussian(5)"};
        thawline(batch);
        Files.delete(out.resolve(".thawline/journal.jsonl"));
        Files.writeString(out.resolve("b.png"), "dear");
        var before = Files.readAttributes(out.resolve("a.png"), java.nio.file.attribute.BasicFileAttributes.class);

        Terminal t = thawline(batch);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.SOME_FAILED);
        assertThat(t.err())
                .contains("1 done, 1 failed")
                .contains("b.png is there already and was not made by this job; --overwrite replaces it");
        var after = Files.readAttributes(out.resolve("a.png"), java.nio.file.attribute.BasicFileAttributes.class);
        assertThat(after.fileKey()).isEqualTo(before.fileKey());
        assertThat(after.lastModifiedTime()).isEqualTo(before.lastModifiedTime());
        assertThat(out.resolve("b.png")).hasContent("dear");
        assertThat(thawline(batch).err()).contains("0 done, 1 skipped (up to date), 1 failed");
    }

    private void assertUsage(String why, Object... words) {
        Terminal t = thawline(words);
        assertThat(t.code()).as(t.err()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains(why);
    }

    @Test
    void options_that_say_nothing_about_one_file_are_refused() throws IOException {
        Path a = picture("a.png", noise(1));
        Path file = dir.resolve("b.jpg");

        assertUsage("leave --format out", "batch", a, file, "-p", "gray", "--format", "png");
        assertUsage("leave --name out", "batch", a, file, "-p", "gray", "--name", "{name}-b");
        assertUsage("is one file", "batch", a, out, "-p", "gray", "--include", "*.jpg");
        assertUsage("IN is empty", "batch", "", out, "-p", "gray");
        assertUsage("OUT is empty", "batch", in, "", "-p", "gray");
    }

    @Test
    void a_pipeline_file_that_cannot_be_read_is_usage() throws IOException {
        Path locked = Files.writeString(dir.resolve("locked.pipeline"), "gray");

        assertUsage("no such file", "batch", in, out, "-p", "@" + dir.resolve("nope"));
        assertUsage("a folder, not a file", "batch", in, out, "-p", "@" + dir);
        assertThat(locked.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(locked), "this user may read everything");
        assertUsage("permission denied", "batch", in, out, "-p", "@" + locked);
    }

    @Test
    void corners_of_several_planes_are_refused_before_the_first_picture() throws IOException {
        picture("a.png", noise(3));

        assertUsage(
                "planes; corners are read from one: begin with gray",
                "batch",
                in,
                out,
                "-p",
                "sobel",
                "--corners",
                "csv");
        assertThat(out).doesNotExist();
        assertThat(thawline("batch", in, out, "-p", "gaussian(3)", "--corners", "csv")
                        .err())
                .contains("a.png: the result has 3 planes; corners are read from one: begin with gray, or choose one"
                        + " with channel(0)");
    }

    @Test
    void a_rehearsal_is_told_in_events_too() throws IOException {
        picture("a.png", noise(1));
        thawline("batch", in, out, "-p", "gray");
        picture("b.png", noise(1));
        Files.writeString(out.resolve("c.png"), "dear");
        picture("c.png", noise(1));

        Terminal t = thawline("batch", in, out, "-p", "gray", "--dry-run", "--json");

        assertThat(t.out().lines())
                .containsExactly(
                        "{\"event\":\"start\",\"pictures\":3,\"notes\":[]}",
                        "{\"event\":\"would-skip\",\"source\":\"a.png\",\"outputs\":[\"a.png\"],\"reason\":\"up to"
                                + " date\"}",
                        "{\"event\":\"would-make\",\"source\":\"b.png\",\"outputs\":[\"b.png\"],\"reason\":\"from"
                                + " b.png\"}",
                        "{\"event\":\"would-fail\",\"source\":\"c.png\",\"outputs\":[],\"reason\":\"c.png is there"
                            + " already and was not made by this job; --overwrite replaces it, and the very bytes of"
                            + " the result are kept\"}",
                        "{\"event\":\"end\",\"wouldMake\":1,\"wouldSkip\":1,\"wouldFail\":1}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void control_letters_in_names_are_shown_as_such() throws IOException {
        Files.createFile(in.resolve("a\nb\u001b[31m.png"));

        assertThat(thawline("batch", in, out, "-p", "gray").err())
                .contains("a\\nb\\x1b[31m.png: the file is empty")
                .doesNotContain("\u001b");
    }

    @Test
    void clashes_are_said_one_a_line() throws IOException {
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            picture(name + ".png", noise(1));
            picture(name + ".bmp", noise(1));
        }

        Terminal t = thawline("batch", in, out, "-p", "gray", "--format", "png");

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err().lines().limit(4)).allMatch(line -> line.startsWith("thawline: "));
        assertThat(t.err()).contains("thawline: and 2 more such clashes");
    }
}
