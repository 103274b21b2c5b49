package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;

@DisabledOnOs(OS.WINDOWS)
class ReplayTest {

    @TempDir
    private Path dir;

    private Path in;
    private Path out;

    @BeforeEach
    void makePictures() throws IOException {
        in = dir.toRealPath().resolve("it's in");
        out = dir.toRealPath().resolve("out $HOME");
        Files.createDirectories(in.resolve("sub"));
        picture(in.resolve("a.png"), 1);
        picture(in.resolve("sub/two\nlines.png"), 2);
    }

    private static void picture(Path file, int seed) throws IOException {
        Samples.U8 pixels = Samples.u8(3, 9, 11);
        new java.util.Random(seed).nextBytes(pixels.data());
        ImageFiles.best().write(file, pixels, Existing.REPLACE);
    }

    /// What a shell makes of a command, run here instead of by `thawline`.
    private Terminal run(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "thawline() { printf '%s\\001' \"$@\"; }; " + command)
                .directory(dir.toFile())
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(said.split("\u0001", -1)));
        return thawline(words.subList(0, words.size() - 1).toArray());
    }

    private void assertReplayed(Path file) throws Exception {
        byte[] before = Files.readAllBytes(file);
        Terminal told = thawline("replay", file);
        assertThat(told.code()).as(told.err()).isEqualTo(Exit.DONE);
        assertThat(told.err()).isEmpty();
        Files.writeString(file, "spoilt");

        Terminal again = run(told.out());

        assertThat(again.code()).as(told.out() + again.err()).isEqualTo(Exit.DONE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void the_command_makes_a_file_of_a_folder_again() throws Exception {
        Path kernel = Files.writeString(dir.resolve("a kernel.csv"), "1 2 1\n2 4 2\n1 2 1\n");
        Terminal made = thawline(
                "batch",
                in,
                out,
                "-p",
                "kernel(\"" + kernel + "\") | sobel(dx=1)",
                "--view",
                "signed",
                "--name",
                "{name}-x",
                "--quiet");
        assertThat(made.code()).as(made.err()).isEqualTo(Exit.DONE);

        assertReplayed(out.resolve("a-x.png"));
        assertReplayed(out.resolve("sub/two\nlines-x.png"));
        Terminal next = thawline(
                "batch",
                in,
                out,
                "-p",
                "kernel(\"" + kernel + "\") | sobel(dx=1)",
                "--view",
                "signed",
                "--name",
                "{name}-x",
                "--dry-run");
        assertThat(next.out()).isEmpty();
        assertThat(next.err()).contains("2 up to date");
    }

    @Test
    void the_command_makes_a_single_file_again() throws Exception {
        Path file = out.resolve("b.jpg");
        Terminal made = thawline("batch", in.resolve("a.png"), file, "-p", "gray | gaussian(5)", "--quality", "70");
        assertThat(made.code()).as(made.err()).isEqualTo(Exit.DONE);

        assertReplayed(file);
    }

    @Test
    void a_companion_leads_to_the_picture_that_it_stands_beside() throws Exception {
        thawline("batch", in, out, "-p", "gray | harris | corners(most=3) | mark", "--corners", "csv");
        Path companion = out.resolve("a.png.corners.csv");
        byte[] before = Files.readAllBytes(companion);

        Terminal told = thawline("replay", companion);
        Files.delete(companion);

        assertThat(told.err()).contains("is written beside a.png; the command makes both");
        assertThat(run(told.out()).code()).isEqualTo(Exit.DONE);
        assertThat(Files.readAllBytes(companion)).isEqualTo(before);
    }

    @Test
    void what_has_changed_since_is_told() throws Exception {
        thawline("batch", in, out, "-p", "gray");
        picture(in.resolve("a.png"), 3);
        Files.writeString(out.resolve("a.png"), "edited");

        Terminal told = thawline("replay", out.resolve("a.png"));

        assertThat(told.code()).isEqualTo(Exit.DONE);
        assertThat(told.out()).startsWith("thawline batch ").endsWith(" -p gray --overwrite\n");
        assertThat(told.err())
                .contains("its source")
                .contains("has changed since")
                .contains("a.png was changed since");
        Files.delete(in.resolve("a.png"));
        assertThat(thawline("replay", out.resolve("a.png")).err()).contains("is gone");
    }

    @Test
    void a_file_that_no_journal_knows_is_told_so() throws Exception {
        thawline("batch", in, out, "-p", "gray");

        Terminal none = thawline("replay", in.resolve("a.png"));
        Terminal all = thawline("replay", out.resolve("failed.csv"));

        assertThat(none.code()).isEqualTo(Exit.USAGE);
        assertThat(none.err()).contains("was not made by a batch job");
        assertThat(all.code()).isEqualTo(Exit.USAGE);
        assertThat(all.err()).contains("running its job again");
    }
}
