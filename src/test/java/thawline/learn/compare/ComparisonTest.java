package thawline.learn.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Kernel;
import thawline.data.Gallery;
import thawline.data.PictureInput;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.learn.Pictures;
import thawline.learn.Pictures.Named;
import thawline.learn.compare.Kernels.Kind;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ComparisonTest {

    @TempDir
    private Path dir;

    private static final Comparison.Options QUICK =
            new Comparison.Options(2, 4, Duration.ZERO, (done, all, name) -> {});

    private static final Pictures TWO = pictures(
            named("weave", Gallery.weave()),
            named("polygons", Gallery.polygons().picture()));

    private static Named named(String name, Samples pixels) {
        return new Named(name, PictureInput.planes(Picture.of(pixels, ImageFormat.PNG)));
    }

    private static Pictures pictures(Named... all) {
        return new Pictures() {
            @Override
            public int size() {
                return all.length;
            }

            @Override
            public Named read(int i, int planes) throws IOException {
                if (all[i].name().equals("damaged")) {
                    throw new IOException("damaged.png: is cut off");
                }
                return new Named(all[i].name(), Pictures.planes(all[i].planes(), planes));
            }
        };
    }

    private static Comparison compared(String hand, String learned) throws IOException {
        return Comparison.of(Side.of(hand), Side.of(learned), TWO, QUICK);
    }

    @Test
    void a_filter_and_itself_are_equal() throws IOException {
        Comparison c = compared("gray | gaussian(5)", "gray | gaussian(5)");

        assertThat(c.isEqual()).isTrue();
        assertThat(c.psnr()).isInfinite();
        assertThat(c.ssim()).isCloseTo(1, within(1e-9));
        assertThat(c.largest()).isZero();
        assertThat(c.correlation()).isCloseTo(1, within(1e-12));
        assertThat(c.kernelError()).isZero();
        assertThat(c.kernels().kind()).isEqualTo(Kind.WHOLE);
        assertThat(c.timing().hand()).isPositive();
    }

    /// 2 → 2.02 is off by 1 % of the largest number, of what lies to the right.
    @Test
    void a_kernel_that_is_off_is_measured() throws IOException {
        Comparison c = compared("gray | sobel(dx=1)", "gray | kernel([-1,0,1; -2,0,2.02; -1,0,1])");

        assertThat(c.kernelError()).isCloseTo(0.01, within(1e-6));
        assertThat(c.largest()).isBetween(4.0, 0.02 * 255);
        assertThat(c.psnr()).isBetween(40.0, 60.0).isGreaterThanOrEqualTo(c.worstPsnr());
        assertThat(c.trial().cases()).extracting(Comparison.Case::name).containsExactly("weave", "polygons");
        assertThat(c.kernels().pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.hand().orElseThrow().values()).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
            assertThat(pair.difference().orElseThrow().at(1, 2)).isCloseTo(0.02, within(1e-6));
        });
    }

    @Test
    void a_model_for_grey_is_tried_on_grey_and_keeps_its_name() throws IOException {
        Path file = dir.resolve("learned.onnx");
        Conv2d layer = Conv2d.learned(Kernel.of(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0), Border.REFLECT_101);
        ModelFiles.write(file, new SavedModel(layer, Shape.plane(32, 32)));

        Comparison c = Comparison.of(Side.of("laplacian"), Side.of(file.toString()), TWO, QUICK);

        assertThat(c.sides().learned().name()).isEqualTo("learned.onnx");
        assertThat(c.trial().cases().getFirst().out().c()).isEqualTo(1);
        assertThat(c.isEqual()).isTrue();
    }

    @Test
    void chains_of_linear_filters_are_compared_by_the_kernel_that_they_amount_to() throws IOException {
        Comparison c = compared(
                "gaussian(3) | gaussian(3) | scale(2, 7)",
                "kernel([1,4,6,4,1; 4,16,24,16,4;" + " 6,24,36,24,6; 4,16,24,16,4; 1,4,6,4,1]/128) | scale(1, 7)");

        assertThat(c.kernels().kind()).isEqualTo(Kind.WHOLE);
        assertThat(c.kernels().pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.name()).isEqualTo("the kernel");
            assertThat(pair.offsets().hand()).isEqualTo(7);
            assertThat(pair.offsets().learned()).isEqualTo(7);
        });
        assertThat(c.kernelError()).isLessThan(1e-6);
    }

    @Test
    void filters_built_alike_are_compared_path_by_path() throws IOException {
        Comparison c =
                compared("gray | sobel | magnitude | harris(k=0.04)", "gray | sobel | magnitude | harris(k=0.05)");

        assertThat(c.kernels().kind()).isEqualTo(Kind.ALIKE);
        assertThat(c.kernels().error()).isZero();
        assertThat(c.kernels().numbers())
                .anySatisfy(n -> assertThat(n.learned() - n.hand()).isCloseTo(0.01, within(1e-6)));
    }

    @Test
    void filters_built_otherwise_show_their_kernels_apart() throws IOException {
        Comparison c = compared("gray | median(3)", "gray | gaussian(3)");

        assertThat(c.kernels().kind()).isEqualTo(Kind.APART);
        assertThat(c.kernels().pairs()).allSatisfy(p -> assertThat(p.hand()).isEmpty());
        assertThat(c.kernelError()).isNaN();
    }

    @Test
    void results_of_the_first_pictures_and_of_the_worst_are_kept() throws IOException {
        List<Named> many = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Tensor x = Tensor.zeros(Shape.plane(16, 16));
            x.set(0, 0, 8, 8, i == 4 ? 255 : 10);
            many.add(new Named("picture " + i, x));
        }
        Comparison.Options three = new Comparison.Options(1, 3, Duration.ZERO, (done, all, name) -> {});

        Comparison c = Comparison.of(
                Side.of("kernel([0,0,0;0,1,0;0,0,0])"),
                Side.of("kernel([0,0,0;0,1.1,0;0,0,0])"),
                pictures(many.toArray(Named[]::new)),
                three);

        assertThat(c.trial().cases().stream().filter(k -> k.shown().isPresent()).map(Comparison.Case::name))
                .containsExactly("picture 0", "picture 1", "picture 4");
    }

    @Test
    void results_of_different_planes_are_refused_in_words() {
        assertThatThrownBy(() -> compared("gray | sobel", "gray | sobel(dx=1)"))
                .hasMessageContaining("256×256 in 2 planes")
                .hasMessageContaining("only results of one size");
        assertThatThrownBy(() -> Side.of("gray | harris | corners")).hasMessageContaining("reads corners out");
    }

    @Test
    void a_picture_that_cannot_be_read_is_named_and_the_others_are_compared() throws IOException {
        Named damaged = new Named("damaged", Tensor.zeros(Shape.plane(1, 1)));
        Named weave = named("weave", Gallery.weave());

        Comparison c = Comparison.of(Side.of("gray"), Side.of("gray"), pictures(damaged, weave), QUICK);

        assertThat(c.trial().unread()).containsExactly("damaged.png: is cut off");
        assertThat(c.trial().cases()).extracting(Comparison.Case::name).containsExactly("weave");
        assertThatThrownBy(() -> Comparison.of(Side.of("gray"), Side.of("gray"), pictures(damaged), QUICK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is cut off");
    }

    @Test
    void a_pipeline_may_stand_in_a_file() throws IOException {
        Path file = Files.writeString(dir.resolve("edges.pipeline"), "gray\n| sobel # both\n");

        assertThat(Side.of(file.toString()).name()).isEqualTo("gray | sobel");
        assertThat(Side.of("@" + file).name()).isEqualTo("gray | sobel");
    }
}
