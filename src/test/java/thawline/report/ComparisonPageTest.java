package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.data.Gallery;
import thawline.data.PictureInput;
import thawline.filter.Kernels;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.learn.Pictures;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Gate;
import thawline.learn.compare.Learnt;
import thawline.learn.compare.Side;
import thawline.report.ComparisonPage.Fact;
import thawline.tensor.Tensor;

class ComparisonPageTest {

    @TempDir
    private Path dir;

    private static final Tensor WEAVE = PictureInput.planes(Picture.of(Gallery.weave(), ImageFormat.PNG));

    private static final Pictures ONE = new Pictures() {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Named read(int i, int planes) {
            return new Named("weave & \"warp\"", Pictures.planes(WEAVE, planes));
        }
    };

    private static Comparison compared(Side hand, Side learned) throws IOException {
        return Comparison.of(hand, learned, ONE, new Comparison.Options(2, 4, Duration.ZERO, (done, all, name) -> {}));
    }

    private static String page(Comparison c, Gate... gates) {
        return new ComparisonPage(
                        c,
                        List.of(gates),
                        List.of(Fact.code("command", "thawline compare 'a<b' c"), Fact.text("seed", "7")))
                .html();
    }

    private Comparison sobel() throws IOException {
        Path file = dir.resolve("learned.onnx");
        Learnt.write(file, Kernels.sobel(1, 0, 3));
        return compared(Side.of("sobel(dx=1)"), Side.of(file.toString()));
    }

    @Test
    void a_learned_filter_has_every_part_and_the_figures_of_the_comparison() throws IOException {
        Comparison c = sobel();

        String page = page(c, Gate.parse("psnr>=40"), Gate.parse("psnr >= 1000"));

        assertThat(page)
                .contains("id=\"pictures\"", "id=\"kernels\"", "id=\"learning\"", "id=\"waves\"", "id=\"measures\"")
                .contains("id=\"each\"", "id=\"time\"", "id=\"provenance\"")
                .contains("<strong>" + Figures.decibels(c.psnr()) + "</strong>")
                .contains("✓ passed", "✗ refused", "<code>psnr &gt;= 1000</code>")
                .contains("DC gain", "noise gain", "separability rank", "1.292°")
                .contains("weave &amp; &quot;warp&quot;", "<code>thawline compare 'a&lt;b' c</code>")
                .contains("prefers-color-scheme: dark");
        assertThat(c.film().frames()).hasSize(Learnt.EPOCHS / 3 + 1);
        assertThat(page.split("kernel after epoch", -1)).hasSize(Learnt.EPOCHS / 3 + 2);
        assertThat(c.course().points()).hasSize(Learnt.EPOCHS);
    }

    @Test
    void a_page_needs_nothing_from_elsewhere_and_its_drawings_are_sound() throws Exception {
        WrittenPage page = new WrittenPage(page(sobel()));

        page.requireSound();
        assertThat(page.pictures()).hasSize(6); // four of the picture, two spectra
        assertThat(page.drawings()).hasSizeGreaterThan(15);
    }

    @Test
    void equal_filters_are_said_to_be_equal() throws IOException {
        String page = page(compared(Side.of("gray | gaussian(5)"), Side.of("gray | gaussian(5)")));

        assertThat(page)
                .contains("<strong>∞</strong>", "bit for bit", "no difference")
                .doesNotContain("id=\"learning\"");
    }

    @Test
    void filters_without_kernels_in_common_have_a_page_too() throws IOException {
        String page = page(compared(Side.of("median(3)"), Side.of("gaussian(3)")));

        assertThat(page)
                .contains("This filter has no kernels.", "id=\"kernels\"")
                .doesNotContain("id=\"waves\"", "id=\"measures\"", "largest kernel error");
    }

    @Test
    void of_filters_built_alike_only_what_differs_is_shown() throws IOException {
        String page = page(compared(
                Side.of("gray | gaussian(5) | sobel | magnitude | harris(k=0.04)"),
                Side.of("gray | gaussian(5, sigma=2) | sobel | magnitude | harris(k=0.05)")));

        assertThat(page).contains("more are equal", "Single numbers", ">0.040000<", ">0.050000<", "<h3>1.conv2d</h3>");
        assertThat(page).doesNotContain("<h3>2.conv2d");
    }
}
