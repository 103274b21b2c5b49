package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Origin;
import thawline.io.Picture;
import thawline.tensor.Samples;

class RunTest {

    @TempDir
    private Path dir;

    /// A grey 8 × 8 picture, 40 on the left and 200 on the right.
    private static Samples.U8 step() {
        Samples.U8 s = Samples.u8(1, 8, 8);
        for (int i = 0; i < 64; i++) {
            s.data()[i] = (byte) (i % 8 < 4 ? 40 : 200);
        }
        return s;
    }

    private Path file(String name, Samples pixels) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        ImageFiles.best().write(file, pixels, Existing.REPLACE);
        return file;
    }

    private static Samples pixels(Path file) throws IOException {
        return ImageFiles.best().read(file).pixels();
    }

    private int at(String name, int y, int x) throws IOException {
        Samples s = pixels(dir.resolve(name));
        return Byte.toUnsignedInt(((Samples.U8) s).data()[s.index(0, y, x)]);
    }

    @Test
    void a_file_goes_through_the_pipeline() throws IOException {
        Path in = file("in.png", step());

        Terminal t = thawline("run", "gray | scale(-1, 255)", in, dir.resolve("made/out.png"));

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out().lines()).containsExactly(dir.resolve("made/out.png").toString());
        assertThat(at("made/out.png", 0, 0)).isEqualTo(215);
        assertThat(at("made/out.png", 0, 7)).isEqualTo(55);
    }

    @Test
    void a_file_goes_into_a_folder_under_its_name() throws IOException {
        Path in = file("in.png", step());
        Path out = Files.createDirectory(dir.resolve("out"));

        assertThat(thawline("run", "identity", in, out).code()).isEqualTo(Exit.DONE);
        assertThat(out.resolve("in.png")).exists();
        assertThat(thawline("run", "identity", in, dir + "/new/").code()).isEqualTo(Exit.DONE);
        assertThat(dir.resolve("new/in.png")).exists();
    }

    @Test
    void a_target_that_is_not_there_and_names_no_format_is_a_folder() throws IOException {
        Path in = file("in.png", step());

        assertThat(thawline("run", "identity", in, dir + "/made/").code()).isEqualTo(Exit.DONE);
        assertThat(dir.resolve("made/in.png")).exists();
        assertThat(thawline("run", "harris | corners", in, dir.resolve("lists")).code())
                .isEqualTo(Exit.DONE);
        assertThat(dir.resolve("lists/in.png.csv")).exists();
        assertThat(thawline("run", "identity", in, dir.resolve("out.gif")).err())
                .contains("end out.gif in .png");
    }

    @Test
    void a_jpeg_of_a_picture_with_alpha_is_opaque_and_says_so() throws IOException {
        Path in = dir.resolve("in.png");
        var withAlpha = new Picture(step(), Optional.of(step()), Origin.of(ImageFormat.PNG, 8));
        ImageFiles.best().write(in, withAlpha, Existing.REPLACE);

        Terminal t = thawline("run", "identity", in, dir.resolve("out.jpg"));

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.err()).contains("in.png: written without alpha");
        assertThat(at("out.jpg", 4, 7)).isBetween(195, 205);
        assertThat(thawline("run", "identity", in, dir.resolve("out.png")).err())
                .doesNotContain("alpha");
    }

    @Test
    void nothing_done_is_said_by_the_exit_code() throws IOException {
        Path bad = Files.writeString(dir.resolve("bad.png"), "not a picture");

        assertThat(thawline("run", "gray", bad, dir.resolve("out.png")).code()).isEqualTo(Exit.NOTHING);
        assertThat(thawline("run", "gray", dir.resolve("none.png"), dir.resolve("out.png"))
                        .err())
                .contains("none.png: no such file");
    }

    @Test
    void a_source_is_never_overwritten() throws IOException {
        Path in = file("in/a.png", step());
        byte[] before = Files.readAllBytes(in);
        Path link = Files.createSymbolicLink(dir.resolve("link.png"), in);
        Files.createLink(dir.resolve("hard.png"), in);

        assertThat(thawline("run", "gaussian", in, in).code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("run", "gaussian", in, link).code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("run", "gaussian", in, dir.resolve("hard.png")).code())
                .isEqualTo(Exit.USAGE);
        assertThat(thawline("run", "gaussian", in, dir.resolve("in")).code()).isEqualTo(Exit.USAGE);
        assertThat(in).hasBinaryContent(before);
    }

    @Test
    void a_folder_is_for_batch_and_the_command_is_shown() throws IOException {
        file("in/a.png", step());

        Terminal t = thawline("run", "gray | gaussian(5)", dir.resolve("in"), dir.resolve("out"));

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err())
                .contains("in is a folder, and run takes one picture")
                .contains(
                        "thawline batch " + dir.resolve("in") + " " + dir.resolve("out") + " -p 'gray | gaussian(5)'");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void what_is_there_already_is_replaced() throws IOException {
        Path in = file("in.png", step());
        Path out = Files.writeString(dir.resolve("out.png"), "something else");

        assertThat(thawline("run", "identity", in, out).code()).isEqualTo(Exit.DONE);
        assertThat(pixels(out).shape()).isEqualTo(step().shape());
    }

    @Test
    void a_wrong_pipeline_is_pointed_at() throws IOException {
        Terminal t = thawline("run", "gray | gausian", file("in.png", step()), dir.resolve("out.png"));

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("did you mean gaussian?").contains("  gray | gausian\n         ^");
    }

    @Test
    void a_wrong_option_is_usage() {
        assertThat(thawline("run").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("run", "gray", "a", "b", "--view", "mirror").err()).contains("mirror");
        assertThat(thawline("run", "gray", "a", "b", "--threads", "0").code()).isEqualTo(Exit.USAGE);
        assertThat(thawline("walk").code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void sixteen_bits_stay_sixteen_bits() throws IOException {
        Samples.U16 fine = Samples.u16(1, 4, 4);
        for (int i = 0; i < 16; i++) {
            fine.data()[i] = (short) (30_000 + i);
        }
        Path in = file("in.png", fine);

        assertThat(thawline("run", "identity", in, dir.resolve("out.png")).code())
                .isEqualTo(Exit.DONE);

        Picture out = ImageFiles.best().read(dir.resolve("out.png"));
        assertThat(out.bits()).isEqualTo(16);
        Samples.U16 same = (Samples.U16) out.pixels();
        for (int i = 0; i < 16; i++) {
            assertThat(Short.toUnsignedInt(same.data()[same.index(0, i / 4, i % 4)]))
                    .isEqualTo(30_000 + i);
        }
    }

    @Test
    void derivatives_are_shown_with_zero_as_mid_grey() throws IOException {
        Path in = file("in.png", step());

        thawline("run", "sobel(dx=1)", in, dir.resolve("auto.png"));
        thawline("run", "sobel(dx=1) | scale(-1)", in, dir.resolve("down.png"));
        thawline("run", "sobel(dx=1) | scale(-1)", in, dir.resolve("minus.png"), "--view", "signed");
        thawline("run", "sobel(dx=1) | scale(-1)", in, dir.resolve("abs.png"), "--view", "abs");
        thawline("run", "sobel(dx=1) | scale(-1)", in, dir.resolve("clip.png"), "--view", "clip");
        thawline("run", "sobel(dx=1) | scale(-1)", in, dir.resolve("normalise.png"), "--view", "normalise");

        // the derivative is 4 · 160 = 640 at the step and 0 elsewhere
        assertThat(at("auto.png", 4, 0)).isZero();
        assertThat(at("auto.png", 4, 4)).isEqualTo(255);
        assertThat(at("down.png", 4, 0)).isEqualTo(128);
        assertThat(at("down.png", 4, 4)).isZero();
        assertThat(at("minus.png", 4, 0)).isEqualTo(128);
        assertThat(at("minus.png", 4, 4)).isZero();
        assertThat(at("abs.png", 4, 0)).isZero();
        assertThat(at("abs.png", 4, 4)).isEqualTo(255);
        assertThat(at("clip.png", 4, 4)).isZero();
        assertThat(at("normalise.png", 4, 0)).isEqualTo(255);
        assertThat(at("normalise.png", 4, 4)).isZero();
    }

    @Test
    void corners_without_marks_are_a_csv() throws IOException {
        Samples.U8 square = Samples.u8(1, 32, 32);
        for (int i = 0; i < 144; i++) {
            square.data()[(10 + i / 12) * 32 + 10 + i % 12] = (byte) 255;
        }
        Path in = file("in/square.png", square);

        Terminal list = thawline("run", "harris | corners", in, dir.resolve("out"));
        Terminal refused = thawline("run", "harris | corners", in, dir.resolve("out.png"));
        Terminal marks = thawline("run", "harris | corners | mark", in, dir.resolve("m.png"));

        assertThat(list.out()).contains("square.png.csv\t4 corners");
        assertThat(Files.readAllLines(dir.resolve("out/square.png.csv")))
                .hasSize(5)
                .startsWith("x,y,score");
        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("corners are a list, not a picture");
        assertThat(marks.out()).contains("4 corners");
        assertThat(pixels(dir.resolve("m.png")).channels()).isEqualTo(3);
    }

    @Test
    void a_result_that_is_no_picture_is_told_with_a_way_out() throws IOException {
        Terminal t = thawline("run", "sobel", file("in.png", step()), dir.resolve("out.png"));

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("the result has 2 planes").contains("magnitude");
    }

    @Test
    void alpha_is_kept_beside_the_filter() throws IOException {
        Path in = dir.resolve("in.png");
        Picture clear = new Picture(step(), Optional.of(Samples.u8(1, 8, 8)), Origin.of(ImageFormat.PNG, 8));
        ImageFiles.best().write(in, clear, Existing.REPLACE);

        assertThat(thawline("run", "scale(-1, 255)", in, dir.resolve("out.png")).code())
                .isEqualTo(Exit.DONE);

        assertThat(ImageFiles.best().read(dir.resolve("out.png")).alpha()).hasValueSatisfying(a -> {
            assertThat(((Samples.U8) a).data()[a.index(0, 0, 0)]).isZero();
            assertThat(((Samples.U8) a).data()[a.index(0, 7, 7)]).isZero();
        });
    }
}
