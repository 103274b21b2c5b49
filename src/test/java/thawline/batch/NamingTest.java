package thawline.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.io.ImageFormat;
import thawline.io.OutputFormat;
import thawline.tensor.Samples.Depth;

class NamingTest {

    private static Found found(String name, ImageFormat content) {
        return new Found(Path.of("/in").resolve(name), name, Optional.ofNullable(content), name);
    }

    private static Naming naming(Product product, String template, String... companions) {
        return new Naming(product, Template.of(template), List.of(companions), Set.of());
    }

    private static Product.Picture picture(OutputFormat format, Depth depth) {
        return new Product.Picture(Optional.ofNullable(format), Optional.ofNullable(depth));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.png,      PNG,  a/b.png,         ",
        "b.JPeG,       JPEG, b.JPeG,          ",
        "b.pgm,        PNM,  b.pgm,           ",
        "b.pbm,        PNM,  b.png,           a PBM holds only black and white; the result is a PNG",
        "b.png,        JPEG, b.png,           is called PNG but holds JPEG",
        "b.png,        ,     b.png,           ",
        "b.gif,        GIF,  b.png,           GIF files are read but not written; the result is a PNG",
        "x.y/b.webp,   WEBP, x.y/b.png,       WebP files are read but not written; the result is a PNG",
        "scan.0001,    JPEG, scan.0001.jpg,   its name says no format; the result is a JPEG",
        "scan,         TIFF, scan.tif,        its name says no format; the result is a TIFF",
        "scan,         PNM,  scan.pnm,        its name says no format; the result is a PNM",
        "scan,         GIF,  scan.png,        its name says no format; the result is a PNG",
        "scan.jp2,     OTHER,scan.jp2.png,    its name says no format; the result is a PNG",
        "png,          PNG,  png.png,         its name says no format; the result is a PNG",
    })
    void a_result_keeps_its_name_where_that_can_be_written(
            String name, ImageFormat content, String output, String note) {
        Item item = Naming.same().item(found(name, content));

        assertThat(item.output()).isEqualTo(output);
        assertThat(item.outputs()).containsExactly(output);
        assertThat(item.notes()).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.png,   JPEG, a/b.jpg",
        "b.jpeg,    JPEG, b.jpeg",
        "b.gif,     PNG,  b.png",
        "scan.0001, PNG,  scan.0001.png",
        "b.ppm,     PGM,  b.pgm"
    })
    void a_format_that_is_asked_for_takes_the_place_of_the_ending(String name, OutputFormat format, String output) {
        Item item = naming(picture(format, null), "{name}").item(found(name, ImageFormat.PNG));

        assertThat(item.output()).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource({
        "b.jpg, U16, b.png, JPEG has 8 bits a sample; the result is a PNG",
        "b.png, U16, b.png, ",
        "b.png, F32, b.tif, 'PNG has 8 or 16 bits a sample, no floats; the result is a TIFF'",
        "b.TIF, F32, b.TIF, ",
        "b.gif, F32, b.tif, GIF files are read but not written; the result is a TIFF",
        "b.pfm, U8,  b.png, PFM holds floats only; the result is a PNG",
        "scan,  U16, scan.png, its name says no format; the result is a PNG",
    })
    void a_depth_that_the_format_has_not_gives_another_format(String name, Depth depth, String output, String note) {
        Found found = found(name, ImageFormat.named(Path.of(name)).orElse(ImageFormat.JPEG));

        Item item = naming(picture(null, depth), "{name}").item(found);

        assertThat(item.output()).isEqualTo(output);
        assertThat(item.notes()).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @ParameterizedTest
    @CsvSource({
        "{name}-edges,     a/b.png,  a/b-edges.png",
        "{name}-{ending},  b.JPG,    b-JPG.JPG",
        "{name}.{name},    a.b.png,  a.b.a.b.png",
        "x{ending},        scan,     x.png",
        "$1{name},         b.png,    $1b.png"
    })
    void a_template_has_the_name_and_its_ending(String template, String name, String output) {
        assertThat(naming(picture(null, null), template)
                        .item(found(name, ImageFormat.PNG))
                        .output())
                .isEqualTo(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{nam}", "{}", "{name", "name}", "{{name}}", "a/{name}", "", " "})
    void a_template_that_makes_no_names_is_refused(String template) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{name}");
    }

    @Test
    void companions_stand_behind_the_whole_name_of_the_result() {
        Naming naming = naming(picture(OutputFormat.PNG, null), "{name}", ".corners.csv", ".features.npy");

        assertThat(naming.item(found("a/b.jpg", ImageFormat.JPEG)).outputs())
                .containsExactly("a/b.png", "a/b.png.corners.csv", "a/b.png.features.npy");
    }

    @Test
    void a_list_is_called_as_its_picture_with_its_own_ending_behind() {
        assertThat(naming(new Product.Table(".csv"), "{name}")
                        .item(found("a/b.jpg", ImageFormat.JPEG))
                        .outputs())
                .containsExactly("a/b.jpg.csv");
        assertThat(naming(new Product.Nothing(), "{name}", ".corners.csv")
                        .item(found("a/b.jpg", ImageFormat.JPEG))
                        .outputs())
                .containsExactly("a/b.jpg.corners.csv");
    }

    @Test
    void a_result_that_is_named_as_a_whole_needs_a_name_that_can_be_written() {
        Found found = found("b.jpg", ImageFormat.JPEG);

        assertThat(Naming.same().item(found, "x.tiff").output()).isEqualTo("x.tiff");
        assertThatThrownBy(() -> Naming.same().item(found, "x.gif")).hasMessageContaining("end x.gif in .png");
        assertThatThrownBy(() -> Naming.same().item(found, "x.csv")).hasMessageContaining(".png, .jpg");
        assertThat(naming(new Product.Table(".csv"), "{name}")
                        .item(found, "x.csv")
                        .outputs())
                .containsExactly("x.csv");
    }
}
