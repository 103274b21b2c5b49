package thawline.learn.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.tensor.Border;
import thawline.tensor.Shape;

class ResponseTest {

    private static Layer layer(String pipeline) {
        return Pipeline.parse(pipeline).layer(Shape.plane(64, 64));
    }

    private static Kernel counting(int h, int w) {
        float[] v = new float[h * w];
        for (int i = 0; i < v.length; i++) {
            v[i] = i + 1;
        }
        return Kernel.of(h, w, v);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFLECT_101", "REPLICATE", "WRAP", "CONSTANT", "NONE"})
    void a_kernel_is_read_off_as_it_was_written_whatever_the_border(String mode) {
        Border border = mode.equals("NONE") ? Border.NONE : new Border(Border.Mode.valueOf(mode), 0);
        for (int h = 1; h <= 4; h++) {
            for (int w = 1; w <= 5; w++) {
                Kernel k = counting(h, w);

                Response r =
                        Response.of(Conv2d.designed(k, border), 1).orElseThrow().getFirst();

                assertThat(r.kernel().square(4))
                        .as(h + " × " + w)
                        .isEqualTo(Grid.of(k, 0, 0).square(4));
                assertThat(r.offset()).isZero();
            }
        }
    }

    @Test
    void branches_scales_and_dilation_amount_to_one_kernel() {
        Layer sharpened = layer("+[ scale(2) , gaussian(3) | scale(-1) ]");
        List<Response> read = Response.of(sharpened, 1).orElseThrow();
        Layer wide = Conv2d.designed(counting(3, 3), Border.REFLECT_101).dilation(2);

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().kernel().square(1).values())
                .containsExactly(-0.0625, -0.125, -0.0625, -0.125, 1.75, -0.125, -0.0625, -0.125, -0.0625);
        assertThat(Response.of(wide, 1)
                        .orElseThrow()
                        .getFirst()
                        .kernel()
                        .square(2)
                        .at(0, 4))
                .isEqualTo(3);
    }

    @Test
    void a_border_value_is_no_part_of_what_black_becomes() {
        Response r = Response.of(layer("kernel([1,1,1; 1,1,1; 1,1,1], border=CONSTANT(9)) | scale(1, 5)"), 1)
                .orElseThrow()
                .getFirst();

        assertThat(r.offset()).isEqualTo(5);
        assertThat(r.kernel().square(1).values()).containsOnly(1);
    }

    @Test
    void colour_is_answered_for_greys() {
        Layer mixed = Pipeline.parse("gray | sobel(dx=1)").layer(Shape.planes(3, 64, 64));

        assertThat(Response.of(mixed, 3)
                        .orElseThrow()
                        .getFirst()
                        .kernel()
                        .square(1)
                        .values())
                .containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"median(3)", "sobel | magnitude", "normalise", "relu", "threshold(10)", "gaussian(99)"})
    void what_is_not_linear_or_reaches_too_far_has_no_kernel(String pipeline) {
        assertThat(Response.of(layer(pipeline), 1)).isEmpty();
    }
}
