package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.engine.OpenCvEngine;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.testing.Tree;

/// `thawline batch --engine …`
class EnginesBatchTest {

    @TempDir
    private static Path dir;

    private static Path in;

    @BeforeAll
    static void make_pictures() throws IOException {
        OpenCvEngine.missing().ifPresent(why -> {
            String reason = "no OpenCV to compare with: " + why;
            System.out.println("skipped: " + reason);
            abort(reason);
        });
        in = dir.resolve("in");
        for (int i = 0; i < 4; i++) {
            Samples.U8 noise = Samples.u8(i % 2 == 0 ? 1 : 3, 20 + i, 31);
            new Random(i).nextBytes(noise.data());
            Path file = in.resolve((i < 2 ? "" : "deep/") + i + ".png");
            Files.createDirectories(file.getParent());
            ImageFiles.best().write(file, noise, Existing.REFUSE);
        }
    }

    private static Terminal batch(String out, String pipeline, String engine) {
        return thawline("batch", in, dir.resolve(out), "-p", pipeline, "--engine", engine);
    }

    @Test
    void both_engines_make_the_same_classic_and_a_table_says_so() throws IOException {
        Terminal run = batch("classic", "classic", "both");

        assertThat(run.code()).as(run.err()).isEqualTo(Exit.DONE);
        assertThat(run.err()).contains("Thawline and OpenCV: 4 pictures, 4 identical (see ");
        assertThat(dir.resolve("classic/engines.csv")).hasContent("""
            file,pixels,differing,largest,mean,psnr
            0.png,620,0,0,0,inf
            1.png,651,0,0,0,inf
            deep/2.png,682,0,0,0,inf
            deep/3.png,713,0,0,0,inf
            """);
    }

    @Test
    void opencv_alone_writes_what_thawline_writes_where_they_agree() throws IOException {
        assertThat(batch("ours", "classic", "thawline").code()).isEqualTo(Exit.DONE);
        assertThat(batch("theirs", "classic", "opencv").code()).isEqualTo(Exit.DONE);

        assertThat(Tree.of(dir.resolve("theirs"))).isEqualTo(Tree.of(dir.resolve("ours")));
    }

    @Test
    void a_difference_is_counted_in_steps_of_what_is_stored() throws IOException {
        Terminal run = batch("rounded", "box(2) | round8", "both");

        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.err()).containsPattern("4 pictures, 0 identical, largest difference 1 in \\d+ pixels");
    }

    @Test
    void the_table_is_whole_again_after_a_run_that_made_only_some() throws IOException {
        batch("resumed", "box(2) | round8", "both");
        byte[] whole = Files.readAllBytes(dir.resolve("resumed/engines.csv"));
        Files.delete(dir.resolve("resumed/deep/2.png"));
        Files.delete(dir.resolve("resumed/engines.csv"));

        assertThat(batch("resumed", "box(2) | round8", "both").err()).contains("1 done, 3 skipped");

        assertThat(dir.resolve("resumed/engines.csv")).hasBinaryContent(whole);
    }

    @Test
    void corners_are_compared_one_by_one() throws IOException {
        Terminal run = batch("corners", "gray | gaussian | harris | corners", "both");

        assertThat(run.code()).as(run.err()).isEqualTo(Exit.DONE);
        assertThat(Files.readAllLines(dir.resolve("corners/engines.csv")))
                .hasSize(5)
                .first()
                .isEqualTo("file,matched,only_thawline,only_opencv,farthest");
    }

    @Test
    void what_opencv_lacks_is_named_before_anything_is_written() {
        Terminal run = batch("refused", "gray | foerstner | maxPool(2)", "opencv");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("foerstner has no twin in OpenCV").contains("maxPool has no twin in OpenCV");
        assertThat(dir.resolve("refused")).doesNotExist();
    }
}
