package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static thawline.cli.Terminal.thawline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatchTest {

    private static final Path POLYGONS = Path.of("images", "polygons.png");

    private static final String HEAD = "template,score,x,y,width,height,angle,scale";

    @TempDir
    private Path dir;

    private Path arrow;

    /// The polygon with a notch.
    @BeforeEach
    void templates() {
        arrow = cut("arrow.png", "crop(204, 144, 72, 104)");
    }

    private Path cut(String name, String pipeline) {
        Path file = dir.resolve(name);
        Terminal t = thawline("run", pipeline, POLYGONS, file);
        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        return file;
    }

    @Test
    void a_part_is_found_where_it_was_cut_out() {
        Terminal t = thawline("match", POLYGONS, arrow);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out().lines()).first().isEqualTo(HEAD);
        String[] hit = t.out().lines().toList().get(1).split(",", -1);
        assertThat(hit[0]).isEqualTo("arrow.png");
        assertThat(Double.parseDouble(hit[1])).isCloseTo(1, within(1e-4));
        assertThat(Double.parseDouble(hit[2])).isCloseTo(195.5, within(0.1));
        assertThat(Double.parseDouble(hit[3])).isCloseTo(239.5, within(0.1));
        assertThat(hit[4]).isEqualTo("104.00");
        assertThat(t.out().lines()).hasSize(2);
    }

    @Test
    void turned_parts_are_found_and_told_as_json_with_their_corners() {
        Path turned = dir.resolve("turned.png");
        thawline("run", "rotate(20, 0.9)", POLYGONS, turned);

        Terminal t = thawline("match", turned, arrow, "--angles", "0:40", "--scales", "0.8:1", "--json", "--max", 1);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        JsonNode root = JsonMapper.builder().build().readTree(t.out());
        assertThat(root.path("method").asString()).isEqualTo("CCOEFF_NORMED");
        JsonNode hit = root.path("hits").path(0);
        assertThat(hit.path("angle").asDouble()).isCloseTo(20, within(0.5));
        assertThat(hit.path("scale").asDouble()).isCloseTo(0.9, within(0.01));
        assertThat(hit.path("corners").size()).isEqualTo(4);
    }

    @Test
    void hits_are_written_and_drawn_and_nothing_is_replaced_unasked() throws IOException {
        Path csv = dir.resolve("hits.csv");
        Path marked = dir.resolve("marked.png");
        Object[] args = {"match", POLYGONS, arrow, "--out", csv, "--out", marked};

        Terminal t = thawline(args);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(csv).hasContent(t.out());
        Samples.U8 picture = (Samples.U8) ImageFiles.jdk().read(marked).pixels();
        assertThat(picture.channels()).isEqualTo(3);
        int red = 0;
        for (int x = 150; x < 240; x++) {
            int r = Byte.toUnsignedInt(picture.data()[picture.index(0, 204, x)]);
            int b = Byte.toUnsignedInt(picture.data()[picture.index(2, 204, x)]);
            red += r > b + 60 ? 1 : 0;
        }
        assertThat(red).as("the upper side of the box").isEqualTo(90);
        assertThat(thawline(args).code()).isEqualTo(Exit.USAGE);
        Object[] again = Arrays.copyOf(args, args.length + 1);
        again[args.length] = "--overwrite";
        assertThat(thawline(again).code()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_mask_leaves_out_what_lies_beside() throws IOException {
        Samples.U8 white = Samples.u8(1, 72, 104);
        Arrays.fill(white.data(), 0, 72 * 52, (byte) 255);
        ImageFiles.jdk().write(dir.resolve("half.png"), white, Existing.REFUSE);

        Terminal t = thawline("match", POLYGONS, arrow, "--mask", dir.resolve("half.png"), "--max", 1);
        Terminal wrong = thawline("match", POLYGONS, arrow, "--mask", POLYGONS);

        assertThat(t.out()).containsPattern("arrow.png,(1.0000|0.9999)\\d,195.");
        assertThat(wrong.code()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err()).contains("the mask of arrow.png is 288 rows × 384 columns, but the template 72 rows");
    }

    @Test
    void transparent_pixels_of_a_template_do_not_count() throws IOException {
        Path torn = dir.resolve("torn.pam");
        Samples.U8 part = (Samples.U8) ImageFiles.jdk().read(arrow).pixels();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("P7\nWIDTH 104\nHEIGHT 72\nDEPTH 2\nMAXVAL 255\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\n"
                .getBytes(StandardCharsets.US_ASCII));
        for (int y = 0; y < 72; y++) {
            for (int x = 0; x < 104; x++) {
                boolean gone = y < 20;
                out.write(gone ? 7 * x : part.data()[part.index(0, y, x)]);
                out.write(gone ? 0 : 255);
            }
        }
        Files.write(torn, out.toByteArray());

        assertThat(thawline("match", POLYGONS, torn).out()).containsPattern("torn.pam,(1.0000|0.9999)\\d,195.");
    }

    @Test
    void what_is_not_there_is_not_found() {
        Path cells = Path.of("images", "checkerboard.png");
        Terminal t = thawline("match", cells, arrow);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.out()).isEqualToIgnoringNewLines(HEAD);
        assertThat(t.err()).contains("nothing found with a score of 0.8 or more");
    }

    @Test
    void what_makes_no_sense_is_refused_in_a_line() {
        Path flat = cut("flat.png", "crop(0, 0, 10, 10)");

        assertThat(thawline("match", arrow, POLYGONS).err()).contains("larger than the picture");
        assertThat(thawline("match", POLYGONS, flat).err()).contains("flat.png is flat, so nothing can be like it");
        assertThat(thawline("match", POLYGONS, arrow, "--angles", "10:x").err())
                .contains("--angles 10:x is no range of numbers; FROM:TO such as -30:30");
        assertThat(thawline("match", POLYGONS, arrow, "--angles", "1:2:3:4").code())
                .isEqualTo(Exit.USAGE);
        assertThat(thawline("match", POLYGONS, arrow, "--method", "CCORR", "--angles", "0:9")
                        .err())
                .contains("CCOEFF_NORMED can");
        assertThat(thawline("match", POLYGONS, dir.resolve("none.png")).code()).isEqualTo(Exit.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "hits, says no format",
        "hits.txt, says no format",
        "hits.webp, says no format",
        "none/hits.csv, no folder"
    })
    void a_place_where_nothing_can_be_written_is_told_before_the_search(String name, String why) {
        Terminal t = thawline("match", dir.resolve("not-even-read.png"), POLYGONS, "--out", dir.resolve(name));
        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains(why);
        assertThat(t.out()).isEmpty();
    }
}
