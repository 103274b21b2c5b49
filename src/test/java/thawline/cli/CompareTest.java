package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.filter.Kernels;
import thawline.learn.compare.Learnt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareTest {

    private static final Path PICTURE = Path.of("images/x-pencil.png");

    @TempDir
    private Path dir;

    @Test
    void a_page_is_written_with_the_command_that_made_it() throws IOException {
        Path model = dir.resolve("learned.onnx");
        Path page = dir.resolve("report.html");
        Learnt.write(model, Kernels.sobel(1, 0, 3));

        Terminal t = thawline(
                "compare",
                "sobel(dx=1)",
                model,
                "--images",
                PICTURE,
                "-o",
                page,
                "--gate",
                "psnr>=60",
                "--threads",
                1,
                "--timing",
                0);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("PSNR ", "gate psnr >= 60 passed", page.toString());
        assertThat(Files.readString(page))
                .contains("<code>thawline compare &#39;sobel(dx=1)&#39;".replace("&#39;", "'"))
                .contains("a third of the way an epoch", "x-pencil.png", "1 picture of");
    }

    @Test
    void a_gate_that_is_not_reached_is_an_exit_code_and_the_page_is_written_all_the_same() {
        Path page = dir.resolve("report.html");

        Terminal t = thawline(
                "compare",
                "gaussian(5)",
                "box(5)",
                "--images",
                PICTURE,
                "--gate",
                "psnr>=100",
                "--gate",
                "SSIM>=0.1",
                "-o",
                page,
                "--timing",
                0);

        assertThat(t.code()).isEqualTo(Exit.REFUSED);
        assertThat(t.err()).contains("gate psnr >= 100 refused: it is ");
        assertThat(t.out()).contains("gate ssim >= 0.1 passed");
        assertThat(page).exists();
    }

    @Test
    void json_is_one_object() {
        Terminal t = thawline(
                "compare",
                "gray | sobel(dx=1)",
                "gray | kernel([-1,0,1; -2,0,2.02; -1,0,1])",
                "--images",
                PICTURE,
                "--gate",
                "kernel<=0.02",
                "--json",
                "--timing",
                0);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        JsonNode json = JsonMapper.shared().readTree(t.out());
        assertThat(json.get("psnr").asDouble()).isGreaterThan(40);
        assertThat(json.get("kernelError").asDouble()).isBetween(0.00999, 0.01001);
        JsonNode hand = json.get("kernels").get(0).get("hand");
        assertThat(hand.get("numbers").get(1).get(2).asDouble()).isEqualTo(2);
        assertThat(hand.get("rank").asInt()).isEqualTo(1);
        assertThat(json.get("gates").get(0).get("passed").asBoolean()).isTrue();
        assertThat(json.get("pictures").get(0).get("name").asString()).isEqualTo("x-pencil.png");
    }

    @Test
    void what_is_wrong_is_usage_and_says_why() throws IOException {
        Path page = Files.writeString(dir.resolve("there.html"), "");

        assertThat(thawline("compare", "gray", "gray", "--gate", "psnr>40").err())
                .contains("such as psnr>=40");
        assertThat(thawline("compare", "gray", "gray", "--gate", "beauty>=1").err())
                .contains("no 'beauty'", "correlation, kernel, largest, psnr, rms, ssim, worst");
        assertThat(thawline("compare", "gray", "gray", "--timing", -1).err()).contains("not among 0 … 600 seconds");
        assertThat(thawline("compare", "gray", "gray", "-o", "report.pdf").err())
                .contains("end in .html");
        assertThat(thawline("compare", "gray", "gray", "-o", page).err()).contains("--overwrite replaces it");
        assertThat(thawline("compare", "gray", "gausian").err()).contains("did you mean gaussian?");
        assertThat(thawline("compare", "gray", "gray | sobel", "--images", PICTURE)
                        .err())
                .contains("only results of one size");
        assertThat(thawline("compare", "gray", "gray", "--images", dir.resolve("none"))
                        .code())
                .isEqualTo(Exit.USAGE);
        assertThat(thawline("compare", "gray", dir.resolve("none.onnx")).code()).isEqualTo(Exit.NOTHING);
    }

    @Test
    void a_picture_that_cannot_be_read_is_named_and_the_others_are_compared() throws IOException {
        Files.copy(PICTURE, dir.resolve("good.png"));
        Files.writeString(dir.resolve("bad.png"), "no picture");

        Terminal t = thawline("compare", "gray", "gray", "--images", dir, "--timing", 0);

        assertThat(t.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(t.err()).contains("bad.png");
        assertThat(t.out()).contains("∞ dB");
    }
}
